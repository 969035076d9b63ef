"""The reference itself: what people reported of other systems, where it is at hand.

`../shared/reports/` has a folder per report: raw rows, rules, and what was reported.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from csv_rows import read_folder
from harness import ROOT, shipped_seed
from reference import score

REPORTS = ROOT.parent / "shared" / "reports"
MARCH_10 = date(2026, 3, 10)
ADDED = {"contact_attributes": ["interests", "budget"]}
ADDED |= {"event_properties": ["url_full"]}
REFERENCE = ["free_email_domains", "disposable_email_domains", "job_title_seniority"]
REFERENCE += ["machine_user_agents"]


def scored(
    name: str,
    on: date = MARCH_10,
    raw: str = "raw",
    variables: Mapping[str, object] = ADDED,
) -> dict[str, list[dict]]:
    """Every table of one report and date."""
    folder = REPORTS / name
    if not folder.exists():
        pytest.skip(f"no reports: ../shared/reports/{name} is not there")
    seeds = {seed: shipped_seed(seed) for seed in REFERENCE}
    seeds |= read_folder(folder / "rules")
    return score(read_folder(folder / raw), seeds, variables, on)


def points(tables: dict[str, list[dict]], prefix: str) -> dict[str, Decimal]:
    """Contact, without its prefix -> raw score."""
    rows = tables["lead_scores"]
    return {row["contact_id"].removeprefix(prefix): row["raw_score"] for row in rows}


def rejected(tables: dict[str, list[dict]]) -> set[tuple]:
    names = ("row_key", "reason", "column_name")
    return {tuple(row[name] for name in names) for row in tables["rejected_rows"]}


def test_scanners_make_nothing_but_what_has_no_address() -> None:
    """Six clicks without any address may be those of one link."""
    tables = scored("r01_scanner")
    expected = dict.fromkeys(["redirect", "path", "hash", "utm", "queue", "view"], 0)
    assert points(tables, "b_") == expected | {"quit": 0, "nourl": 60}
    reasons = {row["event_id"]: row["reason"] for row in tables["machine_events"]}
    bursts = [
        f"b_{name}_{n}"
        for name in ("redirect", "path", "hash", "utm")
        for n in range(6)
    ]
    assert reasons == dict.fromkeys(bursts, "burst") | {
        "b_queue_c": "too_fast",
        **dict.fromkeys(["b_view_1", "b_view_2", "b_quit_1"], "user_agent"),
    }


def test_a_merge_keeps_the_points_of_both() -> None:
    found = points(scored("r03_merge_consent"), "m_")
    assert found == {"b": 150, "keep": 50, "keep2": 50, "keep3": 50}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (8, {"event": 0, "deal": 11, "adj": 0, "month": 20, "rule": 0}),
        (9, {"event": 0, "deal": 11, "adj": 7, "month": 20, "rule": 10}),
        (10, {"event": 10, "deal": 0, "adj": 0, "month": 20, "rule": 10, "new": 5}),
    ],
)
def test_dates_alone_are_the_days_as_written(day: int, expected: dict) -> None:
    zone = {"timezone": "America/New_York"}
    tables = scored("r04_date_only", date(2026, 3, day), variables=zone)
    assert points(tables, "ny_") == expected


def test_grouped_numbers_are_read_and_commas_are_told() -> None:
    tables = scored("r06_numbers")
    grouped = dict.fromkeys(["plain", "blank", "nbsp", "nnbsp", "dec", "apos"], 1101)
    unread = dict.fromkeys(["comma", "sci", "range", "plus", "k", "euro"], 0)
    assert points(tables, "n_") == grouped | unread | {"dot": 1010}
    assert rejected(tables) == {
        (f"co_n_{name}", "bad_value", "employee_count") for name in unread
    }


def test_rules_of_pages_that_end_with_a_slash_fire() -> None:
    at_end = dict.fromkeys(["rel", "nowww", "port", "double"], 11000)
    inside = dict.fromkeys(["index", "sub"], 100000)
    others = ["enc", "enclow", "space", "plus", "ent", "jsess", "unre"]
    found = points(scored("r07_urls"), "u_")
    named = at_end | inside | {"slash": 11100, "plain": 1}
    assert found == named | dict.fromkeys(others, 0)


def test_each_mail_and_each_page_counts_once_where_a_rule_says_so() -> None:
    """The rules of the report count each event; these count things."""
    folder = "r11_each_mail_once"
    assert points(scored(folder), "em_")["two"] == 8 + 40 + 200
    raw = read_folder(REPORTS / folder / "raw")
    seeds = read_folder(REPORTS / folder / "rules")
    own = {"ea_event": "campaign", "ea_3pages": "page_url"}
    rules = [
        rule | {"count_each": own[rule["rule_id"]]}
        for rule in seeds["behavioural_points"]
        if rule["rule_id"] in own
    ]
    tables = score(raw, seeds | {"behavioural_points": rules}, ADDED, MARCH_10)
    assert points(tables, "em_") == {"two": 4, "pages": 0}


def test_noise_of_delivery_ends_no_silence() -> None:
    """A type that does not begin with `email_` is an act, whatever it is called."""
    silent = dict.fromkeys(["soft", "defer", "quiet", "caps"], -10)
    found = points(scored("r12_soft_bounce_activity"), "so_")
    assert found == silent | {"spam": 0, "caps2": 0}


def test_an_unsubscribe_of_a_scanner_is_none() -> None:
    tables = scored("r13_suppressed_for_ever")
    reasons = {row["event_id"]: row["reason"] for row in tables["machine_events"]}
    assert reasons == {"cr10": "user_agent"}


def test_adjustments_that_do_not_count_are_told() -> None:
    tables = scored("r18_adjustments")
    counting = {"op": 10, "small": Decimal("10.0001"), "dup": 10, "ok": 10}
    lost = dict.fromkeys(["typo", "case", "num", "back"], 0)
    assert points(tables, "aj_") == counting | lost
    assert rejected(tables) == {
        ("aj1", "unknown_scorecard", None),
        ("aj2", "unknown_scorecard", None),
        ("aj4", "bad_row", "points"),
        ("aj5", "never_in_force", None),
        ("aj7", "duplicate_key", None),
    }


def test_booleans_of_databases_and_reports_are_read() -> None:
    tables = scored("r19_booleans")
    out = dict.fromkeys(["true", "T", "t", "Y", "y", "on", "10", "vrai", "ja"], -10)
    unread = dict.fromkeys(["x", "out", "date"], 10)
    assert points(tables, "bo_") == out | unread | {"f": 40, "blank": 10}
    assert rejected(tables) == {
        (f"bo_{name}", "bad_value", "email_opt_out") for name in unread
    }


def test_who_has_no_date_of_deletion_lives() -> None:
    names = ["blank", "zero", "null", "n", "false", "0", "dash", "nat"]
    tables = scored("r20_zero_dates")
    assert points(tables, "zd_") == dict.fromkeys(names, 10)
    assert tables["rejected_rows"] == []


def test_words_for_nothing_are_not_known() -> None:
    tables = scored("r21_null_words")
    status = {row["contact_id"]: row["status"] for row in tables["lead_scores"]}
    known = {name for name, value in status.items() if value == "scored"}
    assert known == {"nl_unk", "nl_q"}
    assert points(tables, "nl_")["unk"] == 2


def test_text_that_looks_the_same_is_the_same() -> None:
    equal = ["fr", "hyph", "gr", "ru", "jp", "vi", "tr", "nb", "zw"]
    tables = scored("r25_folding")
    fired = {
        row["contact_id"]
        for row in tables["lead_score_contributions"]
        if row["rule_id"] == f"fd_{row['contact_id']}"
    }
    assert fired == {f"fo_{name}" for name in equal}


def test_of_two_copies_the_deleted_one_counts() -> None:
    assert scored("r31_deleted_tie")["lead_scores"] == []
