"""Write invented raw data: the shipped sample, or a set of any size to test load.

The eight tables of the contract, one file each, of a vendor whose visitors, readers,
deals and faulty rows exercise the shipped rules. The same arguments give the same bytes
(Parquet: with the same version of DuckDB). Nothing reads the clock.
"""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
from sample_data.drawing import Size
from sample_data.writing import FORMATS, TABLES, write_tables

SAMPLE = Path(__file__).resolve().parents[1] / "sample"
EXAMPLE = """\
example: a set of ten million events, in Parquet
  python scripts/generate_sample.py --contacts 100000 --events 10000000 \\
      --format parquet --out local/load
"""


def number_up_to(limit: int, lowest: int = 1) -> Callable[[str], int]:
    """An argparse type: a whole number from `lowest` to `limit`."""

    def number(text: str) -> int:
        if not text.isdecimal() or not lowest <= int(text) <= limit:
            raise argparse.ArgumentTypeError(
                f"{text} is no whole number from {lowest} to {limit}"
            )
        return int(text)

    return number


def iso_date(text: str) -> date:
    """An argparse type: a date from 1990 to 2100."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if not 1990 <= day.year <= 2100:
        raise argparse.ArgumentTypeError(f"{text} is no date like 2026-10-31")
    return day


def parse(argv: list[str] | None) -> argparse.Namespace:
    """The arguments; the defaults are those of the shipped sample."""
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n\n")[0],
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add(
        "--contacts",
        type=number_up_to(9_000_000),
        default=2_000,
        metavar="N",
        help="number of contacts [2000]; companies follow, 15 to 100 contacts",
    )
    add(
        "--events",
        type=number_up_to(5_000_000_000),
        default=60_000,
        metavar="N",
        help="about how many events [60000]",
    )
    add(
        "--seed",
        type=number_up_to(1_000_000_000, 0),
        default=1,
        metavar="N",
        help="another number gives other data [1]",
    )
    add(
        "--out",
        type=Path,
        default=SAMPLE,
        metavar="DIR",
        help="folder to write to [the sample of this project]",
    )
    add(
        "--format",
        choices=FORMATS,
        help="of all files [CSV, and Parquet for the events]",
    )
    add(
        "--end-date",
        type=iso_date,
        default=date(2026, 10, 31),
        metavar="YYYY-MM-DD",
        help="last day with events [2026-10-31]",
    )
    add(
        "--months",
        type=number_up_to(240),
        default=12,
        metavar="N",
        help="months with events, up to the last day [12]",
    )
    return parser.parse_args(argv)


def file_names(chosen: str | None) -> dict[str, str]:
    """The file of each table, by the format that was asked for."""
    default = {"events": "parquet"}
    return {table: f"{table}.{chosen or default.get(table, 'csv')}" for table in TABLES}


def in_the_way(folder: Path, names: dict[str, str]) -> list[str]:
    """Files of the same tables in the other format: a table must not have both."""
    both = {f"{table}.{ending}" for table in names for ending in FORMATS}
    return sorted(
        name for name in both - set(names.values()) if (folder / name).exists()
    )


def main(argv: list[str] | None = None) -> int:
    """Write the files and tell how many rows each has; 2 if it cannot be done."""
    args = parse(argv)
    names = file_names(args.format)
    size = Size(args.contacts, args.events, args.seed, args.end_date, args.months)
    if others := in_the_way(args.out, names):
        print(
            f"{args.out} has {', '.join(others)}: a table may have one file only. "
            "Delete it, or choose another folder or format.",
            file=sys.stderr,
        )
        return 2
    try:
        args.out.mkdir(parents=True, exist_ok=True)
        rows = write_tables(size, names, args.out)
    except (OSError, duckdb.IOException) as error:
        print(f"Cannot write to {args.out}: {error}", file=sys.stderr)
        return 2
    for table, count in rows.items():
        print(f"{names[table]:<26}{count:>12,} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
