"""Points of an event rule: hits, periods, minimum, decay, sum."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from math import floor

from .attributes import kind_of
from .conditions import holds
from .facts import Event
from .points import Contribution, Scoring, contribution
from .rules import Decay, Rule
from .values import EXACT, round_half_away

THINGS = ("asset", "campaign", "page_url", "form")
PERIOD_OF: dict[str, Callable[[date], object]] = {
    "day": lambda on: on,
    "week": lambda on: on.isocalendar()[:2],
    "month": lambda on: (on.year, on.month),
    "quarter": lambda on: (on.year, (on.month + 2) // 3),
    "ever": lambda on: "ever",
}


def factor(decay: Decay, age: int) -> Decimal:
    """What is left of points at an age in days, rounded to 12 decimals."""
    days, rate = float(decay.days), float(decay.rate)
    value = {
        "none": lambda: 1.0,
        "half_life": lambda: 0.5 ** (age / days),
        "linear": lambda: max(0.0, 1 - rate * age / days),
        "step": lambda: max(0.0, 1 - rate * floor(age / days)),
        "window": lambda: 1.0 if age < days else 0.0,
    }[decay.method]()
    return round_half_away(Decimal(value), 12)


def fits_event(rule: Rule, event: Event, scoring: Scoring) -> bool:
    """Whether all conditions hold; a property hides an attribute of its name."""
    known = {**scoring.contact.attributes, **event.properties}
    return all(holds(c, kind_of(c.field), known[c.field]) for c in rule.conditions)


def is_hit(rule: Rule, event: Event, scoring: Scoring) -> bool:
    age = (scoring.as_of - event.on).days
    horizon = scoring.card.activity_horizon_days
    dropped_up_to = scoring.dropped_up_to
    return (
        event.is_one_of(rule.event_types)
        and not event.is_machine
        and age >= 0
        and rule.is_active(event.on)
        and (horizon is None or age < horizon)
        and (rule.window_days is None or age < rule.window_days)
        and (dropped_up_to is None or event.on > dropped_up_to)
        and (rule.count_each not in THINGS or event.properties[rule.count_each])
        and fits_event(rule, event, scoring)
    )


def period_of(rule: Rule, event: Event) -> object:
    """What hits have in common of which only some count."""
    if rule.count_each in THINGS:
        return event.properties[rule.count_each]
    return PERIOD_OF[rule.count_each](event.on)


def counted_hits(rule: Rule, hits: list[Event]) -> list[date]:
    """The latest `max_per_period` hits of each period; all of them with `event`."""
    if rule.count_each == "event":
        return [hit.on for hit in hits]
    periods = defaultdict(list)
    for hit in sorted(hits, key=lambda hit: hit.on, reverse=True):
        periods[period_of(rule, hit)].append(hit.on)
    return [on for same in periods.values() for on in same[: rule.max_per_period]]


def event_points(rule: Rule, scoring: Scoring) -> Contribution | None:
    hits = [e for e in scoring.contact.events if is_hit(rule, e, scoring)]
    counted = counted_hits(rule, hits)
    if not counted or len(counted) < (rule.min_hits or 0):
        return None
    giving = [max(counted)] if rule.min_hits is not None else counted
    factors = [factor(rule.decay, (scoring.as_of - on).days) for on in giving]
    total = Decimal(0)
    for share in factors:
        total = EXACT.add(total, EXACT.multiply(rule.points, share))
    before = rule.points * len(giving)
    dates = [hit.on for hit in hits]
    return contribution(rule, total, before, hits=dates, counted=counted)
