"""How the text of a file is laid out: separator, title lines, header, closing lines."""

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from seed_schema.cells import without_accents

from .files import FileError, chunks, is_packed, opened

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
SAMPLE, TAIL = 1 << 19, 1 << 15
MOST_TITLES = 30
LONGEST_NAME = 63


@dataclass(frozen=True)
class Layout:
    """Where the rows of a text are, and the names of their columns as given.

    `titles` and `closing` are lines before the header and after the rows, `header` the
    lines of the header itself.
    """

    separator: str
    titles: int
    header: int
    names: tuple[str, ...]
    closing: int = 0


def column_key(name: str) -> str:
    """A column's name as names compare: small letters without accents, `_` for others.

    The macro column_key does the same.
    """
    words = re.sub(r"\W+", " ", without_accents(name).lower()).split()
    return "_".join(words)[:LONGEST_NAME]


def column_names(given: Sequence[str]) -> tuple[str, ...]:
    """The keys of names; one that is blank or taken gets the column's number."""
    names: list[str] = []
    for number, name in enumerate(given, start=1):
        key = column_key(name) or f"column_{number}"
        names.append(key if key not in names else f"{key}_{number}"[-LONGEST_NAME:])
    return tuple(names)


def read_layout(path: Path, known: Collection[str]) -> Layout:
    """The layout of a UTF-8 file; `known`: keys of columns that its header may have.

    Raises FileError if the file is empty, or its header is not to be found.
    """
    with opened(path) as file:
        head = file.read(SAMPLE).decode("utf-8", "replace")
    if not head.strip("\ufeff\r\n\t ,;"):
        raise FileError(
            f"{path}: is empty. Write at least the names of the columns into it."
        )
    lines = head.lstrip("\ufeff")
    if len(head) > SAMPLE // 4:
        lines = lines[: lines.rfind("\n") + 1] or lines
    separator = separator_of(lines, known)
    rows = list(parsed(lines, separator))
    at = header_of([row for _, row in rows], known)
    titles, names = rows[at]
    header = sum(cell.count("\n") for cell in names) + 1
    while names and not names[-1].strip() and not is_used(rows, at, len(names) - 1):
        names = names[:-1]
    return Layout(
        separator,
        titles,
        header,
        tuple(names),
        closing_lines(path, separator, len(names)),
    )


def parsed(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, and the number of lines before it."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    before = 0
    for row in reader:
        if any(cell.strip() for cell in row):
            yield before, row
        before = reader.line_num


def separator_of(text: str, known: Collection[str]) -> str:
    """What is between the cells: what finds most known names, then most even rows."""

    def fit(separator: str) -> tuple:
        rows = [row for _, row in parsed(text, separator)][:500]
        header = rows[header_of(rows, known)]
        found = len(known_names(header, known))
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, count = max(widths.items(), key=lambda item: item[1], default=(1, 0))
        return found > 1, found, round(count / max(len(rows), 1), 1), width

    return max(SEPARATORS, key=fit)


def header_of(rows: list[list[str]], known: Collection[str]) -> int:
    """The place of the row that names the columns.

    It is the one with most known names; without any, the first that is as wide as the
    rows after it and has most of its cells filled in: Excel pads title lines.
    """
    first = rows[:MOST_TITLES]
    best = max(first, key=lambda row: len(known_names(row, known)), default=[])
    if len(known_names(best, known)) > 1 or len(first) < 2:
        return first.index(best) if best in first else 0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width = widths.most_common(1)[0][0] if widths else 1
    wide = [at for at, row in enumerate(first) if width <= len(row) <= width + 1]
    filled = [at for at in wide if sum(map(bool, first[at])) * 2 > width]
    return next(iter(filled + wide), 0)


def known_names(row: Sequence[str], known: Collection[str]) -> set[str]:
    """The known names among the cells of a row."""
    return {key for cell in row if (key := column_key(cell)) in known}


def is_used(rows: list[tuple[int, list[str]]], header: int, column: int) -> bool:
    """Whether a row after the header has a cell in a column."""
    return any(
        len(row) > column and row[column].strip() for _, row in rows[header + 1 :]
    )


def closing_lines(path: Path, separator: str, width: int) -> int:
    """How many lines at the end are no rows, such as `Total: 12` or a copyright.

    These have one cell where rows have at least three, and a blank line or another such
    line before them. A quote that is open says that they are part of a cell.
    """
    lines = tail_of(path).decode("utf-8", "replace").splitlines()[1:]
    count, has_blank = 0, False
    for line in reversed(lines if width > 2 else []):
        cells = next(csv.reader([line], delimiter=separator), [])
        filled = [cell for cell in cells if cell.strip()]
        if line.count('"') % 2:
            return 0
        if len(filled) > 1 or (filled and len(cells) == width):
            break
        has_blank = has_blank or not filled
        count += 1
    texts = [
        line for line in lines[len(lines) - count :] if line.strip(f"{separator} ")
    ]
    return count if texts and (has_blank or len(texts) > 1) else 0


def tail_of(path: Path) -> bytes:
    """The last bytes of a text file."""
    if not is_packed(path):
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - TAIL))
            return file.read()
    tail = b""
    for chunk in chunks(path):
        tail = (tail + chunk)[-TAIL:]
    return tail
