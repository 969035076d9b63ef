"""The reference itself: acts, machines and companies of version 2 of the contract."""

from datetime import date

import pytest
from one_lead import ANN, CARD, act, events, lead, rule, scored


@pytest.mark.parametrize(
    ("event_type", "is_act"),
    [
        *(("email_soft_bounce", False), ("Email_Deferred", False)),
        *(("email_sent", False), ("email_opt_in", False), ("email_open", True)),
        *(("email_reply", True), ("email_spam_report", True), ("Email sent", True)),
        *(("email_forward", True), ("emailed", True)),
    ],
)
def test_what_ends_a_silence(event_type: str, is_act: bool) -> None:
    silent = CARD | {"rule_id": "silent", "absence_of": "*", "after_days": "90"}
    rules = [silent | {"points": "-10"}]
    raw = events(act("page_view", "2025-11-30"), act(event_type, "2026-03-09"))
    found = lead(raw=raw, inactivity_points=rules)
    assert found["raw_score"] == (0 if is_act else -10)
    assert found["last_activity_date"] == date(
        *((2026, 3, 9) if is_act else (2025, 11, 30))
    )
    # a rule may name it all the same
    named = [rule(event_type, 3)]
    assert lead(raw=raw, behavioural_points=named)["raw_score"] == 3
    anything = [rule("*", 3)]
    found = lead(raw=raw, behavioural_points=anything)
    assert found["raw_score"] == (6 if is_act else 3)


def reasons(*rows: dict, **seeds: list) -> list[str]:
    tables = scored(raw=events(*rows), **seeds)
    return [row["reason"] for row in tables["machine_events"]]


def test_a_burst_counts_addresses_as_given() -> None:
    def clicks(*urls: str | None) -> list[dict]:
        return [
            act("email_click", f"2026-03-02T09:00:40.{n}00Z", page_url=url)
            for n, url in enumerate(urls)
        ]

    assert reasons(*clicks(*(f"/r?l={n}" for n in range(6)))) == ["burst"] * 6
    assert reasons(*clicks("a/#1", "a/#2", "A/#2")) == ["burst"] * 3
    assert reasons(*clicks("a", " a ", "a\u200b", None, "null")) == []
    assert reasons(*clicks("?x", "?y", "https://", None)) == ["burst"] * 4


def test_what_follows_a_send_or_a_delivery_at_once_is_a_machine() -> None:
    sent = act("email_sent", "2026-03-02T09:00:00.5Z")
    delivered = act("email_delivered", "2026-03-02T09:05:00Z")
    quits = act("email_unsubscribe", "2026-03-02T09:00:01.5Z")
    clicks = act("email_click", "2026-03-02T09:05:01.999Z")
    human = act("email_reply", "2026-03-02T09:05:01Z")
    assert reasons(sent, delivered, quits, clicks, human) == ["too_fast"] * 2


def test_a_listed_user_agent_makes_every_event_but_those_received() -> None:
    agents = [{"pattern": "bot"}]
    rows = [
        act(name, "2026-03-02", user_agent="A Bot")
        for name in ("page_view", "form_submit", "email_soft_bounce", "email_sent")
    ]
    assert reasons(*rows, machine_user_agents=agents) == ["user_agent"] * 3
    points = [rule("page_view", 5)]
    found = lead(
        raw=events(*rows), machine_user_agents=agents, behavioural_points=points
    )
    assert (found["raw_score"], found["last_activity_date"]) == (0, None)


SIZE = CARD | {"rule_id": "size", "attribute": "company_employee_count"}
KNOWN = [SIZE | {"operator": "is_known", "points": "1"}]


@pytest.mark.parametrize(
    ("email", "company_id", "domains", "found"),
    [
        ("ann@acme.example", None, ["https://www.Acme.example/en"], "c0"),
        ("ann@acme.example", "gone", ["acme.example:8080/x"], "c0"),
        ("ann@acme.example", None, ["acme.example", "//ACME.example?x"], None),
        ("ann@acme.example", "c1", ["acme.example", "acme.example"], "c1"),
        ("ann@mail.acme.example", None, ["acme.example"], None),
        ("ann@free.example", None, ["free.example"], None),
        ("ann@acme.example;", None, ["acme.example"], None),
        ("ann@acme.example", "gone", ["other.example"], "gone"),
    ],
)
def test_companies_are_matched_by_domain(email, company_id, domains, found) -> None:
    companies = [
        {"company_id": f"c{n}", "domain": domain, "employee_count": "5"}
        for n, domain in enumerate(domains)
    ]
    contact = ANN | {"email": email, "company_id": company_id}
    raw = {"contacts": [contact], "companies": companies}
    seeds = {"demographic_points": KNOWN}
    seeds |= {"free_email_domains": [{"domain": "free.example"}]}
    tables = scored(raw=raw, **seeds)
    assert [row["company_id"] for row in tables["account_scores"]] == (
        [found] if found and found != "gone" else []
    ) or found == "gone"
    is_known = found is not None and found != "gone"
    assert tables["lead_scores"][0]["raw_score"] == int(is_known)
    off = {"match_companies_by_domain": False}
    found = lead(raw=raw, variables=off, **seeds)
    assert found["raw_score"] == int(company_id == "c1")
