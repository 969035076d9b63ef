"""The reference itself: attributes of past dates, expectations worked out by hand."""

from datetime import date
from hashlib import md5
from random import Random

import pytest
from harness import write_raw
from reference import score
from reference.tables import HISTORY, columns_of
from worlds import World, earlier_states, make_batch

ON = {HISTORY: True}
MARCH_3 = date(2026, 3, 3)
CARD = {"scorecard_id": "main"}
ANN = {"contact_id": "ann", "created_at": "2020-01-01"}


def was(attribute, value, valid_from, contact_id="ann") -> dict[str, str | None]:
    """A row of the history of attributes."""
    names = ("contact_id", "attribute", "value", "valid_from")
    return dict(zip(names, (contact_id, attribute, value, valid_from), strict=True))


def fit(*rules: tuple) -> list[dict]:
    """Rules of (attribute, operator, value), worth 1, 2, 4, 8, ... points."""
    return [
        CARD
        | {"rule_id": f"f{place}", "attribute": attribute, "operator": operator}
        | {"value": value, "points": str(2**place)}
        for place, (attribute, operator, value) in enumerate(rules)
    ]


def scored(on, changes, *, contacts=(ANN,), seeds=None, raw=None, **variables) -> dict:
    """Every output table of one date."""
    tables = {"contacts": list(contacts), HISTORY: changes} | (raw or {})
    rules = {"scorecards": [CARD]} | (seeds or {})
    return score(tables, rules, ON | variables, on)


def lead(on, changes, rules, **others) -> dict:
    """Ann's row of `lead_scores`."""
    seeds = {"demographic_points": fit(*rules)} | others.pop("seeds", {})
    rows = scored(on, changes, seeds=seeds, **others)["lead_scores"]
    (row,) = (row for row in rows if row["contact_id"] == "ann")
    return row


def points(on, changes, rules, **others) -> int:
    return lead(on, changes, rules, **others)["demographic_score"]


def rejected(changes, **others) -> list[tuple]:
    rows = scored(MARCH_3, changes, **others)["rejected_rows"]
    names = ("source_table", "row_key", "reason", "row_text")
    found = [tuple(row[name] for name in names) for row in rows]
    assert {row[0] for row in found} <= {HISTORY}
    return sorted((row[1:] for row in found), key=str)


COUNTRY = [
    ("country", "equals", "FR"),
    ("country", "equals", "DE"),
    ("country", "equals", "ES"),
    ("country", "equals", "IT"),
    ("country", "is_unknown", None),
]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-02-28", 1),  # today's, FR
        ("2026-03-01", 4),  # ES came later that day than DE
        ("2026-03-02", 4),
        ("2026-03-03", 16),  # blank
        ("2026-03-04", 16),
        ("2026-03-05", 8),  # IT, at the last microsecond of the day
        ("2027-01-01", 8),
    ],
)
def test_the_latest_value_by_the_scoring_date_holds(day: str, expected: int) -> None:
    changes = [
        was("country", "IT", "2026-03-05T23:59:59.999999"),
        was("country", "ES", "2026-03-01T12:00+01:00"),
        was("country", "DE", "2026-03-01T10:59:59"),
        was("country", " ", "2026-03-03"),
        was("city", "FR", "2026-03-01"),
    ]
    contacts = [ANN | {"country": "FR"}]
    assert points(date.fromisoformat(day), changes, COUNTRY, contacts=contacts) == (
        expected
    )


@pytest.mark.parametrize(("timezone", "expected"), [("UTC", 2), ("Europe/Paris", 1)])
def test_dates_are_those_of_the_time_zone(timezone: str, expected: int) -> None:
    """In Paris it is already the next day."""
    changes = [was("country", "DE", "2026-03-03T23:00:00Z")]
    contacts = [ANN | {"country": "FR"}]
    found = points(MARCH_3, changes, COUNTRY, contacts=contacts, timezone=timezone)
    assert found == expected


def test_a_value_from_before_the_contact_came_holds() -> None:
    assert points(MARCH_3, [was("country", "DE", "1999-01-01")], COUNTRY) == 2
    before_it = date(2019, 12, 31)
    found = scored(before_it, [was("country", "DE", "1999-01-01")])
    assert found["lead_scores"] == []


def test_names_are_folded_and_values_read_like_their_column() -> None:
    rules = [
        ("country", "equals", "es"),
        ("persona_id", "equals", "A7"),
        ("email_opt_out", "is_true", None),
        ("email_opt_out", "is_false", None),
        ("email_opt_out", "is_unknown", None),
    ]
    changes = [
        was("\u00a0Côuntry ", " Ès ", "2026-03-01"),
        was("persona_ID", " A7 ", "2026-03-01"),
        was("email_opt_out", " Oui", "2026-03-01", "\tann "),
        was("email_opt_out", "non", "2026-03-03T01:00"),
        was("email_opt_out", " maybe ", "2026-03-03T02:00"),
    ]
    added = {"contact_attributes": ["persona_id"]}
    opted_out = [ANN | {"email_opt_out": "true"}]
    assert points(date(2026, 3, 2), changes, rules, contacts=opted_out, **added) == 7
    assert points(MARCH_3, changes, rules, contacts=opted_out, **added) == 19
    assert points(MARCH_3, changes[:-1], rules, contacts=opted_out, **added) == 11
    # an id keeps its case
    other_case = [was("persona_id", "a7", "2026-03-01")]
    assert points(MARCH_3, other_case, rules, **added) == 16


def test_what_is_derived_follows() -> None:
    rules = [
        ("email_type", "equals", "business"),
        ("email_type", "equals", "free"),
        ("is_own_domain", "is_true", None),
        ("email_domain", "equals", "gmail.com"),
        ("seniority", "equals", "c_level"),
        ("seniority", "equals", "director"),
        ("seniority", "equals", "student"),
        ("company_industry", "equals", "retail"),
        ("company_industry", "equals", "software"),
        ("company_industry", "is_unknown", None),
    ]
    seeds = {
        "free_email_domains": [{"domain": "gmail.com"}],
        "job_title_seniority": [
            {"pattern": "ceo", "seniority": "c_level", "priority": "1"},
            {"pattern": "director", "seniority": "director", "priority": "1"},
        ],
    }
    companies = [
        {"company_id": "a", "industry": "Retail"},
        {"company_id": "b", "industry": "Software"},
    ]
    today = {"email": "a@gmail.com", "job_title": "CEO", "seniority": "student"}
    contacts = [ANN | today | {"company_id": "a"}]
    changes = [
        was("email", "a@ours.example", "2026-03-01"),
        was("job_title", "Director", "2026-03-01"),
        was("company_id", "b", "2026-03-01"),
        was("seniority", None, "2026-03-02"),
        was("company_id", "B", "2026-03-02"),
    ]

    def on(day: int) -> int:
        return points(
            date(2026, 3, day),
            changes,
            rules,
            contacts=contacts,
            seeds=seeds,
            raw={"companies": companies},
            own_domains=["ours.example"],
        )

    assert points(
        date(2026, 2, 28),
        changes,
        rules,
        contacts=contacts,
        seeds=seeds,
        raw={"companies": companies},
    ) == (2 + 8 + 64 + 128)
    assert on(1) == 1 + 4 + 64 + 256
    assert on(2) == 1 + 4 + 32 + 512


def test_what_is_known_is_what_was_known() -> None:
    contacts = [ANN | {"country": "FR", "city": "Paris"}]
    rules = [("country", "equals", "FR"), ("city", "equals", "Paris")]
    changes = [
        was("country", "", "2026-03-01"),
        was("city", None, "2026-03-03"),
        was("country", "FR", "2026-03-04"),
    ]
    found = [
        lead(date(2026, 3, day), changes, rules, contacts=contacts) for day in (1, 3, 4)
    ]
    assert [row["status"] for row in found] == [
        "scored",
        "insufficient_data",
        "scored",
    ]
    assert [str(row["coverage"]) for row in found] == ["0.5000", "0.0000", "0.5000"]
    assert [row["lead_score"] for row in found] == [2, None, 1]


def test_accounts_and_their_purchases_are_those_of_the_date() -> None:
    """Ann is the CEO of company a until she becomes a driver of b."""
    contacts = [
        ANN | {"company_id": "b", "job_title": "Driver"},
        ANN | {"contact_id": "bob", "company_id": "b", "job_title": "Driver"},
    ]
    changes = [
        was("company_id", "a", "2020-01-01"),
        was("job_title", "CEO", "2020-01-01"),
        was("company_id", "b", "2026-03-03"),
        was("job_title", "Driver", "2026-03-03"),
    ]
    deals = [
        {
            "deal_id": f"{company}{day}",
            "company_id": company,
            "created_at": day,
            "closed_at": day,
            "is_won": "true",
        }
        for company, day in [
            ("a", "2025-12-02"),
            ("a", "2026-01-02"),
            ("b", "2025-03-02"),
            ("b", "2026-02-02"),
        ]
    ]
    seeds = {
        "demographic_points": fit(("job_title", "is_known", None)),
        "purchase_cycle_points": [
            CARD
            | {"rule_id": "p", "subject": "company"}
            | {"max_points": "60", "cycle_months": "4"}
        ],
        "buying_roles": [
            dict(
                zip(
                    ("role", "pattern", "weight", "priority", "is_required"),
                    row,
                    strict=True,
                )
            )
            for row in [
                ("boss", "ceo", "1", "1", "true"),
                ("user", "*", "3", "2", "true"),
            ]
        ],
    }

    def on(day: date) -> list[tuple]:
        found = scored(
            day, changes, contacts=contacts, seeds=seeds, raw={"deals": deals}
        )
        return sorted(
            (
                row["company_id"],
                row["contacts"],
                row["total_score"],
                row["roles_covered"],
                str(row["completeness"]),
            )
            for row in found["account_scores"]
        )

    # Two of four months since a's last purchase: 30 points; one month since b's: 15.
    assert on(date(2026, 3, 2)) == [
        ("a", 1, 31, "boss", "0.2500"),
        ("b", 1, 16, "user", "0.7500"),
    ]
    assert on(MARCH_3) == [("b", 2, 32, "user", "0.7500")]


def test_an_event_rule_sees_the_attribute_of_the_scoring_date() -> None:
    """Not that of the day on which the event was."""
    seeds = {
        "behavioural_points": [
            CARD | {"rule_id": "visit", "event_type": "page_view", "points": "5"}
        ],
        "rule_conditions": [
            {
                "rule_id": "visit",
                "field": "country",
                "operator": "equals",
                "value": "FR",
            }
        ],
    }
    visit = {"event_id": "e", "contact_id": "ann", "event_type": "page_view"}
    changes = [was("country", "DE", "2020-01-01"), was("country", "FR", "2026-03-03")]

    def on(day: date) -> int:
        raw = {"events": [visit | {"occurred_at": "2026-03-01"}]}
        (row,) = scored(day, changes, seeds=seeds, raw=raw)["lead_scores"]
        return row["behavioural_score"]

    assert on(date(2026, 3, 2)) == 0
    assert on(MARCH_3) == 5


def test_next_steps_speak_to_the_person_of_today() -> None:
    today = {"first_name": "Ann", "city": "Paris", "company_id": "b"}
    changes = [
        was("first_name", "Anna", "2020-01-01"),
        was("city", "Lyon", "2020-01-01"),
        was("company_id", "a", "2020-01-01"),
    ]
    companies = [{"company_id": name, "name": f"Company {name}"} for name in "ab"]
    found = scored(
        MARCH_3,
        changes,
        contacts=[ANN | today],
        raw={"companies": companies},
        seeds={
            "demographic_points": fit(("city", "equals", "Lyon")),
            "next_steps": [CARD | {"step_id": "call", "action": "Call"}],
        },
    )
    assert found["demographic_scores"][0]["demographic_score"] == 1
    (step,) = found["lead_next_steps"]
    names = ("first_name", "city", "company_name")
    assert [step[name] for name in names] == ["Ann", "Paris", "Company b"]


def test_rows_of_a_merged_away_contact_change_nothing() -> None:
    merge = {"merged_contact_id": "bob", "surviving_contact_id": "ann"}
    ghost = {"merged_contact_id": "eve", "surviving_contact_id": "ann"}
    raw = {"contact_merges": [m | {"merged_at": "2026-03-01"} for m in (merge, ghost)]}
    contacts = [ANN | {"country": "FR"}, ANN | {"contact_id": "bob", "country": "IT"}]
    others = [
        was("country", "DE", "2026-03-02", "bob"),
        was("country", "IT", "2026-03-02", "eve"),
    ]
    assert points(MARCH_3, others, COUNTRY, contacts=contacts, raw=raw) == 1
    own = [was("country", "ES", "2026-03-01")]
    assert points(MARCH_3, own + others, COUNTRY, contacts=contacts, raw=raw) == 4
    assert rejected(own + others, contacts=contacts, raw=raw) == []


def test_bad_rows_and_bad_values_are_rejected() -> None:
    changes = [
        was("country", "FR", "2026-03-01", None),
        was(" ", "FR", "2026-03-01"),
        was("country", "FR", "yesterday"),
        was("country", "FR", None),
        was("created_at", "2019-01-01", "2026-03-01"),
        was("contact_id", "bob", "2026-03-01"),
        was("email_type", "free", "2026-03-01"),
        was("company_name", "Acme", "2026-03-01"),
        was("budget", "5", "2026-03-01"),
        was("email_opt_out", "\u00a0maybe ", "2026-03-01"),
        was("email_opt_out", " ", "2026-03-02"),
    ]
    bad = [
        (None, "|country|FR|2026-03-01"),
        ("ann", "ann| |FR|2026-03-01"),
        ("ann", "ann|country|FR|yesterday"),
        ("ann", "ann|country|FR|"),
        ("ann", "ann|created_at|2019-01-01|2026-03-01"),
        ("ann", "ann|contact_id|bob|2026-03-01"),
        ("ann", "ann|email_type|free|2026-03-01"),
        ("ann", "ann|company_name|Acme|2026-03-01"),
        ("ann", "ann|budget|5|2026-03-01"),
    ]
    expected = [(key, "bad_row", text) for key, text in bad]
    expected.append(("ann", "bad_value", "value: maybe"))
    assert rejected(changes) == sorted(expected, key=str)
    # once the variable adds the column, it has a past too
    expected.remove(("ann", "bad_row", "ann|budget|5|2026-03-01"))
    found = rejected(changes, contact_attributes=["budget"])
    assert found == sorted(expected, key=str)


def test_one_row_of_an_instant_counts_and_unknown_contacts_are_rejected() -> None:
    copies = [
        was("country", "DE", "2026-03-01T10:00Z"),
        was("Country", "ES", "2026-03-01T12:00+02:00"),
        was("country ", "IT", " 2026-03-01 10:00"),
    ]
    texts = ["|".join(row.values()) for row in copies]
    first = min(range(3), key=lambda place: md5(texts[place].encode()).hexdigest())
    unknown = was("country", "DE", "2026-03-01", "eve")
    # at another instant, of another attribute or of another case they are no copies
    others = [
        was("country", "FR", "2026-03-01T10:00:00.000001Z", "Ann"),
        was("city", "DE", "2026-03-01T10:00Z"),
        was("country", "FR", "2026-03-01T09:59:59Z"),
    ]
    contacts = [ANN, ANN | {"contact_id": "Ann"}]
    expected = [("eve", "unknown_contact", "|".join(unknown.values()))]
    expected += [
        ("ann", "duplicate_key", text)
        for place, text in enumerate(texts)
        if place != first
    ]
    changes = [*copies, unknown, *others]
    assert rejected(changes, contacts=contacts) == sorted(expected, key=str)
    assert points(MARCH_3, changes, COUNTRY, contacts=contacts) == 2 ** (1 + first)


def test_nothing_is_kept_of_rows_of_deleted_contacts() -> None:
    gone = ANN | {"contact_id": "bob", "deleted_at": "2026-03-01"}
    merge = {"merged_contact_id": "ann", "surviving_contact_id": "bob"}
    changes = [
        was("country", "FR", "yesterday", "bob"),
        was("email_opt_out", "maybe", "2026-03-01", "ann"),
        was("email_opt_out", "yes", "2026-03-02", "ann"),
    ]
    assert rejected(changes, contacts=[gone]) == [
        ("ann", "bad_value", "value: maybe"),
        *(
            ("ann", "unknown_contact", f"ann|email_opt_out|{value}")
            for value in ("maybe|2026-03-01", "yes|2026-03-02")
        ),
        (None, "bad_row", None),
    ]
    merges = {"contact_merges": [merge | {"merged_at": "2026-03-01"}]}
    assert rejected(changes, contacts=[gone, ANN], raw=merges) == [
        (None, "bad_row", None),
        (None, "bad_value", None),
    ]


def test_without_the_variable_nothing_is_read_or_reported(tmp_path) -> None:
    changes = [was("country", "DE", "2026-03-01"), was("shoe", "DE", "yesterday")]
    for off in (False, None):
        variables = {HISTORY: off, "contacts": [ANN | {"country": "FR"}]}
        assert points(MARCH_3, changes, COUNTRY, **variables) == 1
        assert rejected(changes, **variables) == []
    path = tmp_path / f"{HISTORY}.csv"
    write_raw(tmp_path, {HISTORY: changes}, ON)
    assert path.read_text().splitlines()[0] == ",".join(columns_of(HISTORY, {}))
    assert len(path.read_text().splitlines()) == 3
    write_raw(tmp_path, {HISTORY: changes})
    assert not path.exists()
    assert (tmp_path / "contacts.csv").exists()


def test_worlds_have_nasty_histories() -> None:
    """Some batches read them, with every reason and a difference to today's."""
    reasons, differing = set(), 0
    batches = [make_batch(Random(seed), 4) for seed in range(10)]
    asking = [batch for batch in batches if HISTORY in batch.raw]
    assert 2 < len(asking) < 8
    for batch in asking:
        found = score(batch.raw, batch.seeds, batch.variables, batch.as_of_date)
        reasons |= {
            row["reason"]
            for row in found["rejected_rows"]
            if row["source_table"] == HISTORY
        }
        off = batch.variables | {HISTORY: False}
        today = score(batch.raw, batch.seeds, off, batch.as_of_date)
        differing += sum(
            one != other
            for one, other in zip(
                found["demographic_scores"], today["demographic_scores"], strict=True
            )
        )
    assert reasons == {"bad_row", "bad_value", "duplicate_key", "unknown_contact"}
    assert differing > 10


def test_runs_before_may_have_read_no_history_or_have_read_one() -> None:
    batches = [make_batch(Random(seed), 1) for seed in range(20)]
    switches = set()
    for seed, batch in enumerate(batches):
        is_read = HISTORY in batch.raw
        assert is_read != (HISTORY in batch.earlier().raw)
        states = earlier_states(batch, Random(seed))
        switches |= {(HISTORY in state.raw, is_read) for state in states}
    assert len(switches) == 4


def test_a_world_under_another_number_keeps_its_moves() -> None:
    """Ids of companies are in the value cells, under odd names of the attribute."""
    rows = [was(" COMPANY_id\u00a0", " 0101k", "2026-03-01", "1011")]
    rows.append(was("phone", "101", "2026-03-01", "101a"))
    world = World("101", "101", {HISTORY: rows}, {}).renumbered("777", "777")
    found = [(row["contact_id"], row["value"]) for row in world.raw[HISTORY]]
    assert found == [("7771", " 0777k"), ("777a", "101")]
