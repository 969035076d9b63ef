"""The warehouse that profiles.yml names, opened for moments and closed again.

DuckDB lets one process at a time write to a file: a session that stays open would keep
dbt out, and dbt keeps this out while it builds.
"""

import os
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tenacity import retry, retry_if_exception_type, stop_after_delay, wait_fixed

ROOT = Path(__file__).resolve().parents[2]
LOCK_WAIT_SECONDS = 60
MEMORY = "1GB"


class WarehouseError(RuntimeError):
    """The warehouse cannot be used; the message says what to do."""


class WarehouseBusy(WarehouseError):  # noqa: N818 (it is busy, and no fault)
    """Another process writes to the DuckDB file."""


class Session:
    """An open connection; `?` stands for a parameter on every engine."""

    def __init__(self, cursor: Any, placeholder: str) -> None:
        """Wrap a DB-API cursor; `placeholder` is how it writes a parameter."""
        self._cursor = cursor
        self._placeholder = placeholder

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> None:
        """Run a statement; `sql` has no percent sign and no literal `?`."""
        self._cursor.execute(sql.replace("?", self._placeholder), list(parameters))

    def rows(
        self, sql: str, parameters: Sequence[object] = ()
    ) -> list[dict[str, object]]:
        """All rows of a query, as column -> value."""
        self.execute(sql, parameters)
        names = [column[0] for column in self._cursor.description]
        return [dict(zip(names, row, strict=True)) for row in self._cursor.fetchall()]

    def lock(self, relation: str) -> None:
        """Let no other session write to a table until this one ends.

        DuckDB has one session that writes anyway.
        """
        if self._placeholder == "%s":
            self.execute(f"lock table {relation} in exclusive mode")

    def has_table(self, schema: str, table: str) -> bool:
        """Whether a table exists."""
        return bool(
            self.rows(
                "select 1 as found from information_schema.tables"
                " where table_schema = ? and table_name = ?",
                [schema, table],
            )
        )


class Warehouse:
    """Where dbt has built the tables.

    `schema` is that of the marts, `target` the name of the output in profiles.yml.
    """

    def __init__(self, credentials: Any, target: str) -> None:
        """Take dbt's credentials; raises WarehouseError for an engine of no use."""
        if credentials.type not in ("duckdb", "postgres"):
            raise WarehouseError(
                f"The target {target} is on {credentials.type}; this script reads and"
                " writes DuckDB and PostgreSQL only."
            )
        self._credentials = credentials
        self.schema = credentials.schema
        self.target = target

    @property
    def identity(self) -> str:
        """What tells this warehouse from others: a file, or a host and database."""
        given = self._credentials
        if self.path:
            return str(self.path.resolve())
        return f"{given.host} {given.port} {given.database} {self.schema}"

    @property
    def path(self) -> Path | None:
        """The file of DuckDB; None on other engines."""
        is_file = self._credentials.type == "duckdb"
        return Path(self._credentials.path) if is_file else None

    @contextmanager
    def session(self, *, read_only: bool = False) -> Iterator[Session]:
        """Open a session in a transaction; committed at the end unless something fails.

        Raises WarehouseBusy if DuckDB's file stays locked by another process.
        """
        if self._credentials.type == "duckdb":
            connection = self._open_duckdb(read_only)
            # of a million leads it would rather keep everything
            connection.execute(f"set memory_limit = '{MEMORY}'")
            # a cursor would be a connection with a transaction of its own
            session = Session(connection.begin(), "?")
        else:
            connection = self._open_postgres(read_only)
            session = Session(connection.cursor(), "%s")
        try:
            yield session
            connection.commit()
        finally:
            connection.close()

    @retry(
        retry=retry_if_exception_type(WarehouseBusy),
        stop=stop_after_delay(LOCK_WAIT_SECONDS),
        wait=wait_fixed(1),
        reraise=True,
    )
    def _open_duckdb(self, read_only: bool) -> Any:
        import duckdb

        path = self._credentials.path
        if not Path(path).exists():
            raise WarehouseError(f"{path} does not exist: run `make build` first.")
        try:
            return duckdb.connect(
                path, read_only=read_only, config=self._credentials.config_options or {}
            )
        except duckdb.IOException as error:
            if "lock" not in str(error):
                raise
            raise WarehouseBusy(f"{path} is in use by another process.") from error

    def _open_postgres(self, read_only: bool) -> Any:
        import psycopg2

        given = self._credentials
        connection = psycopg2.connect(
            host=given.host,
            port=given.port,
            user=given.user,
            password=given.password,
            dbname=given.database,
            connect_timeout=given.connect_timeout,
        )
        connection.set_session(readonly=read_only)
        return connection


def open_warehouse(target: str | None = None, *, copied: bool = False) -> Warehouse:
    """Return the warehouse of a target of profiles.yml, the default one for None.

    With `copied` that of Spark is a copy of what is read of it. Raises WarehouseError
    if the profile or Spark cannot be read.
    """
    from dbt.config.runtime import load_profile
    from dbt.flags import set_from_args
    from dbt_common.context import set_invocation_context
    from dbt_common.exceptions import DbtBaseException

    set_invocation_context(dict(os.environ))
    places = {"PROFILES_DIR": str(ROOT), "PROJECT_DIR": str(ROOT)}
    set_from_args(Namespace(**places, profile=None, target=target, vars={}), None)
    try:
        profile = load_profile(str(ROOT), {}, None, target)
    except DbtBaseException as error:
        raise WarehouseError(f"profiles.yml: {error}") from error
    credentials = profile.credentials
    if copied and credentials.type == "spark":
        from crm.spark_copy import copy_of_spark

        credentials = copy_of_spark(credentials.schema)
    return Warehouse(credentials, profile.target_name)
