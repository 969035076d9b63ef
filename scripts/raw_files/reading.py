"""What DuckDB is to read of a file, and how; a copy of what it cannot read itself."""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from pathlib import Path

import duckdb

from .copies import copy_of, transcode, write_body, write_rows
from .encodings import ENCODINGS, encoding_of
from .files import FileError, find_file, kind_of
from .layout import SEPARATORS, Layout, column_names, read_layout
from .workbook import sheet_rows


@dataclass
class RawFile:
    """A file of a raw folder: what is to be read, or what is wrong with it.

    `given` holds the names in its header, `names` those of the columns read from it, in
    the same order. `read` is the file itself, or a copy.
    """

    path: str
    read: str = ""
    is_csv: bool = True
    separator: str = ","
    titles: int = 0
    given: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def as_json(self) -> str:
        """All of it, for the macros."""
        return json.dumps(asdict(self))


def read_raw_file(
    folder: Path, name: str, known: Collection[str], copies: Path
) -> RawFile:
    """The file of a table, or of a full name, in a folder; without `read` if none is.

    `known`: keys of columns that it may have. Below `copies` are those of files in
    other encodings, and of workbooks.
    """
    try:
        path = find_file(folder, name)
        if path is None:
            return RawFile(str(folder / name))
        if kind_of(path) == "parquet":
            return parquet_file(path)
        return text_file(path, known, copies)
    except FileError as error:
        return RawFile(str(folder / name), faults=[str(error)])


def parquet_file(path: Path) -> RawFile:
    """A Parquet file. Raises FileError."""
    try:
        with duckdb.connect() as connection:
            given = connection.read_parquet(str(path)).columns
    except duckdb.Error as error:
        raise FileError(f"{path}: cannot be read as Parquet ({error}).") from error
    return RawFile(
        str(path), str(path), is_csv=False, given=given, names=[*column_names(given)]
    )


def text_file(path: Path, known: Collection[str], copies: Path) -> RawFile:
    """A text file or workbook. Raises FileError."""
    notes = []
    read = path
    if kind_of(path) == "workbook":
        read = copy_of(path, copies, "text")
        if not read.exists():
            write_rows(read, sheet_rows(path, path.stem.lower(), known))
        notes.append("as a workbook")
    elif (encoding := encoding_of(path)) not in ("utf-8", "utf-8-sig"):
        read = copy_of(path, copies, "text")
        if not read.exists():
            transcode(path, encoding, read)
        notes.append(f"as {ENCODINGS.get(encoding, encoding.upper())}")
    layout = read_layout(read, known)
    titles = layout.titles
    if layout.separator != ",":
        notes.append(f"with {SEPARATORS[layout.separator]} between its cells")
    if layout.titles:
        notes.append(f"without its first {lines(layout.titles)}")
    if layout.closing:
        notes.append(f"without its last {lines(layout.closing)}")
    if layout.closing or layout.header > 1:
        # DuckDB leaves out no last lines, and takes each line of a header for a row
        whole, read, titles = read, copy_of(path, copies, "rows"), 0
        if not read.exists():
            write_body(whole, layout, read)
    return RawFile(
        str(path),
        str(read),
        separator=layout.separator,
        titles=titles,
        given=list(layout.names),
        names=[*column_names(layout.names)],
        notes=[f"{path}: read {', '.join(notes)}."] if notes else [],
        faults=[f"{path}: {fault}" for fault in repeated_names(layout, known)],
    )


def repeated_names(layout: Layout, known: Collection[str]) -> list[str]:
    """Known columns that the header has twice."""
    keys = [column_names([name])[0] for name in layout.names]
    return [
        f"column {key} is there {keys.count(key)} times. Delete all but one, or rename"
        " the others."
        for key in dict.fromkeys(keys)
        if key in known and keys.count(key) > 1
    ]


def lines(count: int) -> str:
    """A number of lines in words."""
    return "line" if count == 1 else f"{count} lines"
