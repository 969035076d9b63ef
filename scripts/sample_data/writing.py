"""Write the tables to files, the events in parts of some days to stay within memory."""

import sys
import tempfile
from pathlib import Path

import duckdb
from tqdm import tqdm

from .drawing import Size, build, set_days
from .faults import FAULTS, OWN_IDS

TABLES = ("events", *FAULTS)
FORMATS = ("csv", "parquet")
OPTIONS = {
    ".csv": "format csv, header",
    ".parquet": "format parquet, compression zstd",
    # One row group: those of the whole file depend on where the parts have theirs.
    ".part": "format parquet, row_group_size 100_000_000",
}
EVENTS_PER_PART = 1_000_000
MEMORY_LIMIT = "2500MB"


def write_tables(size: Size, names: dict[str, str], out: Path) -> dict[str, int]:
    """Write a file per table into the folder `out`; returns the rows of each table.

    `names` gives the file of each table; its ending is the format. The files appear
    when all are complete.
    """
    with tempfile.TemporaryDirectory(dir=out, prefix=".unfinished-") as unfinished:
        folder = Path(unfinished)
        config = {"memory_limit": MEMORY_LIMIT, "temp_directory": str(folder / "spill")}
        with duckdb.connect(config=config) as con:
            build(con, size)
            queries = {
                "events": f"from read_parquet({_event_parts(con, size, folder)})"
            }
            for table in FAULTS:
                queries[table] = _with_faults(con, table, Path(names[table]).suffix)
            # With more threads the row groups of a file are not the same each time.
            con.execute("set threads = 1")
            rows = {
                table: _copy(con, queries[table], folder / name)
                for table, name in names.items()
            }
        for name in names.values():
            (folder / name).replace(out / name)
    return rows


def _event_parts(con: duckdb.DuckDBPyConnection, size: Size, folder: Path) -> list[str]:
    """Write the events, some days per file; returns the files in the order of time."""
    days = max(1, size.days * EVENTS_PER_PART // size.events)
    parts = []
    written = 0
    for from_day in tqdm(
        range(0, size.days, days),
        desc="events",
        unit="part",
        file=sys.stderr,
        disable=not sys.stderr.isatty() and size.events < 5 * EVENTS_PER_PART,
    ):
        set_days(con, from_day, min(size.days, from_day + days), written)
        part = folder / f"{from_day:05d}.part"
        written += _copy(con, "from numbered_events", part)
        parts.append(str(part))
    return parts


def _with_faults(con: duckdb.DuckDBPyConnection, table: str, ending: str) -> str:
    """The query of a table, its wrong rows at the end; makes `faults.<table>`."""
    types = {
        name: kind for name, kind, *_ in con.execute(f"describe raw.{table}").fetchall()
    }
    faults = [
        {name: None if row.get(name) is None else str(row[name]) for name in types}
        for row in FAULTS[table]
    ]
    con.execute("create schema if not exists faults")
    con.execute(
        f"create table faults.{table} as select unnest(?, recursive := true)", [faults]
    )
    if own_id := OWN_IDS.get(table):
        con.execute(
            f"""update faults.{table} set {own_id} = {own_id} || '-wrong'
            where {own_id} in (select {own_id} from raw.{table})"""
        )
    if ending == ".csv":
        return f"from raw.{table} union all from faults.{table}"
    cells = ", ".join(
        f"try_cast({name} as {kind}) as {name}" for name, kind in types.items()
    )
    return f"from (from raw.{table} union all from faults.{table}) select {cells}"


def _copy(con: duckdb.DuckDBPyConnection, query: str, path: Path) -> int:
    """Write the rows of a query to a file, as its ending says; returns how many."""
    quoted = str(path).replace("'", "''")
    copied = con.execute(f"copy ({query}) to '{quoted}' ({OPTIONS[path.suffix]})")
    return copied.fetchall()[0][0]
