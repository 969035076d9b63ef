"""What is wrong with single cells."""

import re
from collections.abc import Collection, Iterator

from .cells import (
    DATE_HELP,
    NUMBER_HELP,
    items,
    lowered,
    read_boolean,
    read_date,
    read_number,
)
from .faults import quoted, suggestion
from .schema import Column

# Problem and remedy.
Problem = tuple[str, str]

MOST_DIGITS = 9
MOST_DECIMALS = 4
MONTH = re.compile("0?[1-9]|1[0-2]")
FIELD_HELP = {
    "property": "Name a property of your own in the variable event_properties; a"
    " condition on the contact goes into rule_conditions.csv.",
    "attribute": "Attributes are the columns of contacts, those of companies with"
    " company_ before them, email_domain, email_type, is_own_domain, deal_status and"
    " company_deal_status; name one of your own in the variable contact_attributes or"
    " company_attributes.",
}


def cell_problems(
    column: Column, row_noun: str, cell: str | None, known: Collection[str] | None
) -> Iterator[Problem]:
    """What is wrong with one cell; `known`: what it may name, if that can be told."""
    if cell is None:
        if column.is_required:
            yield "is blank", f"Fill it in: every {row_noun} needs it."
    elif column.kind in ("number", "whole"):
        yield from number_problems(column, cell)
    elif column.kind == "date":
        if read_date(cell) is None:
            yield f"{quoted(cell)} is not a date", f"{DATE_HELP}."
    elif column.kind == "boolean":
        if read_boolean(cell) is None:
            yield f"{quoted(cell)} is not true or false", "Enter true or false."
    elif column.kind in ("list", "months"):
        yield from list_problems(column, cell)
    elif column.kind != "text" and known is not None:
        yield from name_problems(column, cell, known)


def number_problems(column: Column, cell: str) -> Iterator[Problem]:
    """One problem at most."""
    number = read_number(cell)
    if number is None:
        yield (
            f"{quoted(cell)} is not a number",
            f"{NUMBER_HELP}, without comma or unit.",
        )
    elif abs(number) >= 10**MOST_DIGITS:
        yield (
            f"{quoted(cell)} has more than {MOST_DIGITS} digits before the point",
            "Enter a smaller number.",
        )
    elif column.kind == "whole" and number % 1:
        yield f"{quoted(cell)} is not a whole number", "Enter it without decimals."
    elif number * 10**MOST_DECIMALS % 1:
        yield (
            f"{quoted(cell)} has more than {MOST_DECIMALS} decimals",
            f"Round it to {MOST_DECIMALS}.",
        )
    elif column.below is not None and number >= column.below:
        yield (
            f"{quoted(cell)} is not below {column.below}",
            "Enter it with a minus, such as -5.",
        )
    elif column.above is not None and number <= column.above:
        yield (
            f"{quoted(cell)} is not above {column.above}",
            f"Enter a number above {column.above}.",
        )
    elif column.least is not None and number < column.least:
        yield (
            f"{quoted(cell)} is below {column.least}",
            f"Enter {column.least} or more.",
        )
    elif column.most is not None and number > column.most:
        yield f"{quoted(cell)} is above {column.most}", f"Enter {column.most} or less."


def list_problems(column: Column, cell: str) -> Iterator[Problem]:
    """An empty list, and items that are not months."""
    given = items(cell)
    if not given:
        yield (
            f"{quoted(cell)} is an empty list",
            "Enter at least one item, with | between several.",
        )
    for item in given if column.kind == "months" else []:
        if not MONTH.fullmatch(item):
            yield (
                f"{quoted(item)} is not a month",
                "Enter numbers from 1 to 12, with | between them, such as 10|11|12.",
            )


def name_problems(
    column: Column, cell: str, known: Collection[str]
) -> Iterator[Problem]:
    """A word, field or id that is none of the known."""
    if column.kind == "reference":
        if cell not in known:
            file = "a rule file" if column.refers_to == "rules" else None
            yield (
                f"{quoted(cell)} is not in {file or f'{column.refers_to}.csv'}",
                f"{suggestion(cell, known)}Correct it, or add it there.",
            )
    elif lowered(cell) not in known:
        problem = f"{quoted(cell)} is not a known {column.name}"
        if column.kind == "word":
            remedy = f"Enter one of {', '.join(column.words)}."
        elif column.kind == "field":
            remedy = " ".join(FIELD_HELP.values())
        else:
            remedy = FIELD_HELP[column.kind]
        yield problem, f"{suggestion(cell, known)}{remedy}"
