"""The built tables as DuckDB, whichever engine they are on.

DuckDB's file is opened as it is. From PostgreSQL and Spark the rows that a script asks
for are copied into memory, under the names that they have there.
"""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import duckdb
import yaml
from database import DEFAULT_DATABASE, ROOT
from jinja2 import Environment

PG_TYPES = """
    select attname, format_type(atttypid, atttypmod)
    from pg_attribute
    where attrelid = to_regclass(%s) and attnum > 0 and not attisdropped
    order by attnum
"""
# What DuckDB calls the types of PostgreSQL whose names it does not take.
DUCKDB_TYPES = {
    "text": "varchar",
    "numeric": "double",
    "double precision": "double",
    "timestamp without time zone": "timestamp",
    "timestamp with time zone": "timestamptz",
}


class TablesMissingError(Exception):
    """There is nothing to read; the message says what to do."""


@contextmanager
def open_tables(
    db: Path | None, wanted: Mapping[str, str]
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in which the wanted tables can be read.

    `db` is the DuckDB file, None the engine of LEAD_SCORING_TARGET. `wanted` maps each
    schema.table to the condition of the rows needed, "" for all; it matters only
    where rows are copied. A table that is not built is left out. Raises
    TablesMissingError.
    """
    target = os.environ.get("LEAD_SCORING_TARGET") or "duckdb"
    if db is not None or target == "duckdb":
        path = db or default_database()
        if not path.exists():
            raise TablesMissingError(f"{path} does not exist: run `make build` first.")
        with duckdb.connect(str(path), read_only=True) as connection:
            yield connection
        return
    with duckdb.connect() as connection:
        copy = {"postgres": copy_postgres, "spark": copy_spark}.get(target)
        if copy is None:
            raise TablesMissingError(f"The target {target} cannot be read by scripts.")
        copy(connection, wanted)
        yield connection


def default_database() -> Path:
    """The file of LEAD_SCORING_DB, relative to the project's root."""
    return ROOT / (os.environ.get("LEAD_SCORING_DB") or DEFAULT_DATABASE)


def settings(target: str) -> dict[str, str]:
    """The output of profiles.yml, its texts rendered as dbt does."""
    jinja = Environment(autoescape=False)  # noqa: S701 (no HTML)
    jinja.filters["as_number"] = int
    outputs = yaml.safe_load((ROOT / "profiles.yml").read_text(encoding="utf-8"))
    return {
        key: jinja.from_string(value).render(
            env_var=os.environ.get, flags=SimpleNamespace(PROFILES_DIR=ROOT)
        )
        if isinstance(value, str)
        else value
        for key, value in outputs["lead_scoring"]["outputs"][target].items()
    }


def copy_postgres(
    connection: duckdb.DuckDBPyConnection, wanted: Mapping[str, str]
) -> None:
    """Copy tables of PostgreSQL. Raises TablesMissingError."""
    import psycopg2

    given = settings("postgres")
    names = ("host", "port", "user", "password", "dbname")
    try:
        source = psycopg2.connect(**{name: given[name] for name in names})
    except psycopg2.OperationalError as error:
        raise TablesMissingError(f"PostgreSQL: {error}".strip()) from error
    source.set_session(readonly=True)
    try:
        with source.cursor() as cursor, tempfile.TemporaryDirectory() as folder:
            for name, condition in wanted.items():
                cursor.execute(PG_TYPES, [name])
                types = {
                    column: duckdb_type(type_) for column, type_ in cursor.fetchall()
                }
                if not types:
                    continue
                file = Path(folder) / f"{name}.csv"
                columns = ", ".join(f'"{column}"' for column in types)
                where = f" where {condition}" if condition else ""
                with file.open("wb") as out:
                    cursor.copy_expert(
                        f"copy (select {columns} from {name}{where}) to stdout"
                        " (format csv, null '\\N', encoding 'utf8')",
                        out,
                    )
                add_table(
                    connection,
                    name,
                    f"read_csv('{file}', columns = {types}, header = false,"
                    " nullstr = '\\N', allow_quoted_nulls = false, delim = ',',"
                    " quote = '\"', escape = '\"', strict_mode = false)",
                )
    finally:
        source.close()


def duckdb_type(name: str) -> str:
    """DuckDB's name of a type of PostgreSQL."""
    return "varchar" if name.startswith("char") else DUCKDB_TYPES.get(name, name)


def copy_spark(
    connection: duckdb.DuckDBPyConnection, wanted: Mapping[str, str]
) -> None:
    """Copy tables of Spark. Raises TablesMissingError."""
    from pyspark.errors import PySparkException
    from spark_session import JavaError, check_java, spark_session

    try:
        check_java()
        spark = spark_session()
    except (JavaError, PySparkException) as error:
        raise TablesMissingError(f"Spark: {error}") from error
    try:
        with tempfile.TemporaryDirectory() as folder:
            for name, condition in wanted.items():
                if not spark.catalog.tableExists(name):
                    continue
                rows = spark.table(name)
                rows = rows.where(condition) if condition else rows
                rows.write.parquet(f"{folder}/{name}")
                add_table(
                    connection, name, f"read_parquet('{folder}/{name}/*.parquet')"
                )
    finally:
        spark.stop()


def add_table(connection: duckdb.DuckDBPyConnection, name: str, rows: str) -> None:
    """Fill a table, in its schema, from what a table function reads."""
    schema, table = name.split(".")
    connection.execute(f'create schema if not exists "{schema}"')
    connection.execute(f'create table "{schema}"."{table}" as from {rows}')
