"""Sheets of a workbook (.xlsx, .xls, .ods), as rows of text."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from .files import FileError
from .layout import known_names

Cells = list[list[str]]
MOST_TITLES = 30


def sheet_rows(path: Path, name: str | None, known: Collection[str]) -> Cells:
    """The rows of the sheet that holds a table.

    It is the only one with rows, the one called `name`, or the one with most known
    names of columns. Raises FileError if that leaves several, or none.
    """
    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = {
            sheet: [[text_of(cell) for cell in row] for row in given]
            for sheet in book.sheet_names
            if (given := book.get_sheet_by_name(sheet).to_python(skip_empty_area=True))
        }
    except (CalamineError, OSError) as error:
        raise FileError(f"{path}: cannot be read as a workbook ({error}).") from error
    if not sheets:
        raise FileError(f"{path}: has no sheet with rows.")
    found = {
        sheet: max(len(known_names(row, known)) for row in rows[:MOST_TITLES])
        for sheet, rows in sheets.items()
    }
    named = [sheet for sheet in sheets if sheet.strip().lower() == name]
    best = [sheet for sheet in sheets if found[sheet] == max(found.values())]
    choice = named or best
    if len(choice) > 1:
        raise FileError(
            f"{path}: has the sheets {', '.join(sheets)}, and it is not clear which one"
            " to read. Save that sheet as a file of its own."
        )
    return sheets[choice[0]]


def text_of(cell: object) -> str:
    """A cell as a CSV would have it: ISO times, whole numbers without a point."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        is_date = cell.time() == time(0)
        return cell.date().isoformat() if is_date else cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return f"{cell.total_seconds():.0f}"
    return str(cell)
