"""Which columns of a file are which, and which table the file is."""

import difflib
import re
from collections.abc import Sequence

from .names import NAMES, TELLING

# what stands before a name in exports of several things
PREFIXES = re.compile(
    "^(contact|lead|person|prospect|customer|client|kunde|deal|opportunity|activity|event"
    "|record|user|kontakt|cliente|contato|contacto)_"
)
LIKE = 0.88


def columns_of(table: str, keys: Sequence[str]) -> dict[str, int]:
    """The place of each column of a raw table among the keys of a file's columns.

    An exact name goes before one with a word before it, and that before a similar one;
    no column of the file is taken twice.
    """
    found: dict[str, int] = {}
    stripped = [PREFIXES.sub("", key) for key in keys]
    for names_of_file in (list(keys), stripped):
        for column, names in NAMES[table].items():
            for name in names:
                places = [
                    place
                    for place, key in enumerate(names_of_file)
                    if key == name and place not in found.values()
                ]
                if places and column not in found:
                    found[column] = places[0]
    for column, names in NAMES[table].items():
        for place, key in enumerate(keys):
            if column not in found and place not in found.values():
                wanted = [name for name in names if len(name) > 4]
                if difflib.get_close_matches(key, wanted, 1, LIKE):
                    found[column] = place
    return found


def table_of(keys: Sequence[str]) -> str | None:
    """The raw table that a file's columns speak for; None if none does."""
    weights = {
        table: sum(TELLING[table][column] for column in columns_of(table, keys))
        for table in NAMES
    }
    # a list of people that tells of their companies too
    if {"email", "first_name"} & set(columns_of("contacts", keys)):
        weights["companies"] = 0
    best = max(weights, key=lambda table: weights[table])
    return best if weights[best] > 1 else None
