"""Where the built tables are, for the scripts that read them."""

import argparse
import os
import sys
from collections.abc import Callable
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


def add_tables_argument(parser: argparse.ArgumentParser) -> None:
    """Add `--db` to a script that reads every engine; None is the one in use."""
    parser.add_argument(
        "--db",
        type=Path,
        help="a DuckDB file (default: the engine of LEAD_SCORING_TARGET; on DuckDB the"
        f" file LEAD_SCORING_DB, else {DEFAULT_DATABASE})",
    )


def is_built(path: Path) -> bool:
    """Whether the database file exists; says what to do if it does not."""
    if not path.exists():
        print(f"{path} does not exist: run `make build` first.", file=sys.stderr)
    return path.exists()


def run(main: Callable[[list[str]], int]) -> int:
    """Run a script's `main`; a reader such as `head` that closes the pipe is no fault.

    What is left to write then goes nowhere, and the exit code is that of success.
    """
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    return code
