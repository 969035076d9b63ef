"""Runs dbt for a warehouse that is not there, several steps in one process.

    python warehouse_steps.py steps.json

The adapter is the real one, with its own SQL. The driver that it would connect with is
missing, and nothing is sent: what dbt asks of the warehouse is answered here. The JSON
file names the `warehouse`, the arguments of dbt that all steps have (`shared`), and the
`steps`: their `args`; the `columns` of each table that is there, by its name; `into`:
where the SQL that would have been sent is written, a JSON list.
"""

import importlib
import json
import re
import sys
from collections.abc import Iterator
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import ClassVar

import agate
from dbt.adapters.base import BaseAdapter, BaseRelation
from dbt.adapters.contracts.connection import AdapterResponse

# The one row that is there: of patterns of rules, which some SQL has in it.
PATTERN = r"l'offre \d+$"
# What adapters import to connect with, and to run Python with.
DRIVERS = (
    "boto3",
    "cryptography",
    "google.api_core",
    "google.auth",
    "google.cloud",
    "google.oauth2",
    "snowflake",
)


class Nothing(type):
    """The type of stand-ins, whose attributes are stand-ins."""

    def __getattr__(cls, name: str) -> type:
        return stand_in(cls, name)


class StandIn(Exception, metaclass=Nothing):  # noqa: N818 (no error)
    """Does nothing, and can be called, raised, caught and derived from."""

    def __init__(self, *_: object, **__: object) -> None:
        super().__init__()

    def __call__(self, *_: object, **__: object) -> "StandIn":
        return self

    def __getattr__(self, name: str) -> "StandIn":
        return self

    def __iter__(self) -> Iterator:
        return iter(())


class NoDriver(ModuleType):
    """A module in which everything is a stand-in."""

    __path__: ClassVar[list[str]] = []

    def __getattr__(self, name: str) -> type:
        return stand_in(self, name)


def stand_in(owner: object, name: str) -> type:
    if name.startswith("__"):
        raise AttributeError(name)
    made = type(StandIn)(name, (StandIn,), {})
    setattr(owner, name, made)
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
    """Make an adapter answer for a warehouse with these tables, without rows.

    Returns a list that the SQL sent to it is added to.
    """
    sent: list[str] = []

    def execute(_: BaseAdapter, sql: str, **__: object) -> tuple:
        sent.append(sql)
        table = re.search(r"(\w+)[`\"]?(?: where 1 = 0)?$", sql.strip())
        if sql.strip().startswith("select * from") and table[1].lower() in columns:
            names = columns[table[1].lower()]
            types = [agate.Text()] * len(names)
            return AdapterResponse("OK"), agate.Table([], names, types)
        is_of_patterns = sql.split()[:3] == ["select", "distinct", "value"]
        rows = [[PATTERN]] if is_of_patterns else []
        return AdapterResponse("OK"), agate.Table(rows, ["value"], [agate.Text()])

    def get_relation(
        self: BaseAdapter, database: str, schema: str, identifier: str
    ) -> BaseRelation | None:
        if identifier not in columns:
            return None
        return self.Relation.create(database, schema, identifier, type="table")

    adapter.execute = execute
    adapter.get_relation = get_relation
    # what a run has made itself is as good as any table
    adapter.get_columns_in_relation = lambda self, relation: [
        self.Column(name, "text") for name in columns.get(relation.identifier, ["one"])
    ]
    # the types of a contract's columns are compared with those of its query
    adapter.get_column_schema_from_query = lambda self, sql: []
    for name in ("begin", "commit"):
        setattr(adapter.ConnectionManager, name, lambda self: None)
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
