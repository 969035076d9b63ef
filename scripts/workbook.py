"""The rules as an Excel workbook, a sheet for each file, and back into CSV files.

    .venv/bin/python scripts/workbook.py --out target/rules.xlsx
    .venv/bin/python scripts/workbook.py --read target/rules.xlsx --out local/mine

Cells are text, so that Excel changes none, and words and ids are chosen from lists.
Reading checks all rules; each fault is named by sheet and cell, and nothing is written.
"""

import argparse
import csv
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from itertools import accumulate
from pathlib import Path

from database import ROOT, run
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from seed_schema import (
    Column,
    Fault,
    Seed,
    complete_folder,
    folder_faults,
    project_variables,
    read_schema,
)
from seed_schema.fields import Fields, known_fields

GUIDE = "Guide"
LISTS = "Lists"
# rows below the last one that take the lists too
SPARE_ROWS = 200
WIDEST = 50
HEADER = Font(bold=True)
LINES = [
    "Each sheet is a file of rules; the note on a column's name says what it means.",
    "Add rows below the last one. A blank row is left out. Keep the first row.",
    "Cells are text: 50, -2.5, true, 2026-03-31. Formulas are not taken.",
    "To score by these rules, save the workbook, and run:",
    "make workbook READ=rules.xlsx OUT=local/mine",
    "make what-if SEEDS=local/mine",
    "make build RULES=local/mine",
]


class WorkbookError(Exception):
    """A workbook that cannot be read; the message says why."""


def main(argv: list[str]) -> int:
    """Write or read a workbook; 1 if it has faults."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--read", type=Path, help="a workbook to read")
    add("--out", type=Path, help="target/rules.xlsx, or the folder of CSV files")
    add(
        "--seeds",
        type=Path,
        default=ROOT / (os.environ.get("LEAD_SCORING_SEEDS") or "seeds"),
        help="the present rules (default: LEAD_SCORING_SEEDS, else seeds)",
    )
    options = parser.parse_args(argv)
    present = complete_folder(options.seeds)
    if options.read is None:
        out = options.out or ROOT / "target" / "rules.xlsx"
        write_workbook(present, out)
        print(f"{os.path.relpath(out)}: open it in Excel or LibreOffice.")
        return 0
    if options.out is None:
        parser.error("--read needs --out, the folder to write, such as local/mine")
    try:
        faults = read_workbook(options.read, present, options.out)
    except WorkbookError as error:
        print(error, file=sys.stderr)
        return 1
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        print(f"{len(faults)} faults; nothing was written.", file=sys.stderr)
        return 1
    print(f"{os.path.relpath(options.out)}: make build RULES={options.out}")
    return 0


def rule_files(folder: Path) -> Iterator[tuple[Seed, Path]]:
    """Each file of rules, but for reference lists and learned points."""
    there = {path.stem: path for path in folder.rglob("*.csv")}
    for seed in read_schema().values():
        path = there.get(seed.name)
        shipped = ROOT / "seeds" / "rules" / f"{seed.name}.csv"
        if path and shipped.exists():
            yield seed, path


def write_workbook(folder: Path, out: Path) -> None:
    """Write the rules of a folder, whole or not at all."""
    book = Workbook()
    guide = book.active
    guide.title = GUIDE
    for line in LINES:
        guide.append([line])
    guide.column_dimensions["A"].width = 90
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    files = {seed.name: (seed, rows_of(path)) for seed, path in rule_files(folder)}
    for seed, rows in files.values():
        write_sheet(book.create_sheet(seed.name), seed, rows)
    for seed, rows in files.values():
        add_lists(book[seed.name], lists, seed, rows[0], files)
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(out.name + ".part")
    book.save(part)
    part.replace(out)


def rows_of(path: Path) -> list[list[str]]:
    """The rows of a CSV file, header first."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write_sheet(sheet: Worksheet, seed: Seed, rows: list[list[str]]) -> None:
    """A sheet of text, its header kept in view and explained by notes."""
    for number, row in enumerate(rows, 1):
        for place, text in enumerate(row, 1):
            cell = sheet.cell(number, place)
            cell.number_format = "@"
            if text:
                cell.value = text
                # also what begins like a formula
                cell.data_type = "s"
    for place, name in enumerate(rows[0], 1):
        cell = sheet.cell(1, place)
        cell.font = HEADER
        if name in seed.columns:
            cell.comment = Comment(" ".join(seed.columns[name].description.split()), "")
        longest = max(len(row[place - 1]) for row in rows if len(row) >= place)
        width = min(WIDEST, max(longest, len(name)) + 3)
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"


def add_lists(
    sheet: Worksheet,
    lists: Worksheet,
    seed: Seed,
    header: list[str],
    files: dict[str, tuple[Seed, list[list[str]]]],
) -> None:
    """Lists of words, fields and ids for the cells of a sheet."""
    for place, name in enumerate(header, 1):
        column = seed.columns.get(name)
        choices = choices_of(column, files) if column else []
        if not choices:
            continue
        at = lists.max_column + (1 if lists.cell(1, 1).value else 0)
        for number, choice in enumerate(choices, 1):
            lists.cell(number, at, choice).data_type = "s"
        letter, own = get_column_letter(at), get_column_letter(place)
        check = DataValidation(
            type="list",
            formula1=f"{LISTS}!${letter}$1:${letter}${len(choices)}",
            allow_blank=not column.is_required,
            showErrorMessage=True,
            error="Choose one of the list.",
        )
        sheet.add_data_validation(check)
        check.add(f"{own}2:{own}{sheet.max_row + SPARE_ROWS}")


def choices_of(
    column: Column, files: dict[str, tuple[Seed, list[list[str]]]]
) -> list[str]:
    """What a cell may be, if that can be listed."""
    if column.kind == "reference" and column.refers_to in files:
        seed, (header, *rows) = files[column.refers_to]
        place = next(
            at for at, name in enumerate(header) if seed.columns[name].id_of is not None
        )
        ids = list(dict.fromkeys(row[place] for row in rows))
        return [column.built_in, *ids] if column.built_in else ids
    fields = shipped_fields()
    return {
        "word": list(column.words),
        "boolean": ["true", "false"],
        "attribute": sorted(fields.attributes),
        "property": sorted(fields.properties),
        "field": sorted({*fields.attributes, *fields.properties}),
    }.get(column.kind, [])


@cache
def shipped_fields() -> Fields:
    """The fields that rules may name without variables."""
    return known_fields(project_variables({}))


def read_workbook(path: Path, present: Path, out: Path) -> list[str]:
    """Write the CSV files of a workbook, unless there are faults, which it returns.

    Raises WorkbookError.
    """
    try:
        book = load_workbook(path)
    except Exception as error:
        raise WorkbookError(
            f"{path}: is not a workbook of Excel ({error}). Write one: make workbook."
        ) from error
    (ROOT / "local").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / "local") as made:
        checked = Path(made) / "rules"
        shutil.copytree(present, checked)
        faults, places = [], {}
        for seed, file in rule_files(checked):
            if seed.name not in book.sheetnames:
                faults.append(f"{path.name}: the sheet {seed.name} is missing.")
                continue
            rows, numbers, own = sheet_rows(book[seed.name])
            faults += own
            lines = csv_lines(rows, file)
            # a cell may have line ends: row -> the line that it starts in
            starts = accumulate((line.count("\n") for line in lines), initial=1)
            places[file.name] = (
                seed.name,
                rows[0] if rows else [],
                dict(zip(starts, numbers, strict=False)),
            )
            file.write_text("".join(lines), encoding="utf-8", newline="")
        found = [] if faults else folder_faults(checked, project_variables({}))
        faults += [at_cell(fault, places) for fault in found]
        if not faults:
            for file in checked.rglob("*.csv"):
                place = out / file.relative_to(checked)
                place.parent.mkdir(parents=True, exist_ok=True)
                file.replace(place)
    return faults


def sheet_rows(sheet: Worksheet) -> tuple[list[list[str]], list[int], list[str]]:
    """The rows that are not blank, their numbers in the sheet, and formulas in it."""
    rows, numbers, faults = [], [], []
    width = 0
    for number, cells in enumerate(sheet.iter_rows(), 1):
        texts = [text_of(cell.value) for cell in cells]
        if number == 1:
            width = max((at for at, text in enumerate(texts, 1) if text), default=0)
        if not any(texts):
            continue
        rows.append(texts[:width])
        numbers.append(number)
        faults += [
            f"{sheet.title}!{cell.coordinate}: {cell.value!r} is a formula. Enter its"
            " value."
            for cell in cells
            if cell.data_type == "f"
        ]
        faults += [
            f"{sheet.title}!{cell.coordinate}: is beyond the last column. Remove it."
            for cell in cells[width:]
            if cell.value is not None
        ]
    return rows, numbers, faults


def text_of(value: object) -> str:
    """A cell as its CSV has it, whatever Excel took it for."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def csv_lines(rows: list[list[str]], before: Path) -> list[str]:
    """Rows as CSV; a row that is as before keeps its line, however that is quoted."""
    known = {}
    for line in before.read_text(encoding="utf-8").splitlines():
        known.setdefault(tuple(next(csv.reader([line]), [])), f"{line}\n")
    lines = []
    for row in rows:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerow(row)
        lines.append(known.get(tuple(row), text.getvalue()))
    return lines


def at_cell(
    fault: Fault, places: dict[str, tuple[str, list[str], dict[int, int]]]
) -> str:
    """A fault by sheet and cell, as far as it has them."""
    if fault.file not in places:
        return str(fault)
    sheet, header, numbers = places[fault.file]
    row = numbers.get(fault.line or 0)
    if row is None or fault.column not in header:
        return str(fault)
    letter = get_column_letter(header.index(fault.column) + 1)
    return f"{sheet}!{letter}{row}, {fault.column}: {fault.problem}. {fault.remedy}"


if __name__ == "__main__":
    sys.exit(run(main))
