"""Run `by_sql.sql` in a DuckDB file of its own, and write its lead scores.

Example: python scripts/benchmark_peers/by_sql.py local/load 2026-10-31 scores.parquet
"""

import os
import sys
from pathlib import Path

import duckdb


def main(raw: str, as_of_date: str, out: str) -> None:
    """Score the raw folder as of the date; `out` is a Parquet file."""
    script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    database = Path(out).with_suffix(".duckdb")
    database.unlink(missing_ok=True)
    memory = os.environ.get("LEAD_SCORING_MEMORY") or "80%"
    with duckdb.connect(str(database), config={"memory_limit": memory}) as connection:
        connection.execute(script.format(raw=raw, as_of_date=as_of_date))
        connection.execute(f"copy lead_scores to '{out}'")
    database.unlink()


if __name__ == "__main__":
    main(*sys.argv[1:])
