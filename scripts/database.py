"""Where the built tables are, for the scripts that read them."""

import argparse
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

import duckdb

ROOT = Path(__file__).parents[1]
DEFAULT_DATABASE = "target/lead_scoring.duckdb"
# C0 and C1 but tabs and line ends, and what changes the direction of writing
CONTROLS = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]"
)

HAS_SCORES = "select 1 from information_schema.tables where table_name = 'lead_scores'"


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
    """Whether the database file has scores; says what to do if it has none."""
    fault = None
    if not path.exists():
        fault = f"{path} does not exist: run `make build` first."
    else:
        with duckdb.connect(str(path), read_only=True) as connection:
            if not connection.execute(HAS_SCORES).fetchone():
                fault = (
                    f"{path} has no table lead_scores: its build did not end well. Run"
                    " `make build` again."
                )
    if fault:
        print(fault, file=sys.stderr)
    return fault is None


def fault_of_file(path: Path) -> str | None:
    """Why a build cannot write to a DuckDB file, in a line; None if it can."""
    if not path.exists():
        return None
    try:
        duckdb.connect(str(path)).close()
    except duckdb.Error as error:
        says = str(error).splitlines()[0]
        if "lock" not in says:
            return f"{path} cannot be written: {says}"
        holder = re.search(r"\(PID (\d+)\)", says)
        by = f" by process {holder[1]}" if holder else ""
        return (
            f"{path} is held{by}: another build, or a program that reads it. Wait until"
            " it ends, or close it, and build again."
        )
    return None


class PlainText:
    """A terminal that gets no control characters: names come from raw data."""

    def __init__(self, stream: TextIO) -> None:
        """Write to a stream."""
        self._stream = stream

    def write(self, text: str) -> int:
        """Write text, without what moves the cursor or turns the line around."""
        return self._stream.write(CONTROLS.sub("", text))

    def __getattr__(self, name: str) -> object:
        """All else as the stream has it."""
        return getattr(self._stream, name)


def run(main: Callable[[list[str]], int]) -> int:
    """Run a script's `main`; a reader such as `head` that closes the pipe is no fault.

    What is left to write then goes nowhere, and the exit code is that of success.
    """
    if sys.stdout.isatty():
        sys.stdout = PlainText(sys.stdout)  # type: ignore[assignment]
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    return code
