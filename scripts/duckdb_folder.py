"""dbt-duckdb plugin that makes the folder of the database file, as DuckDB does not."""

from pathlib import Path
from typing import Any

from dbt.adapters.duckdb.plugins import BasePlugin


class Plugin(BasePlugin):
    """Runs before dbt-duckdb connects; reads `path` of the profile."""

    def initialize(self, plugin_config: dict[str, Any]) -> None:
        """Make the folder that the database file will be in."""
        if self.creds is not None and ":" not in self.creds.path:
            Path(self.creds.path).parent.mkdir(parents=True, exist_ok=True)
