"""The reference itself: the contract's worked examples (section 7)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from reference import score

TUESDAY = date(2026, 3, 3)
CARD = {"scorecard_id": "card"}
BLANK = dict.fromkeys(["group_id", "decay_id", "count_each", "max_points", "label"])


def days(start: date, *offsets: int) -> list[str]:
    return [(start + timedelta(days=offset)).isoformat() for offset in offsets]


def event(event_type: str, on: str, number: int = 1, **cells: str) -> dict:
    own = {"event_id": f"{event_type} {on} {number}", "contact_id": "ann"}
    return own | {"event_type": event_type, "occurred_at": on} | cells


def rule(event_type: str, points: int, **cells: str) -> dict:
    own = {"rule_id": f"{event_type} {points} {cells}", "event_type": event_type}
    return BLANK | CARD | own | {"points": str(points)} | cells


def lead(as_of: date, events: list[dict], rules: list[dict], **seeds_and_raw) -> dict:
    """The row of `lead_scores` of the contact `ann` on the scorecard `card`."""
    raw = {
        "contacts": [{"contact_id": "ann", "created_at": "2020-01-01"}],
        "events": events,
    }
    seeds = {"scorecards": [CARD], "behavioural_points": rules}
    for name, rows in seeds_and_raw.items():
        (raw if name in RAW_TABLES else seeds)[name] = rows
    rows = score(raw, seeds, {}, as_of)["lead_scores"]
    return next(row for row in rows if row["contact_id"] == "ann")


RAW_TABLES = ("contacts", "deals", "score_adjustments", "contact_merges")
WEEK = [
    ("social_click", TUESDAY, 15),
    ("page_view", TUESDAY + timedelta(days=1), 15),
    ("asset_download", TUESDAY + timedelta(days=3), 30),
    ("chat_message", TUESDAY + timedelta(days=7), 50),
]
LAST_DAY = TUESDAY + timedelta(days=7)


def week(as_of: date, half_life: int | None) -> Decimal:
    decays = [{"decay_id": "d", "method": "half_life", "days": str(half_life)}]
    rules = [
        rule(name, points, decay_id="d" if half_life else "none")
        for name, _, points in WEEK
    ]
    events = [event(name, on.isoformat()) for name, on, _ in WEEK]
    return lead(as_of, events, rules, decay_profiles=decays)["raw_score"]


@pytest.mark.parametrize(
    ("later", "half_life", "expected"),
    [
        (0, None, "110"),
        (0, 7, "85.9692"),
        (0, 14, "96.3617"),
        (0, 30, "103.1700"),
        (30, 30, "51.5849"),
    ],
)
def test_one_week_of_actions(later: int, half_life: int | None, expected: str) -> None:
    as_of = LAST_DAY + timedelta(days=later)
    assert week(as_of, half_life) == Decimal(expected)


def purchase(points: int, cycle: int | None) -> dict:
    months = {"cycle_months": str(cycle) if cycle else None, "min_purchases": "1"}
    own = {"rule_id": "cycle", "subject": "contact", "max_points": str(points)}
    return CARD | own | months | {"group_id": None, "label": None}


def bought(*dates: str) -> list[dict]:
    return [
        {
            "deal_id": on,
            "contact_id": "ann",
            "created_at": on,
            "closed_at": on,
            "is_won": "yes",
        }
        for on in dates
    ]


@pytest.mark.parametrize(
    ("cycle", "expected"), [(3, [20, 40, 60]), (4, [15, 30, 45, 60, 60])]
)
def test_purchase_cycle_grows_month_by_month(cycle: int, expected: list[int]) -> None:
    cycles = [purchase(60, cycle)]
    scores = [
        lead(
            date(2026, 1 + month, 15),
            [],
            [],
            deals=bought("2026-01-15"),
            purchase_cycle_points=cycles,
        )["raw_score"]
        for month in range(1, len(expected) + 1)
    ]
    assert scores == expected


def test_cycle_from_history_is_the_median_of_whole_months() -> None:
    deals = bought("2025-01-31", "2025-03-31", "2025-06-30", "2025-06-30")
    # Gaps of 2, 2 (the 31st is not reached) and 0 months: median 2; 1 month passed.
    found = lead(
        date(2025, 8, 29),
        [],
        [],
        deals=deals,
        purchase_cycle_points=[purchase(60, None)],
    )
    assert found["raw_score"] == 30


@pytest.mark.parametrize(
    ("visits", "quotes", "expected", "is_mql"),
    [(0, 0, 45, False), (1, 0, 55, False), (2, 0, 65, True), (2, 1, 95, True)],
)
def test_month_3_of_4_plus_visits(visits, quotes, expected, is_mql) -> None:
    events = [event("page_view", "2026-04-10", number) for number in range(visits)]
    events += [event("quote_request", "2026-04-11")] * quotes
    found = lead(
        date(2026, 4, 15),
        events,
        [rule("page_view", 10), rule("quote_request", 30)],
        deals=bought("2026-01-15"),
        purchase_cycle_points=[purchase(60, 4)],
        scorecards=[CARD | {"mql_threshold": "60"}],
    )
    assert (found["raw_score"], found["is_mql"]) == (expected, is_mql)


def test_blog_counts_once_a_day() -> None:
    blog, pricing = "https://a.example/blog/x?y", "a.example/pricing/"
    events = [
        event("newsletter_subscribe", "2026-03-01"),
        event("page_view", "2026-03-01", 0, page_url=pricing),
        *(event("page_view", "2026-03-02", n, page_url=blog) for n in (1, 2)),
        event("page_view", "2026-03-03", page_url=blog),
        event("page_view", "2026-03-04", page_url=blog),
    ]
    by_url = {"property": "page_url", "operator": "like"}
    rules = [
        rule("newsletter_subscribe", 5),
        rule("page_view", 3, **by_url, value="*/pricing"),
        rule("page_view", 1, **by_url, value="*/blog/*", count_each="day"),
    ]
    assert lead(date(2026, 3, 5), events, rules)["raw_score"] == 11


@pytest.mark.parametrize(
    ("method", "points", "ages", "expected"),
    [
        ("linear", 10, [0, 30, 60, 90], ["10", "5", "0", "0"]),
        ("step", 10, [29, 30, 59, 60], ["10", "5", "5", "0"]),
        ("window", 10, [29, 30], ["10", "0"]),
        ("none", 10, [0, 400], ["10", "10"]),
    ],
)
def test_decay_methods(method, points, ages, expected) -> None:
    decays = [{"decay_id": "d", "method": method, "days": "30", "rate": "0.5"}]
    assert decayed(decays, points, ages) == [Decimal(number) for number in expected]


def test_half_life_of_14_days() -> None:
    decays = [{"decay_id": "d", "method": "half_life", "days": "14", "rate": None}]
    expected = [Decimal("0.9517"), Decimal("0.7071"), Decimal("0.2264")]
    assert decayed(decays, 1, [1, 7, 30]) == expected


def decayed(decays: list[dict], points: int, ages: list[int]) -> list[Decimal]:
    return [
        lead(
            TUESDAY,
            [event("page_view", *days(TUESDAY, -age))],
            [rule("page_view", points, decay_id="d")],
            decay_profiles=decays,
        )["raw_score"]
        for age in ages
    ]


def test_key_page_once_per_iso_week() -> None:
    monday = date(2025, 12, 29)
    events = [event("page_view", on) for on in days(monday, 0, 3, 8)]
    rules = [rule("page_view", 25, count_each="week")]
    assert lead(date(2026, 1, 31), events, rules)["raw_score"] == 50


def test_highest_group_of_count_levels() -> None:
    events = [event("page_view", on) for on in days(TUESDAY, -10, -12, -20)]
    levels = [(100, "3", "7"), (75, "3", "30"), (50, "1", "14")]
    rules = [
        rule("page_view", points, group_id="g", min_hits=hits, window_days=window)
        for points, hits, window in levels
    ]
    group = CARD | {"group_id": "g", "dimension": "behavioural", "combine": "highest"}
    assert lead(TUESDAY, events, rules, rule_groups=[group])["raw_score"] == 75


def adjustment(number: int, operation: str, points: int, at: str, **cells) -> dict:
    own = {"adjustment_id": f"m{number}", "contact_id": "ann", "operation": operation}
    return own | {"points": str(points), "reason": "why", "effective_at": at} | cells


def test_set_to_starts_over() -> None:
    first, reset, second, given = days(TUESDAY, -9, -6, -3, -1)
    found = lead(
        TUESDAY,
        [event("demo_request", first), event("page_view", second)],
        [rule("demo_request", 40), rule("page_view", 15)],
        score_adjustments=[
            adjustment(1, "set_to", 0, reset),
            adjustment(2, "add", 10, given),
        ],
    )
    assert found["raw_score"] == 25


def test_merged_contacts_count_a_once_ever_rule_once() -> None:
    on = TUESDAY.isoformat()
    events = [
        event("page_view", on, 1),
        event("page_view", on, 1, loaded_at=on),
        event("demo_request", on, 1),
        event("demo_request", on, 2, contact_id="bob"),
        event("quote_request", on, 1, contact_id="bob"),
    ]
    rules = [
        rule("page_view", 20),
        rule("demo_request", 30, count_each="ever"),
        rule("quote_request", 70),
    ]
    merge = {"merged_contact_id": "bob", "surviving_contact_id": "ann"}
    merges = [merge | {"merged_at": on}]
    # Apart they have 50 and 100 points.
    assert lead(TUESDAY, events, rules)["raw_score"] == 50
    assert lead(TUESDAY, events, rules, contact_merges=merges)["raw_score"] == 120


@pytest.mark.parametrize(("behaviour", "is_mql"), [(29, False), (30, True)])
def test_fit_capped_at_70_needs_30_of_behaviour(behaviour: int, is_mql: bool) -> None:
    contact = {"contact_id": "ann", "created_at": "2020-01-01", "city": "Paris"}
    fit = {"rule_id": "f", "attribute": "city", "operator": "is_known", "points": "120"}
    group = {"group_id": "g", "dimension": "demographic", "max_points": "70"}
    found = lead(
        TUESDAY,
        [event("page_view", "2026-03-01")],
        [rule("page_view", behaviour)],
        contacts=[contact],
        demographic_points=[CARD | fit | {"group_id": "g"}],
        rule_groups=[CARD | group],
        scorecards=[CARD | {"mql_threshold": "100"}],
    )
    assert found["demographic_score"] == 70
    assert found["is_mql"] is is_mql
