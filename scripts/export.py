"""Write the public tables as Parquet and CSV, and the hot leads as a list to work.

    .venv/bin/python scripts/export.py --out /srv/bi/lead_scoring
    .venv/bin/python scripts/export.py --formats parquet --tables lead_scores

A DuckDB file has one writer: whoever reads it stops the next build. These files can be
read at any time. All of them are written first and then renamed into place one by one,
so that no reader sees half a file; who has one open goes on reading the old one.
`views.duckdb` beside them holds a view over each, for tools that want a database.

The CSVs in `csv/` are for spreadsheets: UTF-8 marked as such, and an apostrophe before
text that would run as a formula. `hot_leads.csv` lists the hot leads: e-mail, phone,
next step and the day since which they are hot; customers are left out.
"""

import argparse
import sys
from pathlib import Path

import duckdb
from database import ROOT, add_database_argument, is_built, run
from work_list import BYTE_ORDER_MARK, csv_text, hot_leads

FORMATS = ("parquet", "csv")
# What is not exported is not listed in hot_leads.csv either.
HOT_TABLES = ("lead_scores", "lead_score_history", "lead_next_steps")
# Text that a spreadsheet would run gets an apostrophe before it.
DEFUSED = """
    if(regexp_matches("{0}", '^[=+@\\t\\r\\n-]'), '''' || "{0}", "{0}")
"""


def public_tables() -> list[str]:
    """Names of the public marts, by their files."""
    return sorted(path.stem for path in (ROOT / "models/marts").glob("*/*.sql"))


def main(argv: list[str]) -> int:
    """Write the files; 1 if a table is not built, and then none is written."""
    options = parse(argv)
    if not is_built(options.db):
        return 1
    with duckdb.connect(str(options.db), read_only=True) as connection:
        found = connection.execute(
            "select table_name from information_schema.tables"
            " where table_schema = 'main'"
        ).fetchall()
        missing = sorted(set(options.tables) - {name for (name,) in found})
        if missing:
            print(f"Not built yet: {', '.join(missing)}.", file=sys.stderr)
            return 1
        options.out.mkdir(parents=True, exist_ok=True)
        parts = {}
        for name in options.tables:
            for kind in options.formats:
                folder = options.out / ("csv" if kind == "csv" else "")
                path = folder / f"{name}.{kind}"
                parts[path] = write_part(connection, name, path)
        hot, customers = None, 0
        if set(HOT_TABLES) <= set(options.tables):
            hot, customers = write_hot_leads(connection, options.out, parts)
    for path, part in parts.items():
        part.replace(path)
    if "parquet" in options.formats:
        write_views(options.out.resolve())
    size = sum(path.stat().st_size for path in parts)
    print(f"{options.out}: {len(options.tables)} tables, {size / 1e6:.1f} MB.")
    if hot is not None:
        left_out = f"; {customers:,} hot customers are left out" if customers else ""
        print(f"{options.out / 'hot_leads.csv'}: {hot:,} leads{left_out}.")
    return 0


def parse(argv: list[str]) -> argparse.Namespace:
    """The arguments."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--out", type=Path, default=ROOT / "target/export", help="folder of the files")
    add(
        "--tables",
        nargs="+",
        choices=public_tables(),
        default=public_tables(),
        metavar="TABLE",
        help="some of the tables only",
    )
    add(
        "--formats",
        nargs="+",
        choices=FORMATS,
        default=FORMATS,
        help="parquet, csv, or both (default)",
    )
    add_database_argument(parser)
    return parser.parse_args(argv)


def write_part(connection: duckdb.DuckDBPyConnection, name: str, path: Path) -> Path:
    """Write a table beside its place; the same rows give the same file."""
    path.parent.mkdir(exist_ok=True)
    part = path.with_name(path.name + ".part")
    if path.suffix == ".parquet":
        connection.execute(
            f"copy (from \"{name}\" order by all) to '{quoted(part)}'"
            " (format parquet, compression zstd)"
        )
        return part
    columns = connection.execute(f'describe "{name}"').fetchall()
    cells = [
        (DEFUSED if kind == "VARCHAR" else '"{0}"').format(column)
        # the mark by which a spreadsheet knows UTF-8 is the first character of the file
        + f' as "{"" if place else BYTE_ORDER_MARK}{column}"'
        for place, (column, kind, *_) in enumerate(columns)
    ]
    connection.execute(
        f'copy (select {", ".join(cells)} from "{name}" order by all)'
        f" to '{quoted(part)}' (format csv, header)"
    )
    return part


def write_hot_leads(
    connection: duckdb.DuckDBPyConnection, folder: Path, parts: dict[Path, Path]
) -> tuple[int, int]:
    """Write hot_leads.csv beside its place; hot leads, and customers left out."""
    columns, rows, customers = hot_leads(connection)
    path = folder / "hot_leads.csv"
    parts[path] = path.with_name(path.name + ".part")
    parts[path].write_text(csv_text(columns, rows), encoding="utf-8", newline="")
    return len(rows), customers


def write_views(folder: Path) -> None:
    """Write views.duckdb, over every table that is there; it holds no rows."""
    part = folder / "views.duckdb.part"
    part.unlink(missing_ok=True)
    with duckdb.connect() as connection:
        connection.execute(
            f"attach '{quoted(part)}' as views (storage_version 'v1.0.0')"
        )
        for path in sorted(folder.glob("*.parquet")):
            connection.execute(
                f'create view views."{path.stem}" as'
                f" select * from read_parquet('{quoted(path)}')"
            )
    part.replace(folder / "views.duckdb")


def quoted(path: Path) -> str:
    """A path between quotes in SQL."""
    return str(path).replace("'", "''")


if __name__ == "__main__":
    sys.exit(run(main))
