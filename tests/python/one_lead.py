"""One contact, one scorecard: what the reference says of them, for its own tests."""

from collections.abc import Mapping
from datetime import date

from reference import score

MARCH = date(2026, 3, 10)
CARD = {"scorecard_id": "card"}
ANN = {"contact_id": "ann", "created_at": "2020-01-01"}


def scored(
    on: date = MARCH,
    raw: Mapping | None = None,
    variables: Mapping | None = None,
    **seeds: list,
) -> dict[str, list[dict]]:
    """Every table of one date, with the contact `ann` and the scorecard `card`."""
    tables = {"contacts": [ANN]} | dict(raw or {})
    return score(tables, {"scorecards": [CARD]} | seeds, variables or {}, on)


def lead(*args, **named) -> dict:
    rows = scored(*args, **named)["lead_scores"]
    (row,) = (row for row in rows if row["contact_id"] == "ann")
    return row


def act(event_type: str, at: str, number: int = 1, **cells: str) -> dict:
    own = {"event_id": f"{event_type} {at} {number}", "contact_id": "ann"}
    return own | {"event_type": event_type, "occurred_at": at} | cells


def events(*rows: dict) -> dict[str, list]:
    return {"events": list(rows)}


def rule(event_type: str, points: int, **cells: str) -> dict:
    own = {"rule_id": f"{event_type} {cells}", "event_type": event_type}
    return CARD | own | {"points": str(points)} | cells


def deal(number: int, **cells: str | None) -> dict:
    own = {"deal_id": f"d{number}", "contact_id": "ann", "company_id": "c"}
    return own | {"created_at": "2026-01-01"} | cells
