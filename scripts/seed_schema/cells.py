"""Cells of seeds as values, read as the SQL reads them."""

import re
import unicodedata
from datetime import date
from decimal import Decimal

BLANKS = " \t\n\x0b\x0c\r\u00a0\u202f\u200b\ufeff\u2060"
NUMBER = re.compile(r"[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)")
SEPARATORS = re.compile("[ '\u2019\u00a0\u202f]")
GROUPED = re.compile(
    rf"[+-]?[0-9]{{1,3}}({SEPARATORS.pattern}[0-9]{{3}}){{1,5}}([.][0-9]*)?"
)
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TRUE = ("true", "t", "yes", "y", "on", "1", "1.0", "oui", "vrai", "ja", "si", "sim")
FALSE = ("false", "f", "no", "n", "off", "0", "0.0", "non", "faux", "nein", "nao")
BOOLEANS = dict.fromkeys(TRUE, True) | dict.fromkeys(FALSE, False)
SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*:)?//")


NUMBER_HELP = "Enter a number such as 5 or -2.5"
DATE_HELP = "Enter a date such as 2026-01-31"


def clean(cell: str | None) -> str | None:
    """A cell without the blanks around it; None if it is blank, or the word null."""
    text = (cell or "").strip(BLANKS)
    return None if text.lower() in ("", "null") else text


def items(cell: str) -> list[str]:
    """The items of a list; blank ones are left out."""
    return [item for part in cell.split("|") if (item := clean(part))]


def lowered(cell: str) -> str:
    """A word in lower case; one with other letters than a to z is none, and stays."""
    return cell.lower() if cell.isascii() else cell


def read_number(cell: str) -> Decimal | None:
    """A number of sign, digits and point; None if it is written in another way."""
    if GROUPED.fullmatch(cell):
        cell = SEPARATORS.sub("", cell)
    return Decimal(cell) if NUMBER.fullmatch(cell) else None


def read_date(cell: str) -> date | None:
    """A date such as 2026-01-31; None if the calendar has no such day."""
    try:
        return date.fromisoformat(cell) if DATE.fullmatch(cell) else None
    except ValueError:
        return None


def read_boolean(cell: str) -> bool | None:
    """True or false, in words of six languages or digits."""
    return BOOLEANS.get(folded(cell))


def without_accents(text: str) -> str:
    """Letters that Unicode decomposes to a-z become that letter; marks go."""
    letters = []
    for letter in text:
        base = unicodedata.normalize("NFD", letter)[0]
        if base.isascii() and base.isalpha():
            letters.append(base)
        elif not "\u0300" <= letter <= "\u036f":
            letters.append(letter)
    return "".join(letters)


def folded(text: str) -> str:
    """The form in which text compares: no accents, lower case, trimmed."""
    return without_accents(text).lower().strip(BLANKS)


def without_scheme(url: str) -> str:
    """An address without `https://`, `//` and the like in front."""
    return SCHEME.sub("", url)


def page_of(url: str) -> str:
    """An address as rules compare it as a whole; blank if nothing is left."""
    page = re.split("[?#]", without_scheme(folded(url)))[0]
    return page.rstrip("/").strip(BLANKS)
