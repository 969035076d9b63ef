"""What a person is called, found in text however it is spelled or encoded."""

import html
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote

ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
RUNS = re.compile(r"[a-z0-9]+")
# what only encoded text has; worth a look whatever else is in it
ENCODINGS = ("%", "&#", "\\u")
MOST_LAYERS = 3
DISTINCTIVE = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z]).{6,}|.{12,}")


class Traces:
    """The ids, addresses and name of a person, as text may have them.

    An address counts wherever it stands, an id within other text only if it is
    distinctive (six characters with a letter and a digit, or twelve): `42` or `boss`
    would be found everywhere.
    """

    def __init__(
        self, ids: Iterable[str], addresses: Iterable[str], names: Iterable[str]
    ) -> None:
        """Take what the person is called."""
        self._ids = set(ids)
        self._given = {address.lower() for address in addresses}
        self._addresses = {folded(address).strip() for address in self._given}
        inside = sorted(name for name in self._ids if DISTINCTIVE.fullmatch(name))
        self._inside = _bounded(inside, ["[A-Za-z0-9]"], "[A-Za-z0-9]")
        self._address = _bounded(
            sorted(self._addresses),
            # another address may end with this one: joann@..., jo+ann@...
            [r"[a-z0-9._\-]", r"[a-z0-9]\+"],
            r"[a-z0-9\-]|\.[a-z0-9]",
        )
        self._name = _bounded(sorted(map(folded, names)), [r"\w"], r"\w")

    def needles(self) -> list[str]:
        """Text that every value with a trace has, in lower case."""
        parts = [address.rpartition("@") for address in self._given]
        runs = {
            max(RUNS.findall(local) or RUNS.findall(domain) or ["@"], key=len)
            for local, _, domain in parts
        }
        return sorted({name.lower() for name in self._ids} | runs | {*ENCODINGS})

    def are_in(self, text: str, column: str = "") -> bool:
        """Whether the text of a column has an id or address of the person.

        Columns of other ids, `company_id` or `deal_id`, may have the same ones; the
        cells of a `row_text`, between `|`, are compared whole.
        """
        plain = decoded(text)
        if self._address and self._address.search(folded(plain)):
            return True
        if column == "row_text" and not self._ids.isdisjoint(
            cell.strip() for cell in text.split("|")
        ):
            return True
        has_other_ids = column.endswith("_id")
        return bool(self._inside and not has_other_ids and self._inside.search(plain))

    def may_be_named_in(self, text: str) -> bool:
        """Whether the text has the person's full name, which others may have too."""
        line = " ".join(folded(decoded(text)).split())
        return bool(self._name and self._name.search(line))


def decoded(text: str) -> str:
    """Text without percent, HTML and JSON encoding, also in layers."""
    for _ in range(MOST_LAYERS):
        plain = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        plain = html.unescape(unquote(plain))
        if plain == text:
            break
        text = plain
    return text


def folded(text: str) -> str:
    """Text in lower case, without accents and wide letters."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(x for x in letters if not unicodedata.combining(x))


def _bounded(words: list[str], before: list[str], after: str) -> re.Pattern | None:
    """A pattern of words that do not go on at either end, None if there are none."""
    found = "|".join(re.escape(word) for word in words if word)
    lookbehind = "".join(f"(?<!{part})" for part in before)
    return re.compile(f"{lookbehind}(?:{found})(?!{after})") if found else None
