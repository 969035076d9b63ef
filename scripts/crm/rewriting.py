"""DuckDB's file rewritten, since deleted rows stay in its free pages."""

import os
from pathlib import Path

import duckdb

TABLES = (
    "select schema_name, table_name from duckdb_tables()"
    " where database_name = ? and not internal order by all"
)
VIEWS = (
    "select schema_name, view_name, '' from duckdb_views()"
    " where database_name = ? and not internal order by all"
)


class NotRewritten(RuntimeError):  # noqa: N818 (told to the caller as such)
    """The file is as it was; the message says why."""


def rewrite(path: Path) -> None:
    """Copy a database into a new file and put that in its place.

    The old file stays locked until then, so that nothing is written to it meanwhile.
    Raises NotRewritten, and leaves the file as it was, if anything goes wrong.
    """
    path = path.resolve()
    copy = path.with_name(f"{path.name}.rewritten")
    copy.unlink(missing_ok=True)
    try:
        with duckdb.connect() as connection:
            # views name the database, which is named after its file
            name = path.stem.replace('"', '""')
            connection.execute(f"attach {_quoted(path)} as file_before_the_erasure")
            connection.execute(f'attach {_quoted(copy)} as "{name}"')
            connection.execute(
                f'copy from database file_before_the_erasure to "{name}"'
            )
            _compare(connection, path.stem)
            connection.execute("checkpoint file_before_the_erasure")
            connection.execute(f'detach "{name}"')
            copy.chmod(path.stat().st_mode & 0o777)
            with copy.open("rb") as file:
                os.fsync(file.fileno())
            copy.replace(path)
    except (duckdb.Error, OSError) as error:
        raise NotRewritten(str(error).splitlines()[0]) from error
    finally:
        copy.unlink(missing_ok=True)


def _compare(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Raise NotRewritten unless the copy has the same tables, rows and views."""
    contents = []
    for database in ("file_before_the_erasure", name):
        found = connection.execute(VIEWS, [database]).fetchall()
        for schema, table in connection.execute(TABLES, [database]).fetchall():
            relation = f'"{database}"."{schema}"."{table}"'
            counted = connection.execute(f"select count(*) from {relation}").fetchone()
            found.append((schema, table, counted))
        contents.append(found)
    if contents[0] != contents[1]:
        raise NotRewritten("the copy is not like the file")


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
