"""Five runs, one on top of the other, and what each of them left behind.

2 March, then 1 March, then every day from 27 February to 5 April at once, then 6 April
by other rules and without two contacts, then 27 February to 2 March once more.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import duckdb
from harness import (
    SEEDS_AND_MODELS,
    Project,
    Rows,
    read_table,
    upstream_of,
    write_raw,
    write_seeds,
)

TABLES = ["lead_score_history", "lead_scores", "score_crossings"]
FIRST, LAST = date(2026, 2, 27), date(2026, 4, 5)
ALL_DAYS = [FIRST + timedelta(days=day) for day in range((LAST - FIRST).days + 1)]

POINTS = {"offer": 79, "visit": 1, "call": 5, "order": 82, "chat": 29}
EVENTS = {
    "climber": "offer 03-01, visit 03-02, call 03-03, order 03-05",
    "waverer": "visit 03-01",
    "riser": "offer 03-05, call 03-10, call 04-01",
    "nearly": "offer 03-05, visit 04-01, visit 04-02, visit 04-03, visit 04-04",
    "faller": "offer 03-05",
    "fitted": "chat 03-01, visit 03-02",
    "leaver": "order 03-01",
    "folded": "offer 03-01",
    "stays": "visit 03-01",
    "early": "visit 02-27",
}
CREATED = {"early": "2026-02-27", "of_29": "2026-03-29", "of_30": "2026-03-30"}
GIVEN = [
    # contact, points, from, until
    ("waverer", 90, "2026-03-01", "2026-03-03"),
    ("waverer", 95, "2026-03-05", None),
    ("faller", 5, "2026-03-05", "2026-04-01"),
    ("of_30", 1, "2026-03-30", None),
    ("of_29", 1, "2026-03-29", None),
]
BY_MARCH = {*EVENTS, "nobody"}
DELETED, MERGED = "leaver", "folded"
FITTED = ("fitted", "fit")


def raw_rows() -> dict[str, Rows]:
    acts = [
        (contact, *act.split())
        for contact, acts in EVENTS.items()
        for act in acts.split(", ")
    ]
    return {
        "contacts": [
            {
                "contact_id": name,
                "created_at": CREATED.get(name, "2026-03-01"),
                "city": "Paris" if name == "fitted" else None,
                "first_name": "Vanishing" if name == "leaver" else None,
            }
            for name in sorted(BY_MARCH | set(CREATED))
        ],
        "events": [
            {
                "event_id": f"{contact} {day}",
                "contact_id": contact,
                "event_type": event_type,
                "occurred_at": f"2026-{day} 12:00:00",
            }
            for contact, event_type, day in acts
        ],
        "stage_changes": [
            {"contact_id": "climber", "stage": "lead", "changed_at": "2026-03-04"}
        ],
        "score_adjustments": [
            {
                "adjustment_id": f"given {number}",
                "contact_id": contact,
                "scorecard_id": "main",
                "operation": "add",
                "points": str(points),
                "reason": "By hand",
                "effective_at": start,
                "expires_at": end,
            }
            for number, (contact, points, start, end) in enumerate(GIVEN)
        ],
    }


def seed_rows(factor: int = 1) -> dict[str, Rows]:
    """The rules, every event worth `factor` times its points."""
    cards = {"main": "80", "fit": "100"}
    return {
        "scorecards": [
            {
                "scorecard_id": card,
                "mql_threshold": threshold,
                "reset_on_stage_change": "true" if card == "main" else None,
            }
            for card, threshold in cards.items()
        ],
        "behavioural_points": [
            {
                "rule_id": f"{card} {event_type}",
                "scorecard_id": card,
                "event_type": event_type,
                "points": str(points * factor),
            }
            for card in cards
            for event_type, points in POINTS.items()
        ],
        "demographic_points": [
            {
                "rule_id": "in_paris",
                "scorecard_id": "fit",
                "group_id": "profile",
                "attribute": "city",
                "operator": "equals",
                "value": "Paris",
                "points": "120",
            }
        ],
        "rule_groups": [
            {
                "group_id": "profile",
                "scorecard_id": "fit",
                "dimension": "demographic",
                "max_points": "70",
            }
        ],
        "score_bands": [
            {
                "scorecard_id": "main",
                "band_set": "temperature",
                "metric": "lead_score",
                "band": band,
                "min_value": lowest,
            }
            for band, lowest in [("hot", "80"), ("cold", "0")]
        ],
        "score_triggers": [
            {
                "trigger_id": f"{direction}_at_80",
                "scorecard_id": "main",
                "metric": "lead_score",
                "threshold": "80",
                "direction": direction,
                "cooldown_days": "4",
                "channel": "sales",
                "message": "Look at this one",
            }
            for direction in ("up", "down")
        ],
    }


@dataclass
class Left:
    """The tables that a run left behind."""

    tables: dict[str, Rows]

    def history(self, *days: date) -> Rows:
        """The history in a fixed order, of the given days, or all of it."""
        rows = self.tables["lead_score_history"]
        return sorted(
            (row for row in rows if not days or row["as_of_date"] in days),
            key=lambda row: (row["as_of_date"], row["contact_id"], row["scorecard_id"]),
        )

    def scores(self, contact: str, card: str = "main") -> list[int | None]:
        """The scores of one contact in the history, oldest first."""
        return [
            row["lead_score"]
            for row in self.history()
            if (row["contact_id"], row["scorecard_id"]) == (contact, card)
        ]

    def lead(self, contact: str, card: str = "main") -> dict:
        (row,) = (
            row
            for row in self.tables["lead_scores"]
            if (row["contact_id"], row["scorecard_id"]) == (contact, card)
        )
        return row

    def crossings(self, contact: str, direction: str) -> list[tuple]:
        """Date, values before and after, number and cooldown of each crossing."""
        names = "as_of_date previous_value new_value crossing_number is_in_cooldown"
        rows = [
            row
            for row in self.tables["score_crossings"]
            if row["contact_id"] == contact
            and row["trigger_id"] == f"{direction}_at_80"
        ]
        rows.sort(key=lambda row: row["as_of_date"])
        return [tuple(row[name] for name in names.split()) for row in rows]


@dataclass
class Runs:
    of_2_march: Left
    then_1_march: Left
    then_all_days: Left
    then_other_rules: Left
    then_first_days: Left
    holders: list[str]


def run(project: Project, *args: str, seed: bool = False, **variables: str) -> Left:
    command = SEEDS_AND_MODELS if seed else ["run", *upstream_of(TABLES)]
    done = project.run_dbt([*command, *args], variables=variables)
    assert done.returncode == 0, done.stdout
    return Left({name: read_table(project.db, name) for name in TABLES})


def all_runs() -> Runs:
    """Build all five; the project is gone after it."""
    with Project() as project:
        raw = raw_rows()
        write_raw(project.raw, raw)
        write_seeds(project.seeds, seed_rows())
        of_2_march = run(project, seed=True, as_of_date="2026-03-02")
        then_1_march = run(project, as_of_date="2026-03-01")
        then_all_days = run(project, score_from=f"{FIRST}", score_to=f"{LAST}")

        for contact in raw["contacts"]:
            if contact["contact_id"] == "leaver":
                contact["deleted_at"] = "2026-04-06"
            if contact["contact_id"] == "early":
                contact["created_at"] = "2026-03-01"
        raw["contact_merges"] = [
            {
                "merged_contact_id": "folded",
                "surviving_contact_id": "stays",
                "merged_at": "2026-04-06",
            }
        ]
        write_raw(project.raw, raw)
        write_seeds(project.seeds, seed_rows(factor=2))
        then_other_rules = run(
            project, "--full-refresh", seed=True, as_of_date="2026-04-06"
        )
        holders = tables_with(project, "leaver") + tables_with(project, "Vanishing")
        then_first_days = run(project, score_from=f"{FIRST}", score_to="2026-03-02")
        return Runs(
            of_2_march,
            then_1_march,
            then_all_days,
            then_other_rules,
            then_first_days,
            holders,
        )


def tables_with(project: Project, text: str) -> list[str]:
    with duckdb.connect(str(project.db), read_only=True) as connection:
        tables = connection.execute(
            "select table_schema, table_name from information_schema.tables"
            " where table_type = 'BASE TABLE'"
        ).fetchall()
        return [
            table
            for schema, table in tables
            if connection.execute(
                f'select count(*) from "{schema}"."{table}" as held'
                " where contains(cast(held as varchar), ?)",
                [text],
            ).fetchone()
            != (0,)
        ]
