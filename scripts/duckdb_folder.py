"""dbt-duckdb plugin: makes the database's folder, and tells macros how to read files.

DuckDB does neither: it does not make folders, and does not read workbooks, most
encodings, title lines, or names in another case.
"""

import json
import os
from pathlib import Path
from typing import Any

from dbt.adapters.duckdb.plugins import BasePlugin
from raw_files import read_raw_file

ROOT = Path(__file__).resolve().parents[1]
FUNCTION = "lead_scoring_raw_file"


class Plugin(BasePlugin):
    """Runs before dbt-duckdb connects; reads `path` of the profile."""

    def initialize(self, plugin_config: dict[str, Any]) -> None:
        """Make the folder that the database file will be in."""
        if self.creds is not None and ":" not in self.creds.path:
            Path(self.creds.path).parent.mkdir(parents=True, exist_ok=True)

    def configure_connection(self, conn: Any) -> None:
        """Give DuckDB the function that the macro read_raw_file asks."""
        conn.create_function(FUNCTION, raw_file, ["VARCHAR"] * 3, "VARCHAR")


def raw_file(folder: str, name: str, known: str) -> str:
    """How to read a file, as JSON; see RawFile. `known`: a JSON list of columns."""
    target = Path(os.environ.get("DBT_TARGET_PATH") or "target")
    copies = ROOT / target / "raw_files"
    return read_raw_file(Path(folder), name, json.loads(known), copies).as_json()
