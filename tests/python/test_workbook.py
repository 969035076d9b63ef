"""scripts/workbook.py: the rules as an Excel workbook, and back."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest
import workbook
from harness import ROOT
from openpyxl import load_workbook

SEEDS = ROOT / "seeds"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "rules.xlsx"
    assert workbook.main(["--seeds", str(SEEDS), "--out", str(path)]) == 0
    return path


def read(path: Path, out: Path, seeds: Path = SEEDS) -> int:
    return workbook.main(
        ["--read", str(path), "--seeds", str(seeds), "--out", str(out)]
    )


def test_the_shipped_rules_come_back_byte_by_byte(book: Path, tmp_path: Path) -> None:
    assert read(book, tmp_path / "out") == 0
    for path in SEEDS.rglob("*.csv"):
        assert (tmp_path / "out" / path.relative_to(SEEDS)).read_bytes() == (
            path.read_bytes()
        )


def test_odd_texts_are_no_formulas_and_come_back(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    shutil.copytree(SEEDS, seeds)
    path = seeds / "rules/behavioural_points.csv"
    text = path.read_text(encoding="utf-8")
    text = text.replace("Asked for a demo", '"=1+1, ""quoted"""')
    text = text.replace("Asked for a quote", "+33 1 23").replace(
        "Started a trial", "007"
    )
    path.write_text(text, encoding="utf-8")
    book = tmp_path / "rules.xlsx"
    assert workbook.main(["--seeds", str(seeds), "--out", str(book)]) == 0
    sheet = load_workbook(book)["behavioural_points"]
    assert {cell.data_type for row in sheet for cell in row if cell.value} == {"s"}
    assert read(book, tmp_path / "out", seeds) == 0
    assert (tmp_path / "out/rules/behavioural_points.csv").read_bytes() == (
        path.read_bytes()
    )


def test_words_fields_and_ids_are_chosen_from_lists(book: Path) -> None:
    found = load_workbook(book)
    sheet, lists = found["behavioural_points"], found["Lists"]
    header = [cell.value for cell in sheet[1]]
    offered = {}
    for check in sheet.data_validations.dataValidation:
        cells = lists[check.formula1.removeprefix("Lists!").replace("$", "")]
        column = header[next(iter(check.sqref.ranges)).min_col - 1]
        offered[column] = [row[0].value for row in cells]
    assert {"at_least", "regex"} <= set(offered["operator"])
    assert "half_life_60" in offered["decay_id"]
    assert "requests" in offered["group_id"]
    assert offered["scorecard_id"] == ["default"]
    assert "page_url" in offered["property"]
    assert not {"label", "points"} & set(offered)
    assert found["Guide"]["A1"].value
    assert lists.sheet_state == "hidden"


def test_what_excel_takes_for_numbers_and_dates_is_text_again(
    book: Path, tmp_path: Path
) -> None:
    found = load_workbook(book)
    sheet = found["behavioural_points"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    row = next(row for row in sheet if row[0].value == "demo_requested")[0].row
    for column, value in {
        "points": 20.0,
        "max_points": 2.5,
        "window_days": 30,
        "disqualifies": False,
        "active_from": datetime(2026, 3, 1),
    }.items():
        sheet.cell(row, columns[column]).value = value
    # a blank row between
    sheet.insert_rows(row)
    found.save(book)
    assert read(book, tmp_path / "out") == 0
    lines = (tmp_path / "out/rules/behavioural_points.csv").read_text().splitlines()
    (line,) = (line for line in lines if line.startswith("demo_requested,"))
    assert line == (
        "demo_requested,default,requests,demo_request,,,,20,half_life_60,month,,,30,2.5,"
        "false,decision,2026-03-01,,Asked for a demo"
    )


def test_faults_are_named_by_sheet_and_cell_and_nothing_is_written(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = load_workbook(book)
    sheet = found["behavioural_points"]
    # the lines below are further down in the file, not in the sheet
    found["next_steps"]["H2"] = "Hello,\n\nwrite soon"
    found["next_steps"]["F3"] = "soon"
    sheet["H3"] = "fifty"
    sheet["I4"] = "half_live_14"
    found.save(book)
    assert read(book, tmp_path / "out") == 1
    said = capsys.readouterr().err
    assert "behavioural_points!H3, points: 'fifty' is not a number" in said
    assert "behavioural_points!I4, decay_id: 'half_live_14' is not in" in said
    assert "next_steps!F3, priority: 'soon' is not a number" in said
    assert "3 faults; nothing was written." in said
    assert not (tmp_path / "out").exists()


def test_formulas_and_what_is_no_workbook_are_told(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = load_workbook(book)
    found["behavioural_points"]["H3"] = "=5*10"
    found["behavioural_points"]["Z3"] = "a note"
    del found["decay_profiles"]
    found.save(book)
    assert read(book, tmp_path / "out") == 1
    said = capsys.readouterr().err
    assert "behavioural_points!H3: '=5*10' is a formula" in said
    assert "behavioural_points!Z3: is beyond the last column" in said
    assert "the sheet decay_profiles is missing" in said
    other = tmp_path / "other.xlsx"
    other.write_text("no workbook", encoding="utf-8")
    assert read(other, tmp_path / "out") == 1
    assert "other.xlsx: is not a workbook" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
