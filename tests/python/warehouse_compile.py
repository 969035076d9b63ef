"""Compiles the project for a warehouse that is not there, several times in one process.

    python warehouse_compile.py steps.json

The adapter is the real one, with its own SQL. The driver that it would connect with is
missing, and nothing is sent: what dbt asks of the warehouse is answered here. The JSON
file names the `warehouse`, the arguments of dbt that all steps have (`shared`), and the
`steps`: their `args`; the `columns` of each table that is there, by its name; `into`:
where the SQL that would have been sent is written, a JSON list.
"""

import importlib
import json
import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import agate
from dbt.adapters.base import BaseAdapter
from dbt.adapters.contracts.connection import AdapterResponse

# What adapters import to connect with, and to run Python with.
DRIVERS = (
    "boto3",
    "cryptography",
    "google.api_core",
    "google.auth",
    "google.cloud",
    "google.oauth2",
    "redshift_connector",
    "snowflake",
    "trino",
)


class NoDriver(ModuleType):
    """A module in which everything is an exception, which may be raised or caught."""

    __path__: list[str] = []

    def __getattr__(self, name: str) -> type[Exception]:
        if name.startswith("__"):
            raise AttributeError(name)
        made = type(name, (Exception,), {})
        setattr(self, name, made)
        return made


class NoDrivers(MetaPathFinder, Loader):
    """Finds such a module for each driver."""

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        if any(f"{fullname}.".startswith(f"{driver}.") for driver in DRIVERS):
            return ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return NoDriver(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing to execute."""


def answer(adapter: type[BaseAdapter], columns: dict[str, list[str]]) -> list[str]:
    """Make an adapter answer for a warehouse with these tables, none of which has rows.

    Returns a list that the SQL sent to it is added to.
    """
    sent: list[str] = []

    def execute(_: BaseAdapter, sql: str, **__: object) -> tuple:
        sent.append(sql)
        return AdapterResponse("OK"), agate.Table([])

    def get_relation(self: BaseAdapter, database: str, schema: str, identifier: str):  # noqa: ANN202
        if identifier not in columns:
            return None
        return self.Relation.create(database, schema, identifier, type="table")

    adapter.execute = execute
    adapter.get_relation = get_relation
    adapter.get_columns_in_relation = lambda self, relation: [
        self.Column(name, "text") for name in columns[relation.identifier]
    ]
    return sent


def main(warehouse: str, shared: list[str], steps: list[dict]) -> None:
    sys.meta_path.insert(0, NoDrivers())
    adapter = importlib.import_module(f"dbt.adapters.{warehouse}").Plugin.adapter
    runner = importlib.import_module("dbt.cli.main").dbtRunner
    answer(adapter, {})
    parsed = runner().invoke(["parse", *shared])
    if not parsed.success:
        sys.exit(f"{warehouse}: {parsed.exception}")
    for step in steps:
        sent = answer(adapter, step["columns"])
        done = runner(manifest=parsed.result).invoke([*step["args"], *shared])
        if not done.success:
            failed = [result.message for result in done.result or []]
            sys.exit(f"{warehouse}: {done.exception or failed}")
        Path(step["into"]).write_text(json.dumps(sent), encoding="utf-8")


if __name__ == "__main__":
    main(**json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
