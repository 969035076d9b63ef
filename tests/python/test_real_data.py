"""Rule sets written for real data, next to the project when it is there.

`tests/rules/<set>/seeds/` holds the rules of a set, `real_scores` says what single
leads must get. What is asserted of all leads follows from the raw rows alone.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import duckdb
import pandas as pd
import pytest
import real_scores
from csv_rows import read_csv, read_folder
from harness import (
    ROOT,
    SEEDS_AND_MODELS,
    Project,
    Rows,
    read_table,
    upstream_of,
    write_seeds,
)

DATA = ROOT.parent / "shared" / "data"
RULES = ROOT / "tests" / "rules"
BANDS = ("fit_grade", "engagement_level", "temperature", "rating")
Frames = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class RealSet:
    """A data set: when it is scored, its added columns, the leads that are computed."""

    name: str
    as_of: str
    variables: dict[str, object]
    score: Callable[..., float]
    leads: Callable[[Frames], list[str]]


def most(frames: Frames, table: str, **columns: str) -> str:
    """The contact with the most rows in a table (tie: the first)."""
    rows = frames[table]
    for column, value in columns.items():
        rows = rows[rows[column] == value]
    return rows["contact_id"].value_counts().sort_index().idxmax()


SETS = [
    RealSet(
        "ds365",
        "2022-09-01",
        {"event_properties": ["exam_result", "course_rating"]},
        real_scores.ds365,
        lambda frames: [
            most(frames, "events", event_type="lesson_watched"),
            most(frames, "events", event_type="exam_taken"),
            most(frames, "events", event_type="question_asked"),
            most(frames, "deals"),
        ],
    ),
    RealSet(
        "cdnow",
        "1998-06-30",
        {},
        real_scores.cdnow,
        lambda frames: [most(frames, "deals"), *first(frames, 2), *first(frames, 1)],
    ),
    RealSet(
        "olist",
        "2018-05-31",
        {"contact_attributes": ["landing_page_id"]},
        real_scores.olist,
        lambda frames: [
            frames["contacts"].query(of_lead)["contact_id"].iloc[-1]
            for of_lead in (
                "lead_source == 'email'",
                "landing_page_id == '22c29808c4f815213303f8933030604c'",
                "lead_source == 'social'",
            )
        ],
    ),
    RealSet(
        "x_education",
        "2026-01-01",
        {
            "contact_attributes": [
                "total_visits",
                "total_time_spent_on_website",
                "page_views_per_visit",
                "lead_origin",
                "specialization",
                "what_is_your_current_occupation",
                "do_not_call",
                "a_free_copy_of_mastering_the_interview",
            ]
        },
        real_scores.x_education,
        lambda frames: [
            frames["contacts"].query(of_lead)["contact_id"].iloc[0]
            for of_lead in (
                "lead_origin == 'Lead Add Form'",
                "lead_source == 'Google' and total_time_spent_on_website > 900",
                "email_opt_out and city.isna()",
            )
        ],
    ),
    RealSet(
        "bank_marketing",
        "2026-01-01",
        {
            "contact_attributes": [
                "age",
                "job",
                "marital",
                "education",
                "has_credit_in_default",
                "balance",
                "has_housing_loan",
                "has_personal_loan",
                "contact_channel",
                "days_since_previous_campaign",
                "previous_outcome",
            ]
        },
        real_scores.bank_marketing,
        lambda frames: [
            frames["contacts"].query(of_lead)["contact_id"].iloc[-1]
            for of_lead in (
                "job == 'student' and previous_outcome == 'success'",
                "balance < 0 and has_housing_loan and has_personal_loan",
                "balance > 0 and not has_housing_loan and has_personal_loan",
                "age > 60 and days_since_previous_campaign < 180",
            )
        ],
    ),
]


def first(frames: Frames, purchases: int) -> list[str]:
    """The first contact with so many purchases."""
    counts = frames["deals"]["contact_id"].value_counts().sort_index()
    return [counts[counts == purchases].index[0]]


@dataclass
class Built:
    """A scored data set, with the raw rows dated up to the scoring date."""

    of: RealSet
    raw: Frames
    leads: Rows
    contributions: Rows
    rejected: Rows
    machine: Rows


@pytest.fixture(scope="module", params=SETS, ids=lambda real: real.name)
def built(request: pytest.FixtureRequest) -> Built:
    real: RealSet = request.param
    folder = DATA / real.name
    if not folder.is_dir():
        pytest.skip(f"no real data: ../shared/data/{real.name} is not there")
    with Project() as project:
        write_seeds(project.seeds, read_folder(RULES / real.name / "seeds"))
        variables = real.variables | {"as_of_date": real.as_of}
        tables = ["lead_scores", "lead_score_contributions"]
        tables += ["rejected_rows", "machine_events"]
        command = [*SEEDS_AND_MODELS, *upstream_of(tables)]
        done = project.run_dbt(command, raw=folder, variables=variables)
        assert done.returncode == 0, done.stdout
        rows = [read_table(project.db, name) for name in tables]
    return Built(real, raw_frames(real), *rows)


def raw_frames(real: RealSet) -> Frames:
    """Contacts, events and deals with the date of each row as `day`."""
    frames = {}
    dates = {"contacts": "created_at", "events": "occurred_at", "deals": "closed_at"}
    for table, date in dates.items():
        (path,) = (DATA / real.name).glob(f"{table}.*")
        reader = "read_csv" if path.suffix == ".csv" else "read_parquet"
        rows = duckdb.sql(f"from {reader}('{path}')").df()
        rows["day"] = pd.to_datetime(rows[date]).dt.normalize()
        frames[table] = rows[rows["day"] <= pd.Timestamp(real.as_of)]
    return frames


def test_every_contact_of_the_day_has_a_score(built: Built) -> None:
    assert sorted(row["contact_id"] for row in built.leads) == sorted(
        built.raw["contacts"]["contact_id"]
    )
    assert built.rejected == []
    assert built.machine == []


def test_contributions_add_up(built: Built) -> None:
    sums: dict[str, Decimal] = Counter()
    for row in built.contributions:
        sums[row["contact_id"]] += row["points"]
    assert sums
    assert all(sums[row["contact_id"]] == row["raw_score"] for row in built.leads)


def test_single_leads_get_what_their_rows_are_worth(built: Built) -> None:
    scores = {row["contact_id"]: row["raw_score"] for row in built.leads}
    best = max(built.leads, key=lambda row: (row["raw_score"], row["contact_id"]))
    wanted = [*built.of.leads(built.raw), best["contact_id"]]
    assert len(set(wanted)) > 2
    today = pd.Timestamp(built.of.as_of)
    for contact in wanted:
        own = {
            table: rows[rows["contact_id"] == contact]
            for table, rows in built.raw.items()
        }
        lead = own["contacts"].iloc[0]
        points = built.of.score(lead, own["events"], own["deals"], today)
        assert round(float(scores[contact]), 4) == round(float(points), 4), contact


OF_THOSE = {
    "ds365": {
        "market_namibia": "country == 'NA'",
        "market_core": "country in ['US', 'GB', 'CA', 'DE', 'AU']",
    },
    "cdnow": {"half_year": "contact_id.notna()"},
    "olist": {
        "source_known": "lead_source.notna()",
        "source_untracked": "lead_source == 'unknown'",
    },
    "x_education": {
        "google": "lead_source.str.lower() == 'google' and country == 'India'"
        " and not email_opt_out",
        "no_city": "city.isna()",
        "no_call": "do_not_call",
        "pages": "1.5 <= page_views_per_visit <= 3.5",
    },
    "bank_marketing": {
        "never_called": "days_since_previous_campaign.isna()",
        "in_default": "has_credit_in_default",
        "personal": "has_personal_loan",
        "balance_high": "balance > 1500",
    },
}


def test_rules_fire_for_those_whom_they_are_about(built: Built) -> None:
    for rule, condition in OF_THOSE[built.of.name].items():
        expected = set(built.raw["contacts"].query(condition)["contact_id"])
        fired = {r["contact_id"] for r in built.contributions if r["rule_id"] == rule}
        assert expected, rule
        assert fired == expected, rule


def test_status_bands_and_ranks_follow_the_scores(built: Built) -> None:
    scored = [row for row in built.leads if row["status"] == "scored"]
    others = [row for row in built.leads if row["status"] != "scored"]
    by_score = Counter(row["lead_score"] for row in scored)
    above = 0
    for score in sorted(by_score, reverse=True):
        ranks = {row["score_rank"] for row in scored if row["lead_score"] == score}
        assert ranks == {above + 1}
        above += by_score[score]
    bands = read_csv(RULES / built.of.name / "seeds" / "score_bands.csv")
    for name in {row["band_set"] for row in bands}:
        own = [row for row in bands if row["band_set"] == name]
        own.sort(key=lambda row: float(row["min_value"]))
        for row in scored:
            fitting = [b for b in own if float(b["min_value"]) <= row[b["metric"]]]
            assert row[name] == fitting[-1]["band"]
        assert len({row[name] for row in scored}) == len(own), name
    assert all(row[name] is None for row in others for name in BANDS)
