"""scripts/check_seeds.py names every fault of the rules: file, line, column, remedy.

The faults of cells are written into one copy of the shipped seeds, each into a row of
its own that is named after it, and checked at once: no more is found, and no less.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import duckdb
import pytest
from harness import ROOT, Project, Rows, shipped_headers, write_seeds
from seed_faults import (
    FAULTS,
    VALID_REGEXES,
    Cells,
    Fault,
    seeds_with,
    valid_rows,
)
from seed_schema import Fault as Found
from seed_schema import folder_faults
from worlds import make_batch

PATHS = {path.stem: path for path in shipped_headers()}
MESSAGE = re.compile(r"^\w+\.csv, line \d+, \w+: .+\. .+[.?]$")


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with Project() as project:
        yield project.seeds


@pytest.fixture(scope="module")
def found(folder: Path) -> list[Found]:
    """The faults of rules with every fault of a cell."""
    rows = [row for fault in FAULTS for row in fault.rows()]
    write_seeds(folder, seeds_with(rows))
    return folder_faults(folder, {})


def lines_of(folder: Path, seed: str, cells: Cells) -> list[int]:
    """The lines in which rows of these cells start."""
    lines, start = [], 1
    with (folder / PATHS[seed]).open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        for row in reader:
            if start == 1:
                header = row
            elif row == [cells.get(column) or "" for column in header]:
                lines.append(start)
            start = reader.line_num + 1
    return lines


@pytest.mark.parametrize(
    "fault", FAULTS, ids=[f"{n}-{f.name or f.column}" for n, f in enumerate(FAULTS)]
)
def test_a_fault_is_named(fault: Fault, folder: Path, found: list[Found]) -> None:
    seed, cells = fault.rows()[-1]
    lines = lines_of(folder, seed, cells)
    assert len(lines) in (1, 2)
    for line in lines:
        start = f"{seed}.csv, line {line}, {fault.column}: "
        (message,) = [str(one) for one in found if str(one).startswith(start)]
        assert fault.says in message
        assert MESSAGE.match(message)


def test_nothing_but_the_faults_is_named(folder: Path, found: list[Found]) -> None:
    expected = {
        (f"{seed}.csv", line)
        for seed, cells in (fault.rows()[-1] for fault in FAULTS)
        for line in lines_of(folder, seed, cells)
    }
    assert Counter(expected) == Counter((one.file, one.line) for one in found)


def test_rules_that_are_right_pass_however_odd(folder: Path) -> None:
    write_seeds(folder, seeds_with(valid_rows()))
    assert list(map(str, folder_faults(folder, {}))) == []


def test_random_rules_pass(folder: Path) -> None:
    for number in range(4):
        batch = make_batch(Random(f"rules {number}"), 50)
        write_seeds(folder, batch.seeds)
        assert list(map(str, folder_faults(folder, batch.variables))) == []


def test_variables_name_further_fields(folder: Path) -> None:
    write_seeds(folder, seeds_with([]))
    variables = {
        "event_properties": ["plan"],
        "contact_attributes": ["region_id"],
        "company_attributes": ["tier"],
    }
    rows: dict[str, Rows] = {
        "scorecards": [{"scorecard_id": "card"}],
        "demographic_points": [
            {"rule_id": "a", "attribute": "region_id"},
            {"rule_id": "b", "attribute": "company_tier"},
        ],
        "behavioural_points": [
            # built in, though there is no decay profile
            {"rule_id": "c", "event_type": "*", "property": "plan", "decay_id": "none"}
        ],
    }
    asked = {
        "scorecard_id": "card",
        "operator": "at_least",
        "value": "1",
        "points": "1",
    }
    for seed in ("demographic_points", "behavioural_points"):
        rows[seed] = [asked | row for row in rows[seed]]
    write_seeds(folder, rows)
    assert folder_faults(folder, variables) == []
    unknown = [(fault.column, fault.line) for fault in folder_faults(folder, {})]
    assert unknown == [("property", 2), ("attribute", 2), ("attribute", 3)]


def test_the_shipped_rules_pass() -> None:
    assert folder_faults(ROOT / "seeds", {}) == []


def test_the_regular_expressions_that_pass_work() -> None:
    for pattern in VALID_REGEXES:
        duckdb.execute("select regexp_matches('x', ?, 'i')", [pattern]).fetchall()
        re.compile(pattern)
