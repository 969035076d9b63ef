"""Parse the project with dbt's schema validation switched on for every adapter.

dbt validates YAML against its JSON schema only on BigQuery, Databricks, Redshift
and Snowflake; on DuckDB, Postgres and Spark most deprecations stay silent.
"""

import sys

from dbt.cli.main import dbtRunner
from dbt.jsonschemas import jsonschemas

PARSE = ["parse", "--no-partial-parse", "--show-all-deprecations"]
STRICT = ["--warn-error-options", '{"error": ["Deprecations"]}']


def main(argv: list[str]) -> int:
    """Parse with the given dbt arguments; 1 if anything is deprecated."""
    jsonschemas._JSONSCHEMA_SUPPORTED_ADAPTERS |= {"duckdb", "postgres", "spark"}
    # dbt-duckdb's own seed config, which the schema does not know
    jsonschemas._ADAPTER_TO_CONFIG_ALIASES["duckdb"] = ["fast"]
    result = dbtRunner().invoke([*PARSE, *STRICT, *argv])
    return 0 if result.success else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
