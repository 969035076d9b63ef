"""Points given by hand or by a flow, and resets."""

from dataclasses import dataclass
from datetime import date, datetime

from .attributes import Settings
from .facts import Contact
from .points import Contribution
from .rows import Row
from .rules import Scorecard
from .values import local_date, round_half_away


def adjustments_in_force(
    contact: Contact, card: Scorecard, settings: Settings
) -> list[Row]:
    """Adjustments of this card, or of every card, that exist on the scoring date."""
    rows = []
    for row in contact.adjustments:
        if row["scorecard_id"] not in (None, card.scorecard_id):
            continue
        effective_on = local_date(row["effective_at"], settings.zone)
        expires_on = local_date(row["expires_at"], settings.zone)
        has_expired = expires_on is not None and expires_on <= settings.as_of
        if effective_on <= settings.as_of and not has_expired:
            rows.append(row)
    return rows


@dataclass
class Reset:
    """A new start: everything before `at` is forgotten, except a `set_to` itself."""

    at: datetime
    adjustment_id: str | None


def last_reset(
    contact: Contact, card: Scorecard, in_force: list[Row], settings: Settings
) -> tuple[Reset | None, date | None]:
    """The last reset and the date up to which hits are dropped, or (None, None)."""
    resets = [
        (row["effective_at"], True, row["adjustment_id"])
        for row in in_force
        if row["operation"] == "set_to"
    ]
    if card.reset_on_stage_change:
        resets += [
            (row["changed_at"], False, "")
            for row in entered_stages(contact.stage_changes)
            if local_date(row["changed_at"], settings.zone) <= settings.as_of
            and (not card.reset_on_stages or row["stage"] in card.reset_on_stages)
        ]
    if not resets:
        return None, None
    at, is_set_to, adjustment_id = max(resets)
    reset = Reset(at, adjustment_id if is_set_to else None)
    return reset, local_date(at, settings.zone)


def entered_stages(rows: list[Row]) -> list[Row]:
    """The rows of one person whose stage is not the one before it."""
    ordered = sorted(rows, key=lambda row: (row["changed_at"], row["stage"]))
    before = [None, *(row["stage"] for row in ordered)]
    return [
        row
        for row, stage in zip(ordered, before, strict=False)
        if row["stage"] != stage
    ]


def still_counts(row: Row, reset: Reset | None) -> bool:
    if row["operation"] == "set_to":
        return row["adjustment_id"] == reset.adjustment_id
    return reset is None or row["effective_at"] >= reset.at


def adjusted(row: Row) -> Contribution:
    points = round_half_away(row["points"], 4)
    return Contribution(
        kind="adjustment",
        dimension="manual",
        rule_id=row["adjustment_id"],
        group_id=None,
        label=row["reason"],
        points=points,
        points_before_decay=points,
    )
