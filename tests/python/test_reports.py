"""The project on what people reported of other systems, against the reference.

The right values are in `test_reference_reports.py`; here all reports are built at
once, as their ids differ. PostgreSQL and Spark build them with the worked cases.
"""

from collections.abc import Iterator
from datetime import date

import pytest
from comparison import KEYS, differences
from csv_rows import read_folder
from harness import Project, Rows, shipped_seed
from reference import score
from reference.history import History
from test_cases import joined
from test_reference_reports import ADDED, MARCH_10, REFERENCE, REPORTS
from worlds import any_loss

NEW_YORK = "r04_date_only"
MERGE = "r27_history_on_merge"
pytestmark = pytest.mark.skipif(
    not REPORTS.exists(), reason="no reports: ../shared/reports is not there"
)


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    with Project() as project:
        yield project


def rules(*folders: str) -> dict[str, Rows]:
    own = [read_folder(REPORTS / name / "rules") for name in folders]
    return joined(own) | {name: shipped_seed(name) for name in REFERENCE}


def report_names() -> list[str]:
    return sorted(path.parent.name for path in REPORTS.glob("*/raw"))


@pytest.mark.parametrize(
    ("zone", "on", "names"),
    [
        ("UTC", MARCH_10, report_names()),
        *(("America/New_York", date(2026, 3, day), [NEW_YORK]) for day in (8, 9, 10)),
    ],
    ids=["all", "8_march", "9_march", "10_march"],
)
def test_reports_come_out_as_the_contract_says(
    project: Project, zone: str, on: date, names: list[str]
) -> None:
    raw = joined([read_folder(REPORTS / name / "raw") for name in names])
    variables = ADDED | any_loss() | {"timezone": zone, "as_of_date": on.isoformat()}
    built = project.build(raw, rules(*names), variables, KEYS)
    found = differences(score(raw, rules(*names), variables, on), built)
    assert not found, "\n".join(map(str, found))
    assert built["lead_scores"]


def test_a_survivor_has_the_history_of_whom_it_took_over(project: Project) -> None:
    history = History()
    for number, on in enumerate([date(2026, 1, 10), date(2026, 2, 28)], 1):
        raw = read_folder(REPORTS / MERGE / f"raw_{number}")
        variables = ADDED | any_loss() | {"as_of_date": on.isoformat()}
        tables = ["lead_scores", "score_crossings"]
        built = project.build(raw, rules(MERGE), variables, tables, afresh=number == 1)
        expected = history.run(raw, rules(MERGE), variables, [on])
        for table in tables:
            keys = {
                tuple(row[name] for name in ("contact_id", "as_of_date"))
                for row in expected[table]
            }
            assert keys == {
                (row["contact_id"], row["as_of_date"]) for row in built[table]
            }
        told = [
            {
                row["contact_id"]: (row["first_mql_date"], row["mql_count"])
                for row in side["lead_scores"]
            }
            for side in (expected, built)
        ]
        assert told[0] == told[1]
        assert any(date for date, _ in told[0].values())
