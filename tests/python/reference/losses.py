"""Rows that name a scorecard or a company that is not there, or are never in force."""

from collections.abc import Container
from zoneinfo import ZoneInfo

from .rows import Rejected, Row
from .values import local_date


def unknown_companies(rows: list[Row], companies: Container[str]) -> list[Rejected]:
    """What is told of contacts and deals; the rows themselves are still used."""
    return [
        Rejected(row, "unknown_company", row.text)
        for row in rows
        if row["company_id"] is not None and row["company_id"] not in companies
    ]


def lost_adjustments(
    rows: list[Row], cards: Container[str], zone: ZoneInfo
) -> tuple[list[Row], list[Rejected]]:
    """The adjustments that may ever count, and the others."""
    kept, rejected = [], []
    for row in rows:
        starts_on = local_date(row["effective_at"], zone)
        ends_on = local_date(row["expires_at"], zone)
        if row["scorecard_id"] is not None and row["scorecard_id"] not in cards:
            rejected.append(Rejected(row, "unknown_scorecard", row.text))
        elif ends_on is not None and ends_on <= starts_on:
            rejected.append(Rejected(row, "never_in_force", row.text))
        else:
            kept.append(row)
    return kept, rejected
