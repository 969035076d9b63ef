"""The reference itself: the worked cases of `tests/cases/`."""

from datetime import date

import pytest
from comparison import KEYS
from csv_rows import header_of
from reference import score
from test_cases import CASES, Case, differences

OF_HISTORY = {
    *("score_change_7d", "score_change_30d", "trend", "first_mql_date"),
    *("latest_mql_date", "mql_count", "score_at_first_mql"),
}
OF_ONE_RUN = [
    case
    for case in CASES
    if not {"score_from", "score_to"} & {*case.variables} and {*case.expected} & {*KEYS}
]


@pytest.mark.parametrize("case", OF_ONE_RUN, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    on = date.fromisoformat(str(case.variables["as_of_date"]))
    tables = score(case.raw, case.seeds, case.variables, on)
    lines = []
    for table in {*case.expected} & {*KEYS}:
        header = header_of(case.folder / "expected" / f"{table}.csv")
        columns = [name for name in header if name not in OF_HISTORY]
        rows = [row for row in tables[table] if case.owns(table, row)]
        lines += map(str, differences(table, columns, case.expected[table], rows))
    assert not lines, "\n".join(lines)
