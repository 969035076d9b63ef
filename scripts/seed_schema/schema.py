"""The seeds and their columns, as their documentation describes them."""

from decimal import Decimal
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

ROOT = Path(__file__).resolve().parents[2]

Kind = Literal[
    "text", "number", "whole", "date", "boolean", "list", "months",
    "word", "reference", "attribute", "property", "field",
]  # fmt: skip


class Column(BaseModel):
    """A column of a seed, and what its cells may hold."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    description: str
    kind: Kind = "text"
    is_required: bool = False
    # whether the file may do without the column
    is_optional: bool = False
    # an id, and of what: a seed, or the rules of all four rule files
    id_of: str | None = None
    # a reference: the ids that it may be, and one that is built in
    refers_to: str | None = None
    built_in: str | None = None
    # a word: those it may be
    words: tuple[str, ...] = ()
    # a number: its limits
    above: Decimal | None = None
    least: Decimal | None = None
    below: Decimal | None = None
    most: Decimal | None = None
    # the end of a range: the column of its start, and what a blank start means
    not_below: str | None = None
    not_below_default: Decimal | None = None


class Seed(BaseModel):
    """A seed: what one of its rows is called, and its columns in the file's order."""

    model_config = ConfigDict(frozen=True)

    name: str
    description: str
    row: str
    columns: dict[str, Column]


def read_yaml(path: Path) -> dict:
    """The content of a YAML file, by the parser in C if there is one."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506 (both safe)


def read_schema(root: Path = ROOT) -> dict[str, Seed]:
    """Each seed by its name, in the order of messages."""
    schema = {}
    for path in sorted((root / "models" / "staging" / "rules").glob("*__seeds.yml")):
        for seed in read_yaml(path)["seeds"]:
            schema[seed["name"]] = Seed(
                name=seed["name"],
                description=seed["description"],
                row=seed["config"]["meta"]["row"],
                columns={
                    column["name"]: Column(
                        name=column["name"],
                        description=column["description"],
                        **column.get("config", {}).get("meta", {}),
                    )
                    for column in seed["columns"]
                },
            )
    return schema
