"""The reference itself: how version 2 of the contract reads, and what it tells."""

from collections.abc import Mapping
from datetime import date

import one_lead
import pytest
from one_lead import ANN, CARD, MARCH, act
from reference.attributes import email_domain

NEW_YORK = {"timezone": "America/New_York"}


def scored(
    raw: Mapping[str, list],
    on: date = MARCH,
    seeds: Mapping[str, list] | None = None,
    **variables: object,
) -> dict[str, list[dict]]:
    return one_lead.scored(on, raw, variables, **(seeds or {}))


def rejected(raw: Mapping[str, list], **variables: object) -> list[tuple]:
    rows = scored(raw, **variables)["rejected_rows"]
    names = ("source_table", "row_key", "reason", "column_name")
    return sorted((tuple(row[name] for name in names) for row in rows), key=str)


def points(event_type: str, worth: int) -> dict[str, list]:
    rule = {"rule_id": event_type, "event_type": event_type, "points": str(worth)}
    return {"behavioural_points": [CARD | rule]}


@pytest.mark.parametrize(("day", "expected"), [(9, 0), (10, 10)])
def test_a_date_alone_is_that_day(day: int, expected: int) -> None:
    """A time of midnight UTC is the evening before in New York."""
    on, seeds = date(2026, 3, day), points("page_view", 10)
    raw = {"events": [act("page_view", "2026-03-10")]}
    (lead,) = scored(raw, on, seeds, **NEW_YORK)["lead_scores"]
    assert lead["raw_score"] == expected
    raw = {"events": [act("page_view", "2026-03-10T00:00:00Z")]}
    (lead,) = scored(raw, on, seeds, **NEW_YORK)["lead_scores"]
    assert (lead["raw_score"], lead["last_activity_date"]) == (10, date(2026, 3, 9))


def test_a_contact_exists_from_the_day_that_is_written() -> None:
    new = {"contacts": [ANN | {"created_at": "2026-03-10"}]}
    assert scored(new, date(2026, 3, 9), **NEW_YORK)["lead_scores"] == []
    assert len(scored(new, **NEW_YORK)["lead_scores"]) == 1


@pytest.mark.parametrize(
    ("sent", "clicked", "reasons"),
    [
        ("2026-03-10", "2026-03-10", []),
        ("2026-03-10T00:00:00Z", "2026-03-10T00:00:01Z", []),
        ("2026-03-10T04:00:00Z", "2026-03-10T04:00:01Z", []),  # midnight in New York
        ("2026-03-10T03:59:59.5Z", "2026-03-10T04:00:00Z", []),
        ("2026-03-10T05:00:00Z", "2026-03-10T05:00:01Z", ["too_fast"]),
        ("2026-03-10", "2026-03-10T05:00:01Z", []),
    ],
)
def test_what_has_no_time_of_day_is_not_compared(sent, clicked, reasons) -> None:
    events = [act("email_sent", sent), act("email_click", clicked)]
    tables = scored({"events": events}, **NEW_YORK)
    assert [row["reason"] for row in tables["machine_events"]] == reasons


def test_a_burst_has_times_of_day_but_a_user_agent_needs_none() -> None:
    clicks = [act("email_click", "2026-03-10", page_url=f"a/{n}") for n in range(4)]
    agent = [act("page_view", "2026-03-10", user_agent="x Évil bot")]
    seeds = {"machine_user_agents": [{"pattern": "evil Bot"}]}
    tables = scored({"events": clicks + agent}, seeds=seeds, machine_burst_clicks=1)
    assert [row["reason"] for row in tables["machine_events"]] == ["user_agent"]


@pytest.mark.parametrize(
    "cell",
    [*(r"\N", "NULL", " None ", "nan", "NaT", "N/A", "#n/a", "-", "\u200bnull\ufeff")],
)
def test_null_words_are_null_but_in_names(cell: str) -> None:
    contact = ANN | {"city": cell, "company_id": cell, "email_opt_out": cell}
    contact |= {"deleted_at": cell, "last_name": cell}
    rules = [
        CARD
        | {"rule_id": f"{name} {operator}", "attribute": name, "points": "1"}
        | {"operator": operator}
        for name in ("city", "company_id", "email_opt_out", "last_name")
        for operator in ("is_known", "is_unknown")
    ]
    tables = scored({"contacts": [contact]}, seeds={"demographic_points": rules})
    fired = {row["rule_id"] for row in tables["lead_score_contributions"]}
    assert fired == {
        *("city is_unknown", "company_id is_unknown", "email_opt_out is_unknown"),
        "last_name is_known",
    }
    assert tables["rejected_rows"] == []


def test_null_words_are_a_variable() -> None:
    contact = {"contacts": [ANN | {"deleted_at": "never"}]}
    assert scored(contact)["lead_scores"] == []
    assert len(scored(contact, null_words=["Never"])["lead_scores"]) == 1
    zero = {"contacts": [ANN | {"deleted_at": "0000-00-00"}]}
    assert scored(zero, null_words=["never"])["lead_scores"] == []


@pytest.mark.parametrize(
    ("cell", "lives"),
    [
        *(("0000-00-00 00:00:00", True), ("0", True), ("Faux", True), ("", True)),
        *(("2026-01-01", False), ("1", False), ("oui", False), ("gone", False)),
    ],
)
def test_who_is_deleted(cell: str, lives: bool) -> None:
    tables = scored({"contacts": [ANN | {"deleted_at": cell}]})
    assert bool(tables["lead_scores"]) is lives
    told = [row["reason"] for row in tables["rejected_rows"]]
    assert told == (["bad_value"] if cell == "gone" else [])
    assert all(
        row["row_key"] is row["row_text"] is None for row in tables["rejected_rows"]
    )


def test_of_copies_that_tie_the_deleted_one_counts_then_the_refusal() -> None:
    copies = [ANN | {"updated_at": "2026-01-01", "city": f"{n}"} for n in range(9)]
    rule = {"rule_id": "out", "attribute": "email_opt_out", "operator": "is_true"}
    seeds = {"demographic_points": [CARD | rule | {"points": "-1"}]}
    copies[4]["email_opt_out"] = "on"
    (lead,) = scored({"contacts": copies}, seeds=seeds)["lead_scores"]
    assert lead["raw_score"] == -1
    copies[7]["deleted_at"] = "unreadable"
    assert scored({"contacts": copies})["lead_scores"] == []
    copies[8]["updated_at"] = "2026-01-02"
    assert len(scored({"contacts": copies})["lead_scores"]) == 1


@pytest.mark.parametrize(
    ("email", "domain"),
    [
        *(("a@b.c", "b.c"), ("a@b", None), ("a@b..c", None), ("a@.c", None)),
        *(("a@b.c.", None), ("a@10.0.0.1", None), ("a@b1.c2", "b1.c2")),
        *(("a@x-y.z", "x-y.z"), ("a@x_y.z", None), ("a b@c.d", None)),
        *(("a@b.c,d@e.f", None), ("<a@b.c>", None), ("a;b@c.d", None)),
        *(("@b.c", None), ("a@b@c.d", None), ("a+b'c@d.e", "d.e"), ("a@b.c/d", None)),
    ],
)
def test_valid_addresses(email: str, domain: str | None) -> None:
    assert email_domain(email) == domain


def test_each_row_that_is_lost_has_one_reason() -> None:
    given = {"contact_id": "ann", "operation": "add", "points": "1", "reason": "r"}
    given |= {"adjustment_id": "ok", "effective_at": "2026-01-02", "scorecard_id": ""}
    others = [
        {"adjustment_id": "typo", "scorecard_id": "Card"},
        {"adjustment_id": "most", "points": "1 000 000"},
        {"adjustment_id": "more", "points": "-1000000.1", "scorecard_id": "none "},
        {"adjustment_id": "card", "scorecard_id": "x", "contact_id": "nobody"},
        {"adjustment_id": "back", "expires_at": "2026-01-02T23:59"},
        {"adjustment_id": "both", "expires_at": "2026-01-01", "scorecard_id": "x"},
        {"adjustment_id": "much", "points": "9" * 18},
    ]
    rows = [given, *(given | other for other in others)]
    assert rejected({"score_adjustments": rows}) == [
        ("score_adjustments", "back", "never_in_force", None),
        ("score_adjustments", "both", "unknown_scorecard", None),
        ("score_adjustments", "card", "unknown_contact", None),
        ("score_adjustments", "more", "bad_row", "points"),
        ("score_adjustments", "much", "bad_row", "points"),
        ("score_adjustments", "typo", "unknown_scorecard", None),
    ]


def test_the_column_of_what_cannot_be_read_is_told() -> None:
    raw = {
        "contacts": [ANN, ANN | {"contact_id": "bob", "company_id": "c7"}],
        "events": [
            {"event_id": "1", "event_type": "page_view", "occurred_at": "then"},
            {"event_id": "2", "anonymous_id": "v", "event_type": "none"},
            act("page_view", "2026-01-01", event_id="3", duration_seconds="1,5"),
        ],
        "deals": [{"deal_id": "d", "company_id": "c8", "created_at": "2026-01-01"}],
    }
    assert rejected(raw) == [
        ("contacts", "bob", "unknown_company", None),
        ("deals", "d", "unknown_company", None),
        ("events", "1", "bad_row", "contact_id"),
        ("events", "2", "bad_row", "event_type"),
        ("events", "3", "bad_value", "duration_seconds"),
    ]


def test_a_whole_number_of_parquet_is_an_id() -> None:
    contact = ANN | {"company_id": 7.0}
    rule = {"rule_id": "size", "attribute": "company_employee_count", "points": "1"}
    seeds = {"demographic_points": [CARD | rule | {"operator": "is_known"}]}
    company = {"company_id": "7", "employee_count": 12.0}
    raw = {"contacts": [contact], "companies": [company]}
    tables = scored(raw, seeds=seeds)
    assert tables["rejected_rows"] == []
    assert tables["lead_scores"][0]["raw_score"] == 1
    raw = {"contacts": [ANN | {"company_id": float("nan")}], "companies": [company]}
    assert scored(raw)["account_scores"] == []
