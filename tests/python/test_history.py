"""Section 6 of the contract: the history, crossings, MQL entries and trends."""

from datetime import date
from itertools import pairwise

import pytest
from history_runs import (
    ALL_DAYS,
    BY_MARCH,
    DELETED,
    FIRST,
    FITTED,
    MERGED,
    Runs,
    all_runs,
)


@pytest.fixture(scope="module")
def runs() -> Runs:
    return all_runs()


def test_a_range_in_one_run_equals_its_days_in_any_order(runs: Runs) -> None:
    days = date(2026, 3, 1), date(2026, 3, 2)
    assert {row["as_of_date"] for row in runs.of_2_march.history()} == {days[1]}
    assert len(runs.then_1_march.history()) == 2 * 2 * len(BY_MARCH)
    assert runs.then_1_march.history() == runs.then_all_days.history(*days)
    assert runs.of_2_march.history() == runs.then_all_days.history(days[1])
    dates = {row["as_of_date"] for row in runs.then_all_days.history()}
    assert sorted(dates) == ALL_DAYS


def test_the_whole_history_counts_whatever_was_scored_first(runs: Runs) -> None:
    """Scored on the 2nd only, the waverer crosses then; once the 1st is known, then."""
    of_first_day = (date(2026, 3, 1), None, 91, 1, False)
    assert runs.of_2_march.crossings("waverer", "up") == [
        (date(2026, 3, 2), None, 91, 1, False)
    ]
    assert runs.of_2_march.lead("waverer")["first_mql_date"] == date(2026, 3, 2)
    assert runs.then_1_march.crossings("waverer", "up") == [of_first_day]
    assert runs.then_1_march.lead("waverer")["mql_count"] == 1
    assert runs.then_1_march.crossings("climber", "up") == []
    assert runs.then_all_days.crossings("waverer", "up")[0] == of_first_day


def test_crossings_are_at_80_and_after_the_reset_at_82(runs: Runs) -> None:
    assert runs.then_all_days.scores("climber")[:6] == [79, 80, 85, 0, 82, 82]
    assert runs.then_all_days.crossings("climber", "up") == [
        (date(2026, 3, 2), 79, 80, 1, False),
        (date(2026, 3, 5), 0, 82, 2, True),
    ]
    assert runs.then_all_days.crossings("climber", "down") == [
        (date(2026, 3, 4), 85, 0, 1, False)
    ]


def test_a_lead_that_qualifies_again_counts_twice(runs: Runs) -> None:
    days = zip(ALL_DAYS[2:], runs.then_all_days.scores("waverer"), strict=True)
    turns = [(day, new) for (_, old), (day, new) in pairwise(days) if old != new]
    assert turns == [(date(2026, 3, 3), 1), (date(2026, 3, 5), 96)]
    expected = {
        "is_mql": True,
        "mql_count": 2,
        "first_mql_date": date(2026, 3, 1),
        "latest_mql_date": date(2026, 3, 5),
        "score_at_first_mql": 91,
        "temperature": "hot",
    }
    lead = runs.then_all_days.lead("waverer")
    assert {name: lead[name] for name in expected} == expected
    # the cooldown is over on the fourth day
    crossings = runs.then_all_days.crossings("waverer", "up")
    assert [row[3:] for row in crossings] == [(1, False), (2, False)]


def test_a_capped_fit_qualifies_at_30_and_not_at_29(runs: Runs) -> None:
    assert runs.then_all_days.scores("fitted", "fit")[:3] == [99, 100, 100]
    lead = runs.then_all_days.lead("fitted", "fit")
    assert (lead["demographic_score"], lead["behavioural_score"]) == (70, 30)
    assert (lead["is_mql"], lead["mql_count"]) == (True, 1)
    assert lead["first_mql_date"] == date(2026, 3, 2)
    history = runs.then_all_days.history(date(2026, 3, 1), date(2026, 3, 2))
    of_fitted = [r for r in history if (r["contact_id"], r["scorecard_id"]) == FITTED]
    assert [row["is_mql"] for row in of_fitted] == [False, True]


@pytest.mark.parametrize(
    ("contact", "over_7_days", "over_30_days", "trend"),
    [
        ("riser", 5, 10, "rising"),
        ("nearly", 4, 4, "steady"),
        ("faller", -5, -5, "falling"),
        ("climber", 0, 0, "steady"),
        ("of_29", 0, None, "steady"),
        ("of_30", None, None, "new"),
        ("nobody", None, None, "steady"),
    ],
)
def test_trends_look_back_7_and_30_days(
    runs: Runs,
    contact: str,
    over_7_days: int | None,
    over_30_days: int | None,
    trend: str,
) -> None:
    lead = runs.then_all_days.lead(contact)
    assert (lead["score_change_7d"], lead["score_change_30d"], lead["trend"]) == (
        over_7_days,
        over_30_days,
        trend,
    )


def test_new_rules_and_a_full_refresh_leave_the_past_alone(runs: Runs) -> None:
    before = runs.then_all_days.history()
    kept = [row for row in before if row["contact_id"] != DELETED]
    assert 0 < len(kept) < len(before)
    assert runs.then_other_rules.history(*ALL_DAYS) == kept
    assert runs.then_other_rules.scores("riser")[-2:] == [89, 2 * 89]
    lead = runs.then_other_rules.lead("riser")
    assert (lead["score_change_7d"], lead["trend"]) == (2 * 89 - 84, "rising")


def test_a_deleted_contact_leaves_the_history_and_a_merged_one_does_not(
    runs: Runs,
) -> None:
    for name in (DELETED, MERGED):
        assert len(runs.then_all_days.scores(name)) == len(ALL_DAYS[2:])
    assert runs.then_all_days.crossings(DELETED, "up")
    for left in (runs.then_other_rules, runs.then_first_days):
        for table, rows in left.tables.items():
            contacts = {row["contact_id"] for row in rows}
            assert DELETED not in contacts
            assert (MERGED in contacts) == (table == "lead_score_history")
    assert runs.holders == []
    # but for the dates that are scored again, for the survivor
    assert len(runs.then_other_rules.scores(MERGED)) == len(ALL_DAYS[2:])
    assert len(runs.then_first_days.scores(MERGED)) == len(ALL_DAYS[4:])
    # what the survivor had then is not rewritten, what it has now is both
    assert runs.then_other_rules.scores("stays")[-2:] == [1, 2 * (1 + 79)]


def test_a_date_on_which_nobody_is_left_is_emptied(runs: Runs) -> None:
    assert {row["contact_id"] for row in runs.then_other_rules.history(FIRST)} == {
        "early"
    }
    dates = {row["as_of_date"] for row in runs.then_first_days.history()}
    assert sorted(dates) == [*ALL_DAYS[2:], date(2026, 4, 6)]


def test_a_run_touches_its_own_dates_only(runs: Runs) -> None:
    others = [*ALL_DAYS[4:], date(2026, 4, 6)]
    before, after = runs.then_other_rules, runs.then_first_days
    assert after.history(*others) == before.history(*others)
    assert before.scores("climber")[:3] == [79, 80, 85]
    assert after.scores("climber")[:3] == [2 * 79, 2 * 80, 85]
    assert after.lead("climber")["as_of_date"] == date(2026, 3, 2)
    # scored again by the new rules, the lead is above the threshold from the start
    assert after.crossings("climber", "up") == [(date(2026, 3, 1), None, 158, 1, False)]
    assert {row["as_of_date"] for row in after.tables["score_crossings"]} <= set(
        ALL_DAYS[2:4]
    )
