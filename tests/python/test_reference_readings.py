"""The reference itself: how it reads values, compares them and tells rows apart."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from reference import score
from reference.conditions import Condition, holds
from reference.text import fold, is_like, page_url
from reference.values import (
    local_date,
    read_boolean,
    read_number,
    read_time,
    round_half_away,
    whole_months,
)
from worlds.vocabulary import BAD_BOOLEANS, BAD_NUMBERS, BAD_TIMES

MARCH = date(2026, 3, 3)
LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-03-30", (2025, 3, 30)),
        (" 2025-03-30T01:02 ", (2025, 3, 30, 1, 2)),
        ("2025-03-30 01:02:03.1234567Z", (2025, 3, 30, 1, 2, 3, 123456)),
        ("2025-03-30t01:02:03+02", (2025, 3, 29, 23, 2, 3)),
        ("2025-03-30 01:02:03 -0530", (2025, 3, 30, 6, 32, 3)),
        ("2025-03-30T01:02:03+18:00", (2025, 3, 29, 7, 2, 3)),
        ("2025-07-01", (2025, 6, 30, 23)),
        ("2025-07-01T00:00", (2025, 7, 1)),
        ("2025-07-01 10:00:00 UTC", (2025, 7, 1, 10)),
        ("2025-07-01T10:00Z[UTC]", (2025, 7, 1, 10)),
        ("\ufeff2025-07-01 10:00:00.5 +0200 UTC\u200b", (2025, 7, 1, 8, 0, 0, 500000)),
    ],
)
def test_accepted_times(text: str, expected: tuple[int, ...]) -> None:
    """A date alone is that day, in London an hour before midnight UTC in summer."""
    assert read_time(text, LONDON) == datetime(*expected, tzinfo=UTC)


def test_unreadable_values_are_null() -> None:
    assert [text for text in BAD_TIMES if read_time(text, LONDON)] == []
    assert [text for text in BAD_NUMBERS if read_number(text) is not None] == []
    assert [text for text in BAD_BOOLEANS if read_boolean(text) is not None] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("-3.5", "-3.5"), (".5", "0.5"), ("5.", "5"), ("+007", "7"), (" 1 ", "1")),
        *(("1 234", "1234"), ("-12\u00a0345.5", "-12345.5"), ("1'234'567", "1234567")),
        *(("1\u202f000", "1000"), ("+999\u2019000.", "999000")),
    ],
)
def test_accepted_numbers(text: str, expected: str) -> None:
    assert read_number(text) == Decimal(expected)


def test_the_date_of_a_time_is_local() -> None:
    late = read_time("2025-03-30T22:30:00Z", LONDON)
    assert local_date(late, ZoneInfo("UTC")) == date(2025, 3, 30)
    assert local_date(late, ZoneInfo("Europe/Paris")) == date(2025, 3, 31)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u00a0 Élève\u202f\n", "eleve"),
        ("E\u0301te\u0301", "ete"),
        ("Øre Łódź Straße Đ Æ Œ", "øre łodz straße đ æ œ"),
        ("\u202f ", None),
        ("\u200b\ufeffParis\u2060", "paris"),
        ("Co\u0302te d\u2019Ivoire", "cote d'ivoire"),
        ("Rho\u0302ne\u2010Alpes\u2011Sud", "rhone-alpes-sud"),
        ("New\u00a0York\u202fCity", "new york city"),
        ("\u0391\u03b8\u03b7\u0301\u03bd\u03b1", "\u03b1\u03b8\u03ae\u03bd\u03b1"),
        ("\u0438\u0306\u0418\u0301", "\u0439\u0438"),
        ("\u30ab\u3099\u30cf\u309a", "\u30ac\u30d1"),
        ("\u1112\u1161\u11ab", "\u1112\u1161\u11ab"),
        ("\u03a3\u03a3", "\u03c3\u03c3"),
    ],
)
def test_folding(text: str, expected: str | None) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://Example.com/Pricing/?a=b#c", "example.com/pricing"),
        ("//example.com//", "example.com"),
        ("android-app://com.x/y", "com.x/y"),
        ("/blog/", "/blog"),
        ("https://", None),
        ("?q", None),
    ],
)
def test_page_urls(text: str, expected: str | None) -> None:
    assert page_url(text) == expected


def test_like_has_one_wildcard() -> None:
    assert is_like("a.b\nc", "a.*c")
    assert not is_like("axb", "a.b")
    assert not is_like("100x", "100%")


@pytest.mark.parametrize(
    ("kind", "operator", "value", "met", "not_met"),
    [
        ("text", "equals", "Été", "ete", "ete 2"),
        ("text", "equals", "a|b", "a|b", "a"),
        ("text", "not_equals", "a", "b", "a"),
        ("text", "in", "a| |B", "b", "c"),
        ("text", "not_in", "a|b", "c", "a"),
        ("text", "contains", "É", "the", "tha"),
        ("text", "not_contains", "e", "a", "e"),
        ("text", "starts_with", "Ab", "abc", "cab"),
        ("text", "ends_with", "BC", "abc", "bca"),
        ("text", "like", "a*C", "abc", "abcd"),
        ("text", "regex", r"É\d$", "xe1", "e1x"),
        ("text", "at_least", "5", "+5.0", "4.9"),
        ("text", "at_least", "5", "6", "six"),
        ("text", "at_most", "2025-01-31", "2025-01-31", "31"),
        ("text", "is_true", None, "oui", "maybe"),
        ("text", "is_false", None, "0", "yes"),
        ("id", "equals", " 007 ", "007", "7"),
        ("id", "starts_with", "A", "Ab", "ab"),
        ("url", "equals", "https://A.example/x/?y", "a.example/x", "a.example/y"),
        ("url", "starts_with", "http://a.ex", "a.example", "b.example"),
        ("number", "equals", "5.0", Decimal(5), Decimal(6)),
        ("number", "in", "1|2", Decimal(2), Decimal(3)),
        ("number", "greater_than", "5", Decimal("5.1"), Decimal(5)),
        ("number", "less_than", "5", Decimal("4.9"), Decimal(5)),
        ("number", "between", "1|3", Decimal(3), Decimal("3.1")),
        ("time", "equals", "2026-03-03", MARCH, date(2026, 3, 4)),
        ("time", "between", "2026-03-01|2026-03-03", MARCH, date(2026, 3, 4)),
        ("boolean", "equals", "oui", True, False),
        ("boolean", "is_false", None, False, True),
    ],
)
def test_operators(kind, operator, value, met, not_met) -> None:
    condition = Condition("field", operator, value)
    assert holds(condition, kind, met)
    assert not holds(condition, kind, not_met)
    assert not holds(condition, kind, None)


def test_null_is_only_unknown() -> None:
    assert holds(Condition("field", "is_unknown", None), "text", None)
    assert not holds(Condition("field", "is_known", None), "text", None)
    assert holds(Condition("field", "is_known", None), "text", "x")


def test_rounding_is_half_away_from_zero() -> None:
    assert round_half_away(Decimal("2.5"), 0) == 3
    assert round_half_away(Decimal("-0.00005"), 4) == Decimal("-0.0001")
    assert str(round_half_away(Decimal("-0.00004"), 4)) == "0.0000"


def test_whole_months() -> None:
    assert whole_months(date(2025, 1, 31), date(2025, 2, 28)) == 0
    assert whole_months(date(2024, 11, 15), date(2025, 2, 15)) == 3


def rejected(**raw: list[dict]) -> list[tuple]:
    contact = {"contact_id": "ann", "created_at": "2020-01-01"}
    rows = score({"contacts": [contact]} | raw, {}, {}, MARCH)["rejected_rows"]
    columns = ("source_table", "row_key", "reason")
    return sorted(tuple(row[name] for name in columns) for row in rows)


def merge(merged: str, surviving: str, at: str = "2025-01-01") -> dict:
    ids = {"merged_contact_id": merged, "surviving_contact_id": surviving}
    return ids | {"merged_at": at}


def test_cycles_and_superseded_merges_are_rejected() -> None:
    merges = [
        merge("a", "b"),
        merge("b", "a"),
        merge("c", "a"),
        merge("d", "d"),
        merge("e", "x", "2024-01-01"),
        merge("e", "ann"),
    ]
    assert rejected(contact_merges=merges) == [
        ("contact_merges", "a", "merge_cycle"),
        ("contact_merges", "b", "merge_cycle"),
        ("contact_merges", "d", "merge_cycle"),
        ("contact_merges", "e", "superseded_merge"),
    ]


def test_chains_of_ten_links_are_followed() -> None:
    links = [merge(f"c{n:02d}", f"c{n + 1:02d}") for n in range(12)]
    assert rejected(contact_merges=links) == [
        ("contact_merges", "c00", "merge_chain_too_long"),
        ("contact_merges", "c01", "merge_chain_too_long"),
    ]


def test_rows_of_deleted_contacts_keep_no_text() -> None:
    contact = {"contact_id": "ann", "created_at": "2020-01-01", "deleted_at": "gone"}
    event = {"event_id": "e1", "contact_id": "ann", "event_type": "page_view"}
    raw = {"contacts": [contact], "events": [event]}
    rows = score(raw, {}, {}, MARCH)["rejected_rows"]
    found = {(row["row_key"], row["reason"], row["row_text"]) for row in rows}
    assert found == {(None, "bad_value", None), ("e1", "bad_row", None)}


def machine(*clicks: tuple[str, str, str]) -> dict[str, str]:
    events = [
        {
            "event_id": f"{number}",
            "contact_id": "ann",
            "event_type": event_type,
            "occurred_at": f"2026-03-01T10:{at}Z",
            "page_url": url,
        }
        for number, (event_type, at, url) in enumerate(clicks)
    ]
    raw = {"contacts": [{"contact_id": "ann", "created_at": "2020-01-01"}]}
    rows = score(raw | {"events": events}, {}, {}, MARCH)["machine_events"]
    return {row["event_id"]: row["reason"] for row in rows}


def test_opens_less_than_two_seconds_after_a_send() -> None:
    found = machine(
        ("email_sent", "00:00.5", ""),
        ("email_open", "00:02.499999", ""),
        ("email_open", "00:02.5", ""),
        ("email_open", "00:00", ""),
    )
    assert found == {"1": "too_fast"}


def test_a_burst_takes_the_unsubscribe_with_it() -> None:
    found = machine(
        ("email_click", "00:00", "a/1"),
        ("email_click", "00:01", "a/2"),
        ("email_click", "00:01", ""),
        ("email_click", "00:03", "a/3"),
        ("email_unsubscribe", "00:03", ""),
        ("email_unsubscribe", "00:03.1", ""),
    )
    assert found == dict.fromkeys(["0", "1", "2", "3", "4"], "burst")
