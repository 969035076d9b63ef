"""Put a folder of raw tables into a schema of PostgreSQL or Spark.

The folder holds one .csv or .parquet per table, as for a build on DuckDB. Tables of the
same name are replaced. The schema is `raw`, or that of a system of docs/sources.md.
Where they go is said by the variables that dbt's profile reads: LEAD_SCORING_PG_* or
LEAD_SCORING_SPARK_*.

    .venv/bin/python scripts/load_raw.py --target postgres sample
    .venv/bin/python scripts/load_raw.py --target postgres --schema mautic tables/mautic
"""

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb

# What COPY reads from the text that DuckDB writes; any other type is loaded as text.
POSTGRES_TYPES = {
    "BOOLEAN": "boolean",
    "TINYINT": "smallint",
    "SMALLINT": "smallint",
    "INTEGER": "integer",
    "BIGINT": "bigint",
    "HUGEINT": "numeric",
    "UTINYINT": "numeric",
    "USMALLINT": "numeric",
    "UINTEGER": "numeric",
    "UBIGINT": "numeric",
    "DATE": "date",
    "TIMESTAMP": "timestamp",
    "TIMESTAMP_S": "timestamp",
    "TIMESTAMP_MS": "timestamp",
    "TIMESTAMP_NS": "timestamp",
    "TIMESTAMP WITH TIME ZONE": "timestamptz",
}


def main(argv: list[str]) -> int:
    """Load the folder; 0 if it is loaded, 1 with a message if it cannot be."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--target", choices=sorted(LOADERS), required=True)
    parser.add_argument("--schema", default="raw", help="raw if none is named")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args(argv)
    try:
        files = raw_files(options.folder)
        LOADERS[options.target](files, options.schema)
    except LoadError as error:
        print(error, file=sys.stderr)
        return 1
    except ImportError as error:
        print(f"{error}: see docs/engines.md.", file=sys.stderr)
        return 1
    print(f"Loaded into the schema {options.schema}: {', '.join(files)}")
    return 0


class LoadError(Exception):
    """What is wrong and what to do, in words for the person who loads."""


def raw_files(folder: Path) -> dict[str, Path]:
    """The file of each table. Raises LoadError if there is none, or there are two."""
    files: dict[str, Path] = {}
    for path in sorted(folder.glob("*")):
        if path.suffix in (".csv", ".parquet"):
            if path.stem in files:
                raise LoadError(f"{path.stem}: there are a .csv and a .parquet.")
            files[path.stem] = path
    if not files:
        raise LoadError(f"{folder} holds no .csv and no .parquet.")
    return files


class Source:
    """DuckDB, to read the files with."""

    def __init__(self) -> None:
        """Connect to a database of nobody else."""
        self.connection = duckdb.connect()
        self.connection.execute("set timezone = 'UTC'")

    def columns(self, path: Path) -> dict[str, str]:
        """DuckDB's type of each column; the cells of a CSV are text as they are."""
        described = self.connection.execute(f"describe from {self._reader(path)}")
        return {name: kind for name, kind, *_ in described.fetchall()}

    def copy(self, path: Path, to: Path, options: str) -> None:
        """Write the rows to another file.

        A number in single or double precision becomes the text that DuckDB has for it:
        each engine would write and round it otherwise.
        """
        shown = [
            f"""case when contains(cast("{name}" as varchar), 'e')
                then coalesce(
                    cast(try_cast("{name}" as decimal(38, 10)) as varchar),
                    cast("{name}" as varchar)
                ) else cast("{name}" as varchar) end as "{name}\""""
            for name, kind in self.columns(path).items()
            if kind in ("FLOAT", "DOUBLE")
        ]
        replaced = f" replace ({', '.join(shown)})" if shown else ""
        self.connection.execute(
            f"copy (select *{replaced} from {self._reader(path)}) to '{to}' ({options})"
        )

    def _reader(self, path: Path) -> str:
        file = str(path).replace("'", "''")
        if path.suffix == ".parquet":
            return f"read_parquet('{file}')"
        with path.open(encoding="utf-8-sig") as lines:
            names = [name.strip().strip('"') for name in lines.readline().split(",")]
        columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
        return (
            f"read_csv('{file}', auto_detect = false, columns = {{{columns}}}, header ="
            " true, delim = ',', quote = '\"', escape = '\"', comment = '')"
        )


def load_into_postgres(files: dict[str, Path], schema: str) -> None:
    """Replace the tables of PostgreSQL, all in one transaction."""
    import psycopg2

    given = os.environ.get
    source = Source()
    try:
        target = psycopg2.connect(
            host=given("LEAD_SCORING_PG_HOST", "localhost"),
            port=given("LEAD_SCORING_PG_PORT", "5432"),
            user=given("LEAD_SCORING_PG_USER", "postgres"),
            password=given("LEAD_SCORING_PG_PASSWORD", ""),
            dbname=given("LEAD_SCORING_PG_DATABASE", "lead_scoring"),
        )
    except psycopg2.OperationalError as error:
        raise LoadError(f"No connection (see LEAD_SCORING_PG_*): {error}") from error
    with target, target.cursor() as cursor, tempfile.TemporaryDirectory() as folder:
        cursor.execute(f'create schema if not exists "{schema}"')
        for table, path in files.items():
            columns = source.columns(path)
            relation = f'"{schema}"."{table}"'
            make_postgres_table(
                cursor,
                relation,
                {name: postgres_type(columns[name]) for name in columns},
            )
            copy = Path(folder, "rows.csv")
            source.copy(path, copy, "format csv, header false")
            with copy.open(encoding="utf-8") as file:
                cursor.copy_expert(f"copy {relation} from stdin (format csv)", file)
    target.close()


def postgres_type(kind: str) -> str:
    """The type of a column, by its name in DuckDB."""
    if re.fullmatch(r"DECIMAL\(\d+,\d+\)", kind):
        return kind.replace("DECIMAL", "numeric")
    return POSTGRES_TYPES.get(kind, "text")


def make_postgres_table(cursor: object, relation: str, columns: dict[str, str]) -> None:
    """Make an empty table; one with these columns stays, with the views on it."""
    named = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    cursor.execute(f"create temporary table asked ({named}) on commit drop")
    described = []
    for one in (relation, "asked"):
        cursor.execute(
            "select attname, format_type(atttypid, atttypmod) from pg_attribute"
            " where attrelid = to_regclass(%s) and attnum > 0 and not attisdropped"
            " order by attnum",
            [one],
        )
        described.append(cursor.fetchall())
    cursor.execute("drop table asked")
    if described[0] == described[1]:
        cursor.execute(f"truncate {relation}")
    else:
        cursor.execute(f"drop table if exists {relation} cascade")
        cursor.execute(f"create table {relation} ({named})")


def load_into_spark(files: dict[str, Path], schema: str) -> None:
    """Replace the tables of Spark, as Parquet files in its warehouse."""
    from spark_session import JavaError, check_java, spark_session

    try:
        check_java()
    except JavaError as error:
        raise LoadError(str(error)) from error
    source, spark = Source(), spark_session()
    spark.sql(f"create schema if not exists {schema}")
    with tempfile.TemporaryDirectory() as folder:
        for table, path in files.items():
            copy = Path(folder, f"{table}.parquet")
            source.copy(path, copy, "format parquet")
            rows = spark.read.parquet(str(copy))
            rows.write.mode("overwrite").saveAsTable(f"{schema}.{table}")


LOADERS: dict[str, Callable[[dict[str, Path], str], None]] = {
    "postgres": load_into_postgres,
    "spark": load_into_spark,
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
