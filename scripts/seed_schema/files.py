"""Seed files as rows; what would stop dbt while it reads them."""

import csv
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .cells import clean
from .faults import Fault, nearest
from .schema import Seed

SAVE_AS = 'In the spreadsheet choose "Save as", type "CSV UTF-8"'
END = "end of the seed file"
SEPARATORS = {";": "semicolons", "\t": "tabs"}


@dataclass(frozen=True)
class Row:
    """A row of a seed, with the line it starts in; cells are clean."""

    seed: str
    line: int
    cells: dict[str, str | None]

    def fault(self, column: str, problem: str, remedy: str) -> Fault:
        """A fault of one of its cells."""
        return Fault(f"{self.seed}.csv", problem, remedy, self.line, column)


def seed_files(folder: Path) -> dict[str, list[Path]]:
    """The CSV files in a folder and below it, by name."""
    files: dict[str, list[Path]] = {}
    for parent, _, names in os.walk(folder, followlinks=True):
        for name in names:
            files.setdefault(name, []).append(Path(parent, name))
    return files


def read_file(path: Path, seed: Seed, faults: list[Fault]) -> list[Row] | None:
    """The rows of a file; None if its columns are not to be told apart."""

    def add(line: int, problem: str, remedy: str) -> None:
        faults.append(Fault(path.name, problem, remedy, line))

    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].rsplit(b"\n", 1)[-1].decode("utf-8", "replace")
        line = content.count(b"\n", 0, error.start) + 1
        add(line, f"is not UTF-8 (after '{before[-20:]}')", f"{SAVE_AS}.")
        return None
    if "\0" in text:
        add(text.count("\n", 0, text.index("\0")) + 1, "is not text", f"{SAVE_AS}.")
        return None
    lines, open_quote = read_lines(text)
    line, header = lines[0] if lines else (1, [])
    if not any(header):
        add(line, "is blank", "The first line has to name the columns.")
        return None
    for separator, name in SEPARATORS.items():
        if len(header) == 1 and separator in header[0]:
            add(line, f"has {name} between its cells", f"{SAVE_AS}, with commas.")
            return None
    header_problems = list(header_faults(header, seed))
    for problem, remedy in header_problems:
        add(line, problem, remedy)
    for line, cells in lines[1:]:
        if len(cells) > len(header):
            add(
                line,
                f"has {len(cells)} cells for {len(header)} columns",
                "Put quotes around a cell that has a comma in it, or delete what"
                f" follows '{cells[len(header) - 1][-20:]}'.",
            )
    if open_quote is not None:
        add(open_quote, 'has a quote (") that is never closed', "Close or delete it.")
    if header_problems:
        return None
    rows = [
        Row(seed.name, line, dict.fromkeys(seed.columns) | cells)
        for line, given in lines[1:]
        for cells in [{n: clean(c) for n, c in zip(header, given, strict=False)}]
    ]
    empty = [row.line for row in rows if not any(row.cells.values())]
    if empty:
        add(
            empty[0],
            "the row is empty" + (f", and {len(empty) - 1} more" if empty[1:] else ""),
            "Delete empty rows; blank lines at the end of the file count too.",
        )
    return [row for row in rows if any(row.cells.values())]


def read_lines(text: str) -> tuple[list[tuple[int, list[str]]], int | None]:
    """The rows with the lines they start in, and where a quote is opened for good.

    An unclosed quote swallows the rest of the file without a word. A last line is
    added; if it does not come out as a row of its own, a quote was open.
    """
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + len(END) + 2))
    ends_in_line = "" if text.endswith(("\n", "\r")) else "\n"
    reader = csv.reader(io.StringIO(f"{text}{ends_in_line}{END}", newline=""))
    rows, line = [], 1
    for row in reader:
        rows.append((line, row))
        line = reader.line_num + 1
    line, last_row = rows.pop()
    if last_row == [END]:
        return rows, None
    return rows, line


def header_faults(header: list[str], seed: Seed) -> Iterator[tuple[str, str]]:
    """What is wrong with the names of the columns, and what to do."""
    missing = [
        name
        for name, column in seed.columns.items()
        if name not in header and not column.is_optional
    ]
    for number, name in enumerate(header, start=1):
        if not name.strip():
            yield f"column {number} has no name", "Name it, or delete the column."
        elif name in header[: number - 1]:
            yield f"column {name} is there twice", "Delete one of the two."
        elif '"' in name:
            yield f"column {name} has a quote in its name", "Correct it."
        elif name not in seed.columns:
            if similar := nearest(name, missing):
                missing.remove(similar)
                yield (
                    f"column '{name}' is unknown, and {similar} is missing",
                    f"Name it {similar}.",
                )
            else:
                yield (
                    f"column '{name}' is unknown",
                    "Delete it, or correct its name; known are"
                    f" {', '.join(seed.columns)}.",
                )
    for name in missing:
        yield (
            f"column {name} is missing",
            "Add it to the first line, and a cell for it to each row, blank where its"
            " default is meant.",
        )
