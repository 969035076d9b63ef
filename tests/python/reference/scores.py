"""From contributions to a score: group limits, clamp, status, bands."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from .adjustments import adjusted, adjustments_in_force, last_reset, still_counts
from .attributes import Settings
from .cells import keyword, number, text
from .event_points import event_points
from .facts import Contact
from .points import (
    Contribution,
    Scoring,
    attribute_points,
    inactivity_points,
    purchase_cycle_points,
)
from .rules import Group, Scorecard
from .values import local_date, round_half_away

NOTHING_KNOWN = "Nothing is known about this contact yet"
MOST_OF_A_SCORE = Decimal(2_000_000_000)
POINTS_OF = {
    "attribute": attribute_points,
    "event": event_points,
    "inactivity": inactivity_points,
    "purchase_cycle": purchase_cycle_points,
}
PHASES = ("discovery", "consideration", "decision")


@dataclass
class Lead:
    """One contact on one scorecard."""

    contact: Contact
    card: Scorecard
    contributions: list[Contribution]
    status: str
    status_reason: str | None
    coverage: Decimal | None
    bands: dict[str, str] = field(default_factory=dict)

    def total(self, dimension: str) -> Decimal:
        parts = [c.points for c in self.contributions if c.dimension == dimension]
        return sum(parts, Decimal("0.0000"))

    @cached_property
    def raw_score(self) -> Decimal:
        return sum((c.points for c in self.contributions), Decimal("0.0000"))

    @cached_property
    def lead_score(self) -> int | None:
        if self.status == "insufficient_data":
            return None
        score = max(self.raw_score, Decimal(self.card.min_score))
        if self.card.max_score is not None:
            score = min(score, Decimal(self.card.max_score))
        score = max(-MOST_OF_A_SCORE, min(MOST_OF_A_SCORE, score))
        return int(round_half_away(score, 0))

    @property
    def is_mql(self) -> bool:
        threshold = self.card.mql_threshold
        return (
            self.status == "scored"
            and threshold is not None
            and self.lead_score >= threshold
            and self.total("behavioural") > self.card.mql_min_behavioural
        )

    @property
    def fired(self) -> list[Contribution]:
        return [c for c in self.contributions if c.rule is not None]

    @property
    def journey_phase(self) -> str | None:
        """The phase of the event rule whose last counted hit is the latest."""
        phases = [
            (max(c.counted), PHASES.index(c.rule.journey_phase))
            for c in self.fired
            if c.kind == "event" and c.rule.journey_phase
        ]
        return PHASES[max(phases)[1]] if phases else None


def score_lead(contact: Contact, card: Scorecard, settings: Settings) -> Lead:
    in_force = adjustments_in_force(contact, card, settings)
    reset, dropped_up_to = last_reset(contact, card, in_force, settings)
    scoring = Scoring(contact, card, settings, dropped_up_to)
    fired = [POINTS_OF[rule.kind](rule, scoring) for rule in card.rules]
    fired = [c for c in fired if c is not None]
    contributions = [
        *fired,
        *(adjusted(row) for row in in_force if still_counts(row, reset)),
        *group_limits(fired, card),
    ]
    used = used_attributes(card, settings)
    known = {name for name in used if contact.attributes[name] is not None}
    status, reason = status_of(contact, fired, bool(known or in_force), settings)
    share = Fraction(len(known), len(used)) if used else None
    coverage = None if share is None else round_half_away(share, 4)
    lead = Lead(contact, card, contributions, status, reason, coverage)
    if status == "scored":
        lead.bands = bands_of(lead)
    return lead


def group_limits(fired: list[Contribution], card: Scorecard) -> list[Contribution]:
    """What combining and limiting changes in each group, where it changes anything."""
    points = defaultdict(list)
    for c in fired:
        if c.group_id is not None:
            points[c.group_id].append(c.points)
    rows = []
    for group_id, parts in points.items():
        group = card.groups[group_id]
        change = combined(parts, group) - sum(parts)
        if change != 0:
            rows.append(
                Contribution(
                    kind="group_limit",
                    dimension=group.dimension,
                    rule_id=None,
                    group_id=group_id,
                    label=None,
                    points=round_half_away(change, 4),
                    points_before_decay=None,
                )
            )
    return rows


def combined(parts: list[Decimal], group: Group) -> Decimal:
    value = {"sum": sum, "highest": max, "lowest": min}[group.combine](parts)
    if group.min_points is not None:
        value = max(value, group.min_points)
    if group.max_points is not None:
        value = min(value, group.max_points)
    return value


def used_attributes(card: Scorecard, settings: Settings) -> set[str]:
    """The attributes that the rules of a card name; an event's property is none."""
    return {
        condition.field
        for rule in card.rules
        for condition in rule.conditions
        if not (rule.kind == "event" and condition.field in settings.properties)
    }


def status_of(
    contact: Contact, fired: list[Contribution], is_known: bool, settings: Settings
) -> tuple[str, str | None]:
    """The status and its reason. `is_known`: an attribute, or an adjustment."""
    disqualifying = sorted(
        (c for c in fired if c.rule.disqualifies), key=lambda c: c.rule_id
    )
    if disqualifying:
        return "disqualified", "; ".join(c.label or c.rule_id for c in disqualifying)
    has_deal = any(
        local_date(deal["created_at"], settings.zone) <= settings.as_of
        for deal in contact.deals
    )
    if is_known or contact.human_events or has_deal:
        return "scored", None
    return "insufficient_data", NOTHING_KNOWN


def bands_of(lead: Lead) -> dict[str, str]:
    """band set -> band: the row with the highest minimum not above its metric."""
    metrics = {
        "demographic_score": lead.total("demographic"),
        "behavioural_score": lead.total("behavioural"),
        "lead_score": Decimal(lead.lead_score),
    }
    reached = defaultdict(list)
    for row in lead.card.bands:
        minimum = number(row, "min_value")
        if minimum <= metrics[keyword(row, "metric")]:
            reached[keyword(row, "band_set")].append((minimum, text(row, "band")))
    return {band_set: max(rows)[1] for band_set, rows in reached.items()}
