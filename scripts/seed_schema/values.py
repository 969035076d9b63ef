"""What is wrong with the value that a condition compares with."""

import re
from collections.abc import Callable, Iterator

from .cells import (
    DATE_HELP,
    NUMBER_HELP,
    clean,
    folded,
    items,
    page_of,
    read_boolean,
    read_date,
    read_number,
    without_accents,
    without_scheme,
)
from .faults import quoted
from .regexes import regex_fault

EQUALITY = ("equals", "not_equals", "in", "not_in")
ORDER = ("at_least", "at_most", "greater_than", "less_than", "between")
TEXT = ("contains", "not_contains", "starts_with", "ends_with", "like", "regex")
STATE = ("is_known", "is_unknown", "is_true", "is_false")
# digits before the point that a value may have
MOST_DIGITS = 18
NOUNS = {"number": "a number", "time": "a date", "boolean": "true or false"}
HELP = {
    "number": f"{NUMBER_HELP}.",
    "time": f"{DATE_HELP}.",
    "boolean": "Enter true or false.",
}


def is_number(value: str) -> bool:
    """Whether a value compares as a number."""
    number = read_number(value)
    digits = re.findall("[0-9]", value.partition(".")[0])
    return number is not None and len(digits) <= MOST_DIGITS


READERS: dict[str, Callable[[str], object]] = {
    "number": lambda item: is_number(item) or None,
    "time": read_date,
    "boolean": read_boolean,
}


def value_problems(
    operator: str, value: str, name: str, kind: str
) -> Iterator[tuple[str, str]]:
    """What is wrong with a value, and what to do."""
    is_page = kind == "page"
    if operator in EQUALITY:
        given = items(value) if operator in ("in", "not_in") else [value]
        if not given:
            yield (
                f"{quoted(value)} is an empty list",
                "Enter at least one item, with | between several.",
            )
        for item in given:
            if kind in READERS and READERS[kind](item) is None:
                noun = NOUNS[kind]
                yield f"{quoted(item)} is not {noun}, but {name} is", HELP[kind]
            elif is_page and not page_of(item):
                yield page_problem(item)
    elif operator == "between":
        yield from between_problems(value, kind)
    elif operator in ORDER:
        if not is_ordered(value, kind):
            if kind in HELP:
                yield (
                    f"{quoted(value)} is not {NOUNS[kind]}, but {name} is",
                    HELP[kind],
                )
            else:
                yield (
                    f"{quoted(value)} is neither a number nor a date",
                    f"{NUMBER_HELP}, or a date such as 2026-01-31.",
                )
    elif operator == "regex":
        pattern = value if kind == "id" else without_accents(value)
        if is_page and folded(value).startswith("^http"):
            yield (
                f"no page matches {quoted(value)}, as addresses compare without https://",
                "Leave out the scheme, such as ^www.example.com/pricing.",
            )
        elif fault := regex_fault(without_scheme(pattern) if is_page else pattern):
            yield (
                f"the regular expression {quoted(value)} cannot be used: {fault}",
                "Correct it, or use like with * for any text.",
            )
    elif is_page:
        page = without_scheme(folded(value))
        if "?" in page or "#" in page:
            yield (
                f"no page has {quoted(value)}, as addresses compare without what"
                " follows ? or #",
                "Leave it out.",
            )
        elif not (page.rstrip("/") if operator in ("like", "ends_with") else page):
            yield page_problem(value)


def page_problem(value: str) -> tuple[str, str]:
    """Of a page of which nothing is left to compare."""
    return (
        f"nothing is left of the page {quoted(value)} without https:// and slashes at"
        " the end",
        "Enter a page such as example.com/pricing.",
    )


def is_ordered(value: str, kind: str) -> bool:
    """Whether a value is a number or a date, as its field asks; text takes both."""
    return (kind != "time" and is_number(value)) or (
        kind != "number" and read_date(value) is not None
    )


def between_problems(value: str, kind: str) -> Iterator[tuple[str, str]]:
    """What is wrong with low and high of `between`."""
    parts = [clean(part) or "" for part in value.split("|")]
    dates = [read_date(part) for part in parts]
    are_dates = None not in dates
    if (
        len(parts) != 2
        or not all(is_ordered(part, kind) for part in parts)
        or not (are_dates or dates == [None, None])
    ):
        what = {"number": "numbers", "time": "dates"}.get(kind, "numbers or dates")
        yield (
            f"{quoted(value)} is not a range of {what}",
            "Enter low and high with | between them, such as 10|49 or"
            " 2026-01-01|2026-03-31.",
        )
        return
    low, high = dates if are_dates else [read_number(part) for part in parts]
    if low > high:
        yield f"{quoted(value)} is a range whose low is above its high", "Swap them."
