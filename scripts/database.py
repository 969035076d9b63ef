"""Where the built DuckDB file is, for the scripts that read it."""

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
DEFAULT_DATABASE = "target/lead_scoring.duckdb"


def add_database_argument(parser: argparse.ArgumentParser) -> None:
    """Add `--db`; its default is LEAD_SCORING_DB, relative to the project's root."""
    named = os.environ.get("LEAD_SCORING_DB") or DEFAULT_DATABASE
    parser.add_argument(
        "--db",
        type=Path,
        default=ROOT / named,
        help="the DuckDB file (default: LEAD_SCORING_DB, else "
        + DEFAULT_DATABASE
        + ")",
    )


def is_built(path: Path) -> bool:
    """Whether the database file exists; says what to do if it does not."""
    if not path.exists():
        print(f"{path} does not exist: run `make build` first.", file=sys.stderr)
    return path.exists()
