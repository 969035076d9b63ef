"""Nasty random worlds: raw data and rules over every feature.

A world is a handful of contacts and one or two scorecards of its own. All ids of a
world hold its three-digit number, so that many worlds merge into one batch, which is
built once: there every contact is scored on every world's cards as well. Variables,
reference seeds, time zone and scoring date belong to the batch.

A failing batch is reduced by rebuilding it (see `reduction`).
"""

from datetime import date
from pathlib import Path
from random import Random

from reference.tables import HISTORY

from .batch import (
    Batch,
    Cells,
    Settings,
    World,
    has_number,
)
from .raw_data import RawData
from .rule_sets import RuleSet
from .saved import as_json, from_json
from .states import earlier_states
from .vocabulary import ADDED
from .ways import dressed

__all__ = [
    "Batch",
    "Settings",
    "World",
    "any_loss",
    "as_json",
    "earlier_states",
    "from_json",
    "has_number",
    "make_batch",
]

FIRST_NUMBER = 101

AS_OF_DATES = [
    *("2024-02-29", "2024-03-31", "2024-12-30", "2025-01-01", "2025-03-30"),
    *("2025-03-31", "2025-10-26", "2025-12-31", "2026-01-01", "2026-05-15"),
]
TIME_ZONES = ["UTC", "Europe/Paris", "America/New_York", "Pacific/Auckland"]
TIME_ZONES += ["Asia/Kolkata", "Europe/London"]


# Ids that Parquet may hold as numbers, where a world has some that are.
DOUBLES = ["contacts.company_id", "companies.company_id", "deals.company_id"]
DOUBLES += ["deals.contact_id", "contacts.persona_id", "events.plan_id"]


def any_loss() -> dict[str, object]:
    """The variables that let a run pass whatever it loses, if the project has them."""
    project = (Path(__file__).parents[3] / "dbt_project.yml").read_text("utf-8")
    names = ("max_rejected_share", "max_vanished_share")
    return {name: 1 for name in names if f"\n  {name}:" in project}


def make_settings(rng: Random, has_doubles: bool) -> Settings:
    variables: dict[str, object] = {
        "timezone": rng.choice(TIME_ZONES),
        "own_domains": rng.choice([[], ["ours.example", "Ácme.com"]]),
        "event_properties": ADDED["events"],
        "contact_attributes": ADDED["contacts"],
        "company_attributes": ADDED["companies"],
        # a world draws any time of loading
        "load_lookback_days": 3650,
        # and loses many rows
        **any_loss(),
    }
    sometimes = {
        "received_event_types": [["email_sent"], ["Email_Sent", "page_view"], []],
        "machine_min_seconds_after_send": [0, 1, 5],
        "machine_burst_seconds": [0, 10],
        "machine_burst_clicks": [2, 1, 4],
        "machine_honeypot_url": ["*/trap*", "https://Example.com/trap/1"],
        "machine_honeypot_seconds": [0, 2],
    }
    for name, values in sometimes.items():
        if rng.random() < (0.6 if name == "machine_honeypot_url" else 0.25):
            variables[name] = rng.choice(values)
    for name, values in {
        "null_words": [["unknown", " Nöne", "-"], []],
        "match_companies_by_domain": [False],
    }.items():
        if rng.random() < 0.15:
            variables[name] = rng.choice(values)
    if rng.random() < 0.5:
        variables[HISTORY] = True
    doubles = rng.sample(DOUBLES, rng.choice([0, 1, 3])) if has_doubles else []
    return Settings(rng.choice(AS_OF_DATES), variables, reference_seeds(rng), doubles)


def reference_seeds(rng: Random) -> dict[str, list[Cells]]:
    seniorities = [
        ("*directeur*", "director", "10"),
        ("ceo", "c_level", "10"),
        ("*manager*", "Manager", "20"),
        ("sales*", "student", "20"),
        ("*crm", "director", None),
        ("intern", "student", "5"),
        # which of these two is first depends on how text is ordered
        ("Chef*", "vp", "20"),
        ("chef de*", "student", "20"),
        ("*", "individual", "1000") if rng.random() < 0.3 else ("vp *", "vp", "10"),
    ]
    roles = [
        ("decision_maker", "*dir*", "40", "true", "10"),
        ("decision_maker", "ceo", "30", "false", "10"),
        ("champion", "*crm*", "20.5", "false", "20"),
        ("champion", "*manager", "20", "yes", None),
        ("finance", "*sales*", "10", "true", "20"),
        ("user", "*", "5", rng.choice(["true", "false"]), "99"),
    ]
    rng.shuffle(seniorities)
    return {
        "free_email_domains": [{"domain": "gmail.com"}],
        "disposable_email_domains": [{"domain": dressed(rng, "mailinator.com")}],
        "machine_user_agents": [
            {"pattern": "GoogleImageProxy", "reason": "Image proxy"},
            {"pattern": "evil bot", "reason": "Evil"},
        ],
        "job_title_seniority": [
            {
                "pattern": pattern,
                "seniority": level,
                "language": "en",
                "priority": priority,
            }
            for pattern, level, priority in seniorities
        ],
        "buying_roles": [
            dict(
                zip(
                    ["role", "pattern", "weight", "is_required", "priority"],
                    row,
                    strict=True,
                )
            )
            for row in rng.sample(roles, rng.randint(0, len(roles)))
        ],
    }


def make_world(rng: Random, number: str, settings: Settings) -> World:
    """One world; its number is in all of its ids."""
    as_of = date.fromisoformat(settings.as_of)
    raw = RawData(rng, number, as_of).tables()
    return World(number, number, raw, RuleSet(rng, number, as_of).tables())


def make_batch(rng: Random, worlds: int, *, has_doubles: bool = False) -> Batch:
    """With `has_doubles` some ids may be numbers, for which there is only Parquet."""
    settings = make_settings(rng, has_doubles)
    numbers = range(FIRST_NUMBER, FIRST_NUMBER + worlds)
    return Batch(settings, [make_world(rng, str(n), settings) for n in numbers])
