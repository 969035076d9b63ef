"""The seeds as typed rules. Blank cells, or the word `null`, take their defaults."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from .cells import SeedRow, boolean, day, integer, keyword, number, text, words
from .conditions import Condition

RULE_FILES = {
    "demographic_points": "attribute",
    "behavioural_points": "event",
    "inactivity_points": "inactivity",
    "purchase_cycle_points": "purchase_cycle",
}


@dataclass
class Decay:
    method: str = "none"
    days: Decimal = Decimal(1)
    rate: Decimal = Decimal(1)


@dataclass
class Group:
    group_id: str
    dimension: str
    combine: str
    min_points: Decimal | None
    max_points: Decimal | None


@dataclass
class Rule:
    """One row of one of the four rule files; unused fields keep their defaults."""

    kind: str
    rule_id: str
    group_id: str | None
    label: str | None
    points: Decimal
    max_points: Decimal | None
    conditions: list[Condition]
    disqualifies: bool
    active_from: date | None
    active_to: date | None
    months: set[int]
    event_types: set[str]
    decay: Decay
    count_each: str
    max_per_period: int
    min_hits: int | None
    window_days: int | None
    journey_phase: str | None
    absence_of: set[str]
    after_event: set[str]
    after_count: int
    after_days: int
    repeat_every_days: int | None
    subject: str | None
    min_purchases: int
    cycle_months: Decimal | None

    @property
    def dimension(self) -> str:
        if self.points < 0:
            return "negative"
        return "demographic" if self.kind == "attribute" else "behavioural"

    def is_active(self, on: date) -> bool:
        """Whether a date lies within active_from..active_to, both included."""
        return (self.active_from or on) <= on <= (self.active_to or on)


@dataclass
class Scorecard:
    scorecard_id: str
    min_score: int
    max_score: int | None
    mql_threshold: int | None
    mql_min_behavioural: int
    reset_on_stage_change: bool
    reset_on_stages: set[str]
    activity_horizon_days: int | None
    rules: list[Rule] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)
    bands: list[SeedRow] = field(default_factory=list)
    steps: list[SeedRow] = field(default_factory=list)


def read_rule(
    row: SeedRow, kind: str, decays: dict[str, Decay], conditions: list[SeedRow]
) -> Rule:
    own_field = text(row, "attribute") or text(row, "property")
    further = [(text(c, "field"), c) for c in conditions]
    checks = [(own_field, row)] if own_field else []
    points = number(row, "max_points" if kind == "purchase_cycle" else "points")
    return Rule(
        kind=kind,
        rule_id=text(row, "rule_id"),
        group_id=text(row, "group_id"),
        label=text(row, "label"),
        points=points,
        max_points=None if kind == "purchase_cycle" else number(row, "max_points"),
        conditions=[
            Condition(name, keyword(c, "operator"), text(c, "value"))
            for name, c in checks + further
        ],
        disqualifies=boolean(row, "disqualifies"),
        active_from=day(row, "active_from"),
        active_to=day(row, "active_to"),
        months={int(month) for month in words(row, "months")},
        event_types=words(row, "event_type"),
        decay=decays.get(text(row, "decay_id") or "none", Decay()),
        count_each=keyword(row, "count_each", "event"),
        max_per_period=integer(row, "max_per_period", 1),
        min_hits=integer(row, "min_hits"),
        window_days=integer(row, "window_days"),
        journey_phase=keyword(row, "journey_phase"),
        absence_of=words(row, "absence_of"),
        after_event=words(row, "after_event"),
        after_count=integer(row, "after_count", 1),
        after_days=integer(row, "after_days", 0),
        repeat_every_days=integer(row, "repeat_every_days"),
        subject=keyword(row, "subject"),
        min_purchases=integer(row, "min_purchases", 2),
        cycle_months=number(row, "cycle_months"),
    )


def read_scorecards(seeds: Mapping[str, list[SeedRow]]) -> list[Scorecard]:
    """The scorecards with their rules, groups, bands and next steps."""
    cards = {
        text(row, "scorecard_id"): Scorecard(
            scorecard_id=text(row, "scorecard_id"),
            min_score=integer(row, "min_score", 0),
            max_score=integer(row, "max_score"),
            mql_threshold=integer(row, "mql_threshold"),
            mql_min_behavioural=integer(row, "mql_min_behavioural", 0),
            reset_on_stage_change=boolean(row, "reset_on_stage_change"),
            reset_on_stages=words(row, "reset_on_stages"),
            activity_horizon_days=integer(row, "activity_horizon_days"),
        )
        for row in seeds.get("scorecards", [])
    }
    decays = {
        text(row, "decay_id"): Decay(
            keyword(row, "method"), number(row, "days", 1), number(row, "rate", 1)
        )
        for row in seeds.get("decay_profiles", [])
    }
    for row in seeds.get("rule_groups", []):
        cards[text(row, "scorecard_id")].groups[text(row, "group_id")] = Group(
            group_id=text(row, "group_id"),
            dimension=keyword(row, "dimension"),
            combine=keyword(row, "combine", "sum"),
            min_points=number(row, "min_points"),
            max_points=number(row, "max_points"),
        )
    conditions = defaultdict(list)
    for row in seeds.get("rule_conditions", []):
        conditions[text(row, "rule_id")].append(row)
    for file, kind in RULE_FILES.items():
        for row in seeds.get(file, []):
            further = conditions[text(row, "rule_id")]
            card = cards[text(row, "scorecard_id")]
            card.rules.append(read_rule(row, kind, decays, further))
    for row in seeds.get("score_bands", []):
        cards[text(row, "scorecard_id")].bands.append(row)
    for row in seeds.get("next_steps", []):
        cards[text(row, "scorecard_id")].steps.append(row)
    return list(cards.values())
