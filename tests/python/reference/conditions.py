"""Whether a field's value meets an operator and a rule's value (contract: Operators).

Kinds of field: `text` (values arrive folded), `id` (exact), `url` (a normalised page
URL), `number` (Decimal), `time` (arrives as its local date), `boolean`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from .text import (
    compile_regex,
    fold,
    is_like,
    page_url,
    trim,
    without_accents,
    without_scheme,
)
from .values import read_boolean, read_date, read_number

Check = Callable[[object], bool]


@dataclass(frozen=True)
class Condition:
    field: str
    operator: str
    value: str | None


def holds(condition: Condition, kind: str, value: object) -> bool:
    """Whether a value meets a condition; null meets only `is_unknown`."""
    if condition.operator == "is_unknown":
        return value is None
    if value is None:
        return False
    return check(condition.operator, condition.value, kind)(value)


@cache
def check(operator: str, value: str | None, kind: str) -> Check:
    """The test of a known value for one operator and rule value."""
    if operator == "is_known":
        return lambda known: True
    if operator in ("is_true", "is_false"):
        wanted = operator == "is_true"
        return lambda known: as_boolean(known) is wanted
    if operator in ("equals", "not_equals", "in", "not_in"):
        return equality(operator, value, kind)
    if operator in ORDERED:
        return ordered(operator, value)
    return textual(operator, value, kind)


def as_boolean(known: object) -> bool | None:
    return known if isinstance(known, bool) else read_boolean(known)


def equality(operator: str, value: str, kind: str) -> Check:
    """`equals` and `in`, compared as the field's type."""
    items = value.split("|") if operator in ("in", "not_in") else [value]
    read = {
        "text": fold,
        "id": trim,
        "url": page_url,
        "number": read_number,
        "time": read_date,
        "boolean": read_boolean,
    }[kind]
    wanted = {read(item) for item in items if trim(item)}
    if operator.startswith("not_"):
        return lambda known: known not in wanted
    return lambda known: known in wanted


ORDERED = {
    "at_least": lambda known, low, _: known >= low,
    "at_most": lambda known, low, _: known <= low,
    "greater_than": lambda known, low, _: known > low,
    "less_than": lambda known, low, _: known < low,
    "between": lambda known, low, high: low <= known <= high,
}


def ordered(operator: str, value: str) -> Check:
    """Comparison as dates if the rule's value is a date, else as numbers."""
    parts = value.split("|") if operator == "between" else [value, value]
    is_date = read_date(parts[0]) is not None
    low, high = (read_date(part) if is_date else read_number(part) for part in parts)
    compare = ORDERED[operator]

    def compared(known: object) -> bool:
        comparable = as_date(known) if is_date else as_number(known)
        return comparable is not None and compare(comparable, low, high)

    return compared


def as_date(known: object) -> date | None:
    if isinstance(known, date):
        return known
    return read_date(known) if isinstance(known, str) else None


def as_number(known: object) -> Decimal | None:
    if isinstance(known, Decimal):
        return known
    return read_number(known) if isinstance(known, str) else None


def textual(operator: str, value: str, kind: str) -> Check:
    """The operators that look into text."""
    if operator == "regex":
        pattern = compile_regex(trim(without_accents(value)))
        return lambda known: pattern.search(known) is not None
    wanted = trim(value) if kind == "id" else fold(value)
    if kind == "url":
        wanted = without_scheme(wanted)
        if operator in ("like", "ends_with"):
            wanted = wanted.rstrip("/")
    return {
        "contains": lambda known: wanted in known,
        "not_contains": lambda known: wanted not in known,
        "starts_with": lambda known: known.startswith(wanted),
        "ends_with": lambda known: known.endswith(wanted),
        "like": lambda known: is_like(known, wanted),
    }[operator]
