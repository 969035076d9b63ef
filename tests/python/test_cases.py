"""The worked cases of `tests/cases/`, each a folder whose name says what must hold.

    raw/<table>.csv        raw rows; tables and columns that are not given are empty
    before/<table>.csv     raw rows of an earlier run, if the case is about two runs
    seeds/<seed>.csv       rules; seeds that are not given are empty
    expected/<table>.csv   every row that the case's own contacts and scorecards get
                           in that table, in the columns that matter
    case.json               `variables`, as_of_date too [2026-03-31];
                           `erased`: texts that nothing in the database holds;
                           `has_nameless: true` if it rejects rows that have no key;
                           `alone: true` if other contacts would change what it gets

Cases with the same variables are built at once: their ids must differ.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from itertools import combinations
from pathlib import Path

import duckdb
import pytest
from comparison import KEYS as KEYS_OF_ONE_DATE
from comparison import Difference
from csv_rows import header_of, read_folder
from harness import Project, Rows, read_table
from reference.tables import ROW_KEY
from worlds import any_loss

FOLDER = Path(__file__).parents[1] / "cases"
AS_OF_DATE = "2026-03-31"
KEYS = KEYS_OF_ONE_DATE | {
    "lead_score_history": ["contact_id", "scorecard_id", "as_of_date"]
}
SEED_KEYS = ["scorecard_id", "rule_id", "group_id", "decay_id", "step_id"]


@dataclass
class Case:
    folder: Path
    settings: dict = field(init=False)

    def __post_init__(self) -> None:
        path = self.folder / "case.json"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        self.settings = json.loads(text or "{}")

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def variables(self) -> dict[str, object]:
        given = self.settings.get("variables") or {}
        texts = {k: str(v) if isinstance(v, date) else v for k, v in given.items()}
        return {"as_of_date": AS_OF_DATE} | any_loss() | texts

    @cached_property
    def raw(self) -> dict[str, Rows]:
        return read_folder(self.folder / "raw")

    @cached_property
    def before(self) -> dict[str, Rows]:
        return read_folder(self.folder / "before")

    @cached_property
    def seeds(self) -> dict[str, Rows]:
        return read_folder(self.folder / "seeds")

    @cached_property
    def expected(self) -> dict[str, Rows]:
        return read_folder(self.folder / "expected")

    @property
    def erased(self) -> list[str]:
        return self.settings.get("erased") or []

    @property
    def has_nameless(self) -> bool:
        return self.settings.get("has_nameless", False)

    @property
    def group(self) -> str:
        """What cases that are built at once share."""
        alone = f", {self.name} alone" if self.settings.get("alone") else ""
        values = ", ".join(str(value) for value in self.variables.values())
        return f"{values}{', two runs' if self.before else ''}{alone}"

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        """Ids of the raw rows, by the kind of thing that they name."""
        found: dict[str, set[str]] = {}
        for rows in [*self.raw.values(), *self.before.values()]:
            for row in rows:
                for column, cell in row.items():
                    if column.endswith("_id") and cell:
                        kind = column.replace("merged_", "").replace("surviving_", "")
                        found.setdefault(kind, set()).add(cell.strip())
        return found

    @cached_property
    def rule_ids(self) -> set[str]:
        return {
            row[column] or ""
            for rows in self.seeds.values()
            for row in rows
            for column in SEED_KEYS
            if row.get(column)
        }

    def owns(self, table: str, row: Mapping) -> bool:
        """Whether a built row is about the ids of this case."""
        if table == "rejected_rows":
            if row["row_key"] is None:
                return self.has_nameless
            kind = ROW_KEY[row["source_table"]].replace("merged_", "")
            return row["row_key"] in self.ids.get(kind, set())
        columns = ("contact_id", "company_id", "event_id")
        kind = next(name for name in columns if name in KEYS[table])
        cards = {card["scorecard_id"] for card in self.seeds.get("scorecards", [])}
        own_card = "scorecard_id" not in row or row["scorecard_id"] in cards
        return own_card and row[kind] in self.ids.get(kind, set())


CASES = [Case(path) for path in sorted(FOLDER.iterdir()) if path.is_dir()]


class Builds:
    """The database of each group of cases, built when the first of them asks."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.databases: dict[str, Path] = {}
        self.failed: set[str] = set()
        self.builds = 0

    def database(self, case: Case) -> Path:
        if case.group not in self.databases and case.group not in self.failed:
            group = [other for other in CASES if other.group == case.group]
            try:
                self.databases[case.group] = self.build(group)
            except AssertionError:
                self.failed.add(case.group)
        if case.group in self.failed:
            # so that only the case at fault fails
            return self.build([case])
        return self.databases[case.group]

    def build(self, cases: list[Case]) -> Path:
        seeds = joined([case.seeds for case in cases])
        variables, has_two_runs = cases[0].variables, bool(cases[0].before)
        if has_two_runs:
            raw = joined([case.before for case in cases])
            self.project.build(raw, seeds, variables)
        raw = joined([case.raw for case in cases])
        # what is erased has to be gone from every table
        tables = () if has_two_runs else KEYS
        self.project.build(raw, seeds, variables, tables, afresh=not has_two_runs)
        self.builds += 1
        return self.project.db.rename(self.project.folder / f"{self.builds}.duckdb")


@pytest.fixture(scope="module")
def builds() -> Iterator[Builds]:
    with Project() as project:
        yield Builds(project)


def joined(parts: list[dict[str, Rows]]) -> dict[str, Rows]:
    tables: dict[str, Rows] = {}
    for part in parts:
        for name, rows in part.items():
            tables.setdefault(name, []).extend(rows)
    return tables


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, builds: Builds) -> None:
    assert case.expected, f"{case.name}: nothing is expected"
    db = builds.database(case)
    lines = [
        str(found)
        for table, expected in case.expected.items()
        for found in differences_in(db, case, table, expected)
    ]
    for text in case.erased:
        lines += [f"{text} is still in {place}" for place in holders(db, text)]
    if lines:
        pytest.fail(f"{case.name}\n" + "\n".join(lines), pytrace=False)


@pytest.mark.parametrize("table", KEYS)
def test_every_expected_cell_and_row_counts(table: str, builds: Builds) -> None:
    """A case of each table fails if any one of its cells is another, or a row more."""
    cases = [case for case in CASES if case.expected.get(table)]
    case = min(cases, key=lambda case: (case.group != CASES[0].group, case.name))
    db, rows = builds.database(case), case.expected[table]
    assert not differences_in(db, case, table, rows)
    for number, row in enumerate(rows):
        assert differences_in(db, case, table, rows[:number] + rows[number + 1 :])
        for column, cell in row.items():
            changed = row | {column: None if cell else "1"}
            altered = [*rows[:number], changed, *rows[number + 1 :]]
            assert differences_in(db, case, table, altered), (case.name, number, column)
    assert differences_in(db, case, table, [*rows, rows[0]])


def test_what_still_stands_in_a_table_is_found(builds: Builds) -> None:
    (case,) = (case for case in CASES if case.erased)
    places = holders(builds.database(case), "era_stays")
    assert any(place.endswith(".lead_scores") for place in places)
    assert any("intermediate." in place for place in places)


@pytest.mark.parametrize("group", sorted({case.group for case in CASES}))
def test_cases_of_one_build_share_no_ids(group: str) -> None:
    cases = [case for case in CASES if case.group == group]
    for one, other in combinations(cases, 2):
        shared = one.rule_ids & other.rule_ids
        for kind in set(one.ids) & set(other.ids) - {"company_id", "scorecard_id"}:
            shared |= one.ids[kind] & other.ids[kind]
        assert not shared, f"{one.name} and {other.name} both have {sorted(shared)}"


def differences_in(
    db: Path, case: Case, table: str, expected: Rows
) -> list[Difference]:
    """How the rows that a case gets in a table differ from those that it expects."""
    built = [row for row in read_table(db, table) if case.owns(table, row)]
    columns = header_of(case.folder / "expected" / f"{table}.csv")
    return differences(table, columns, expected, built)


def differences(
    table: str, columns: list[str], expected: Rows, built: list[dict]
) -> list[Difference]:
    """Rows that differ, brought together by those key columns that are given."""
    absent = set(columns) - set(built[0] if built else columns)
    assert not absent, f"{table} has no column {absent}"
    numbers = {
        name
        for name in columns
        if any(isinstance(row[name], int | Decimal | float) for row in built)
    }
    wanted = [tuple(cell(row[n], n in numbers) for n in columns) for row in expected]
    found = [tuple(plain(row[n], n in numbers) for n in columns) for row in built]
    for row in list(wanted):
        if row in found:
            found.remove(row)
            wanted.remove(row)
    places = [columns.index(name) for name in KEYS[table] if name in columns]
    keys = dict.fromkeys(tuple(row[p] for p in places) for row in [*wanted, *found])
    return [
        Difference(
            table,
            key,
            tuple(columns),
            tuple(row for row in wanted if tuple(row[p] for p in places) == key),
            tuple(row for row in found if tuple(row[p] for p in places) == key),
        )
        for key in keys
    ]


def cell(text: str | None, is_number: bool) -> object:
    """What a cell of an expected table stands for."""
    if text is None or not is_number:
        return text
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def plain(value: object, is_number: bool) -> object:
    """A built value as an expected table has it."""
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    return Decimal(str(value)) if is_number else str(value)


def holders(db: Path, text: str) -> list[str]:
    """Tables of any schema with a text in a cell; views hold nothing of their own."""
    found = []
    with duckdb.connect(str(db), read_only=True) as connection:
        tables = connection.execute(
            "select table_schema, table_name from information_schema.tables"
            " where table_type = 'BASE TABLE' order by all"
        ).fetchall()
        assert tables
        for schema, table in tables:
            rows = connection.execute(
                f'select count(*) from "{schema}"."{table}" as held'
                " where contains(cast(held as varchar), ?)",
                [text],
            ).fetchone()
            if rows and rows[0]:
                found.append(f"{schema}.{table}")
    return found
