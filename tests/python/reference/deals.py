"""What deals say of a contact or a company on a date."""

from datetime import date
from zoneinfo import ZoneInfo

from .rows import Row
from .values import local_date


def is_closed(deal: Row, on: date, zone: ZoneInfo) -> bool:
    closed_on = local_date(deal["closed_at"], zone)
    return closed_on is not None and closed_on <= on


def purchases(deals: list[Row], on: date, zone: ZoneInfo) -> list[Row]:
    """The deals that were won by a date; what is paid back is no purchase."""
    return [
        deal
        for deal in deals
        if deal["is_won"] and (deal["amount"] or 0) >= 0 and is_closed(deal, on, zone)
    ]


def deal_status(deals: list[Row], on: date, zone: ZoneInfo) -> str | None:
    if purchases(deals, on, zone):
        return "customer"
    closed = [deal for deal in deals if is_closed(deal, on, zone)]
    created = [deal for deal in deals if local_date(deal["created_at"], zone) <= on]
    if any(deal not in closed for deal in created):
        return "open"
    return "lost" if closed else None
