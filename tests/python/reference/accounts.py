"""Accounts: what the scored contacts of one company add up to, and their roles."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from .attributes import Settings, by_priority
from .cells import SeedRow, boolean, number, text
from .scores import Lead
from .text import fold, is_like
from .values import round_half_away


def buying_role(job_title: str | None, roles: list[SeedRow]) -> str | None:
    """The role of the first pattern (by priority) that fits the job title."""
    ordered = sorted(roles, key=lambda row: (*by_priority(row), text(row, "role")))
    for row in ordered:
        if job_title and is_like(job_title, fold(text(row, "pattern"))):
            return text(row, "role")
    return None


def account_rows(
    leads: list[Lead], roles: list[SeedRow], settings: Settings
) -> list[dict]:
    accounts = defaultdict(list)
    for lead in leads:
        company_id = lead.contact.company_id
        if lead.status == "scored" and company_id:
            accounts[company_id, lead.card.scorecard_id].append(lead)
    return [
        {
            "company_id": company_id,
            "scorecard_id": scorecard_id,
            "as_of_date": settings.as_of,
            **account(members, roles),
        }
        for (company_id, scorecard_id), members in accounts.items()
    ]


def account(members: list[Lead], roles: list[SeedRow]) -> dict:
    """What the scored contacts of one company add up to on one scorecard."""
    scores = [lead.lead_score for lead in members]
    best = min(members, key=lambda lead: (-lead.lead_score, lead.contact.contact_id))
    titles = {lead.contact.attributes["job_title"] for lead in members}
    covered = {buying_role(title, roles) for title in titles} - {None}
    return {
        "contacts": len(members),
        "engaged_contacts": sum(lead.total("behavioural") > 0 for lead in members),
        "highest_score": max(scores),
        "mean_score": round_half_away(Fraction(sum(scores), len(scores)), 4),
        "total_score": sum(scores),
        "best_contact_id": best.contact.contact_id,
        "roles_covered": "|".join(sorted(covered)) or None,
        "completeness": completeness(covered, roles),
        "temperature": best.bands.get("temperature"),
    }


def completeness(covered: set[str], roles: list[SeedRow]) -> Decimal | None:
    """Weight of covered required roles / weight of all required roles."""
    required = {text(row, "role") for row in roles if boolean(row, "is_required")}
    weights: Mapping[str, Decimal] = {
        role: max(
            number(row, "weight", 0) or Decimal(0)
            for row in roles
            if text(row, "role") == role
        )
        for role in required
    }
    total = sum(weights.values())
    if not total:
        return None
    share = sum(weights[role] for role in required & covered)
    return round_half_away(Fraction(share) / Fraction(total), 4)
