"""Make the raw data of a size: of all days, without the last day, and without rows."""

import argparse
import shutil
from datetime import date
from pathlib import Path

import duckdb
import generate_sample
from sample_data.writing import TABLES

LAST_DAY = date(2026, 10, 31)


def add_sizes(parser: argparse.ArgumentParser) -> None:
    """The arguments that say how large the load set is."""
    number = generate_sample.number_up_to
    add = parser.add_argument
    add("--events", type=number(1_000_000_000), default=1_000_000, metavar="N",
        help="about how many events [1000000]")  # fmt: skip
    add("--contacts", type=number(9_000_000), metavar="N",
        help="number of contacts [a hundredth of the events]")  # fmt: skip


def make_load_set(parent: Path, options: argparse.Namespace) -> Path:
    """The folder with `all`, `before` and `nothing`, named after its size.

    Kept if it is there.
    """
    folder = parent / f"{options.events}_{options.contacts}"
    whole, before, nothing = (folder / name for name in ("all", "before", "nothing"))
    if (nothing / "events.parquet").exists():
        return folder
    sizes = ["--contacts", options.contacts, "--events", options.events]
    arguments = [*sizes, "--end-date", LAST_DAY, "--format", "parquet", "--out", whole]
    generate_sample.main([*map(str, arguments)])
    # the peers know of no points given by hand
    adjustments = whole / "score_adjustments.parquet"
    duckdb.execute(f"copy (from '{adjustments}' limit 0) to '{adjustments}'")
    shutil.copytree(whole, before, dirs_exist_ok=True)
    duckdb.execute(
        f"""copy (
            from '{whole}/events.parquet'
            where coalesce(loaded_at, occurred_at) < date '{LAST_DAY}'
        ) to '{before}/part.parquet'"""
    )
    (before / "part.parquet").replace(before / "events.parquet")
    nothing.mkdir(exist_ok=True)
    # the events are last: they say that all is there
    for name in [f"{table}.parquet" for table in reversed(TABLES)]:
        duckdb.execute(f"copy (from '{whole / name}' limit 0) to '{nothing / name}'")
    return folder
