"""Write the public tables as Parquet, for tools that must not hold the database.

    .venv/bin/python scripts/export.py --out /srv/bi/lead_scoring

A DuckDB file has one writer: whoever reads it stops the next build. Parquet files can
be read at any time. All of them are written first and then renamed into place one by
one, so that no reader sees half a file; who has one open goes on reading the old one.
`views.duckdb` beside them holds a view over each, for tools that want a database.
"""

import argparse
import sys
from pathlib import Path

import duckdb
from database import ROOT, add_database_argument, is_built


def public_tables() -> list[str]:
    """Names of the public marts, by their files."""
    return sorted(path.stem for path in (ROOT / "models/marts").glob("*/*.sql"))


def main(argv: list[str]) -> int:
    """Write one file per table; 1 if one is not built, and then none is written."""
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
    add_database_argument(parser)
    options = parser.parse_args(argv)
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
        parts = {
            options.out / f"{name}.parquet": write_part(connection, name, options.out)
            for name in options.tables
        }
    for path, part in parts.items():
        part.replace(path)
    write_views(options.out.resolve())
    size = sum(path.stat().st_size for path in parts)
    print(f"{options.out}: {len(parts)} tables, {size / 1e6:.1f} MB.")
    return 0


def write_part(connection: duckdb.DuckDBPyConnection, name: str, folder: Path) -> Path:
    """Write a table beside its place; the same rows give the same file."""
    part = folder / f"{name}.parquet.part"
    connection.execute(
        f"copy (from \"{name}\" order by all) to '{quoted(part)}'"
        " (format parquet, compression zstd)"
    )
    return part


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
    sys.exit(main(sys.argv[1:]))
