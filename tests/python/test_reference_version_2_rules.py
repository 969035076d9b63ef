"""The reference itself: deals, stages and rules of version 2 of the contract."""

from datetime import date

import pytest
from one_lead import ANN, CARD, act, deal, events, lead, rule, scored


@pytest.mark.parametrize(
    ("deals", "before", "after"),
    [
        ([deal(1, closed_at="2026-03-01", is_won="1")], "open", "customer"),
        ([deal(1, closed_at="2026-03-01", is_won="0")], "open", "lost"),
        ([deal(1, closed_at="2026-03-01", is_won="1", amount="-5")], "open", "lost"),
        ([deal(1, closed_at="2026-03-01", is_won="1", amount="0")], "open", "customer"),
        ([deal(1, created_at="2026-03-01")], None, "open"),
        ([deal(1, created_at="2026-03-09", closed_at="2026-03-01")], None, "lost"),
        ([deal(1, is_won="1")], "open", "open"),
        ([deal(1, closed_at="2026-02-01"), deal(2)], "open", "open"),
        ([], None, None),
    ],
)
def test_the_status_of_deals_moves(deals, before, after) -> None:
    contact = ANN | {"company_id": "c"}
    of_nobody = [row | {"contact_id": "nobody"} for row in deals]
    for day, expected in ((date(2026, 2, 28), before), (date(2026, 3, 1), after)):
        row = lead(day, raw={"contacts": [contact], "deals": deals})
        assert (row["deal_status"], row["company_deal_status"]) == (expected, expected)
        row = lead(day, raw={"contacts": [contact], "deals": of_nobody})
        assert (row["deal_status"], row["company_deal_status"]) == (None, expected)


def test_a_refund_is_no_purchase() -> None:
    cycle = {"rule_id": "p", "subject": "contact", "max_points": "12"}
    rules = [CARD | cycle | {"cycle_months": "12", "min_purchases": "1"}]
    bought = deal(1, closed_at="2025-09-10", is_won="oui", amount="9")
    refund = deal(2, closed_at="2026-03-01", is_won="oui", amount="-9")
    raw = {"deals": [bought, refund]}
    assert lead(raw=raw, purchase_cycle_points=rules)["raw_score"] == 6


@pytest.mark.parametrize(
    ("only", "changes", "expected"),
    [
        (None, [("03", "mql")], 4),
        (None, [("03", "mql"), ("05", " MQL")], 4),
        (None, [("03", "mql"), ("05", "sql"), ("07", "mql")], 2),
        ("sql | Lead", [("03", "mql"), ("05", "sql"), ("07", "mql")], 3),
        ("lead", [("03", "mql")], 5),
    ],
)
def test_a_stage_written_again_is_no_change(only, changes, expected) -> None:
    """A page view on the 2nd, 4th, 6th, 8th and 9th; both people are one."""
    card = CARD | {"reset_on_stage_change": "vrai", "reset_on_stages": only}
    views = [act("page_view", f"2026-03-0{n}T12:00") for n in (2, 4, 6, 8, 9)]
    rows = [
        {"contact_id": ("ann", "bob")[n % 2], "stage": stage}
        | {"changed_at": f"2026-03-{day}T12:00"}
        for n, (day, stage) in enumerate(changes)
    ]
    merge = {"merged_contact_id": "bob", "surviving_contact_id": "ann"}
    raw = events(*views) | {"stage_changes": rows}
    raw |= {"contact_merges": [merge | {"merged_at": "2026-03-01"}]}
    points = [rule("page_view", 1)]
    found = lead(raw=raw, scorecards=[card], behavioural_points=points)
    assert found["raw_score"] == expected


OPENS = [
    *(act("email_open", f"2026-03-0{n}", campaign="A") for n in (1, 2, 3)),
    *(act("email_open", "2026-03-04", n, campaign=c) for n, c in enumerate("ab")),
    act("email_open", "2026-03-05"),
]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"count_each": "campaign"}, 4),
        ({"count_each": "campaign", "max_per_period": "2"}, 6),
        ({"count_each": "campaign", "window_days": "6"}, 0),
        ({"count_each": "campaign", "min_hits": "2"}, 2),
        ({"count_each": "campaign", "min_hits": "3"}, 0),
        ({"count_each": "event"}, 12),
        ({"count_each": "form"}, 0),
    ],
)
def test_each_mail_counts_once(cells: dict, expected: int) -> None:
    points = [rule("email_open", 2, **cells)]
    tables = scored(raw=events(*OPENS), behavioural_points=points)
    assert tables["lead_scores"][0]["raw_score"] == expected
    if cells == {"count_each": "campaign"}:
        (part,) = tables["lead_score_contributions"]
        assert (part["hits"], part["counted_hits"]) == (5, 2)
        assert part["last_date"] == date(2026, 3, 4)


@pytest.mark.parametrize(
    ("urls", "expected"),
    [
        (["a.example/x", "https://A.example/X/", "a.example/x?y"], 0),
        (["a.example/x", "a.example/y", "a.example/z#1"], 7),
    ],
)
def test_three_pages_are_three_pages(urls: list[str], expected: int) -> None:
    points = [rule("page_view", 7, count_each="page_url", min_hits="3")]
    views = [act("page_view", "2026-03-01", n, page_url=u) for n, u in enumerate(urls)]
    assert lead(raw=events(*views), behavioural_points=points)["raw_score"] == expected


def test_a_score_has_limits_of_its_own() -> None:
    rules = [
        CARD
        | {"rule_id": f"{n}", "attribute": "city", "operator": "is_unknown"}
        | {"points": "1'000'000"}
        for n in range(3)
    ]
    card = CARD | {"min_score": "3 000 000 000"}
    found = lead(demographic_points=rules, scorecards=[card], raw={"deals": [deal(1)]})
    assert (found["raw_score"], found["lead_score"]) == (3_000_000, 2_000_000_000)
