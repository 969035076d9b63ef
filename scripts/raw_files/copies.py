"""Copies of files that DuckDB cannot read as they are."""

import csv
import hashlib
import io
import os
import shutil
from pathlib import Path

from .files import CHUNK, FileError, opened
from .layout import TAIL, Layout, column_names


def copy_of(path: Path, copies: Path, what: str) -> Path:
    """Where the copy of a file is to be; those of its earlier states are deleted."""
    state = path.stat()
    place = hashlib.md5(str(path).encode(), usedforsecurity=False).hexdigest()[:12]
    copy = copies / f"{place}-{what}-{state.st_mtime_ns}-{state.st_size}.csv"
    copies.mkdir(parents=True, exist_ok=True)
    for other in copies.glob(f"{place}-{what}-*"):
        if other != copy:
            other.unlink()
    return copy


def write_rows(copy: Path, rows: list[list[str]]) -> None:
    """Write rows as CSV, at once or not at all."""
    part = copy.with_suffix(".part")
    with part.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    part.rename(copy)


def transcode(path: Path, encoding: str, copy: Path) -> None:
    """Write a text as UTF-8, at once or not at all. Raises FileError."""
    part = copy.with_suffix(".part")
    try:
        with (
            opened(path) as source,
            io.TextIOWrapper(source, encoding=encoding, newline="") as text,
            part.open("w", encoding="utf-8", newline="") as file,
        ):
            shutil.copyfileobj(text, file, CHUNK)
    except UnicodeDecodeError as error:
        raise FileError(
            f'{path}: is not {encoding} to its end. Save it as "CSV UTF-8".'
        ) from error
    part.rename(copy)


def write_body(path: Path, layout: Layout, copy: Path) -> None:
    """Write the header, in one line, and the rows of a text."""
    part = copy.with_suffix(".part")
    header = layout.separator.join(column_names(layout.names))
    with opened(path) as source, part.open("wb") as file:
        for _ in range(layout.titles + layout.header):
            line = source.readline()
        # DuckDB takes one kind of line end per file
        file.write(header.encode() + (b"\r\n" if line.endswith(b"\r\n") else b"\n"))
        shutil.copyfileobj(source, file, CHUNK)
    with part.open("r+b") as file:
        start = max(0, file.seek(0, os.SEEK_END) - TAIL)
        file.seek(start)
        lines_of_end = file.read().splitlines(keepends=True)
        kept = lines_of_end[: len(lines_of_end) - layout.closing]
        file.truncate(start + sum(map(len, kept)))
    part.rename(copy)
