"""Rows of the CSV files that tests are written in."""

import csv
from pathlib import Path

from harness import Rows


def read_folder(folder: Path) -> dict[str, Rows]:
    """The rows of each CSV of a folder, by its name."""
    return {path.stem: read_csv(path) for path in sorted(folder.glob("*.csv"))}


def read_csv(path: Path) -> Rows:
    """The rows of a CSV; blank cells are None."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {column: cell or None for column, cell in row.items()}
            for row in csv.DictReader(file, strict=True)
        ]


def header_of(path: Path) -> list[str]:
    """The column names of a CSV."""
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))
