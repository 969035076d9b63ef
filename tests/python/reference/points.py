"""Points of each kind of rule for one contact, scorecard and scoring date."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from .attributes import Settings, kind_of
from .conditions import holds
from .deals import purchases
from .facts import Contact
from .rules import Rule, Scorecard
from .values import local_date, round_half_away, whole_months


@dataclass
class Contribution:
    """One explained part of a score. Event-only fields are None for other kinds."""

    kind: str
    dimension: str
    rule_id: str | None
    group_id: str | None
    label: str | None
    points: Decimal
    points_before_decay: Decimal | None
    hits: list[date] | None = None
    counted: list[date] | None = None
    rule: Rule | None = None


@dataclass
class Scoring:
    """What the rules are applied to."""

    contact: Contact
    card: Scorecard
    settings: Settings
    dropped_up_to: date | None = None

    @property
    def as_of(self) -> date:
        return self.settings.as_of


def limited(points: Decimal, max_points: Decimal | None) -> Decimal:
    """Points limited in absolute value."""
    if max_points is None:
        return points
    return max(-max_points, min(max_points, points))


def contribution(rule: Rule, total: Decimal | Fraction, before: Decimal, **more):
    """A fired rule's contribution: limited, then rounded once to 4 places."""
    if not isinstance(total, Fraction):
        total = limited(total, rule.max_points)
    return Contribution(
        kind=rule.kind,
        dimension=rule.dimension,
        rule_id=rule.rule_id,
        group_id=rule.group_id,
        label=rule.label,
        points=round_half_away(total, 4),
        points_before_decay=round_half_away(before, 4),
        rule=rule,
        **more,
    )


def fits_contact(rule: Rule, scoring: Scoring) -> bool:
    """Whether all conditions of a rule that looks at attributes only hold."""
    known = scoring.contact.attributes
    return all(holds(c, kind_of(c.field), known[c.field]) for c in rule.conditions)


def attribute_points(rule: Rule, scoring: Scoring) -> Contribution | None:
    in_season = not rule.months or scoring.as_of.month in rule.months
    if not (in_season and rule.is_active(scoring.as_of)):
        return None
    if not fits_contact(rule, scoring):
        return None
    return contribution(rule, rule.points, rule.points)


def inactivity_points(rule: Rule, scoring: Scoring) -> Contribution | None:
    contact = scoring.contact
    made = [event for event in contact.events if not event.is_machine]
    ends = [event.on for event in made if event.is_one_of(rule.absence_of)]
    since = max(ends, default=contact.created_on)
    if rule.after_event:
        after = [
            event.on
            for event in made
            if event.is_one_of(rule.after_event)
            and (event.on > since or (not ends and event.on == since))
        ]
        if not after or len(after) < rule.after_count:
            return None
        since = min(after)
    beyond = (scoring.as_of - since).days - rule.after_days
    if beyond < 0 or not fits_contact(rule, scoring):
        return None
    repeats = rule.repeat_every_days
    times = 1 + beyond // repeats if repeats else 1
    return contribution(rule, rule.points * times, rule.points * times)


def purchase_cycle_points(rule: Rule, scoring: Scoring) -> Contribution | None:
    contact, zone = scoring.contact, scoring.settings.zone
    deals = contact.deals if rule.subject == "contact" else contact.company_deals
    bought = sorted(
        local_date(deal["closed_at"], zone)
        for deal in purchases(deals, scoring.as_of, zone)
    )
    if not bought or len(bought) < rule.min_purchases:
        return None
    cycle = Fraction(rule.cycle_months or 0) or usual_gap(bought)
    if cycle is None or not fits_contact(rule, scoring):
        return None
    months = whole_months(bought[-1], scoring.as_of)
    total = Fraction(rule.points) * min(months, cycle) / cycle
    return contribution(rule, total, round_half_away(total, 4))


def usual_gap(bought: list[date]) -> Fraction | None:
    """The median of the whole months between purchases, at least 1."""
    gaps = sorted(whole_months(*pair) for pair in pairwise(bought))
    if not gaps:
        return None
    middle = gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]
    return max(Fraction(1), Fraction(middle, 2))
