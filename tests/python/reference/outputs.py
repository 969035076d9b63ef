"""The public tables (contract section 5) as lists of rows."""

from collections import defaultdict
from fractions import Fraction

from .attributes import Settings
from .cells import SeedRow, keyword, number, text
from .points import Contribution
from .scores import Lead
from .values import round_half_away

DIMENSIONS = ("demographic", "behavioural", "negative")


def identity(lead: Lead, settings: Settings) -> dict:
    return {
        "contact_id": lead.contact.contact_id,
        "scorecard_id": lead.card.scorecard_id,
        "as_of_date": settings.as_of,
    }


def dimension_row(lead: Lead, dimension: str, settings: Settings) -> dict:
    fired = [c for c in lead.fired if c.dimension == dimension]
    row = {
        **identity(lead, settings),
        f"{dimension}_score": lead.total(dimension),
        "rules_matched": len(fired),
    }
    if dimension == "behavioural":
        events = [c for c in fired if c.kind == "event"]
        dates = {on for c in events for on in c.hits}
        row |= {
            "hits": sum(len(c.hits) for c in events),
            "counted_hits": sum(len(c.counted) for c in events),
            "first_activity_date": min(dates, default=None),
            "last_activity_date": max(dates, default=None),
            "active_days": len(dates),
        }
    return row


def contribution_row(lead: Lead, c: Contribution, settings: Settings) -> dict:
    is_event = c.kind == "event"
    return {
        **identity(lead, settings),
        "kind": c.kind,
        "dimension": c.dimension,
        "rule_id": c.rule_id,
        "group_id": c.group_id,
        "label": c.label,
        "hits": len(c.hits) if is_event else None,
        "counted_hits": len(c.counted) if is_event else None,
        "first_date": min(c.counted) if is_event else None,
        "last_date": max(c.counted) if is_event else None,
        "points_before_decay": c.points_before_decay,
        "points": c.points,
    }


def top_reasons(lead: Lead, sign: int) -> str | None:
    """Up to three labels with whole points, the largest first."""
    reasons = [
        c for c in lead.contributions if c.points * sign > 0 and c.kind != "group_limit"
    ]
    reasons.sort(key=lambda c: (-abs(c.points), c.rule_id))
    texts = []
    for c in reasons[:3]:
        whole = int(round_half_away(c.points, 0))
        texts.append(f"{c.label or c.rule_id} ({'+' if sign > 0 else ''}{whole})")
    return "; ".join(texts) or None


def lead_rows(leads: list[Lead], settings: Settings) -> list[dict]:
    scored_on = defaultdict(list)
    for lead in leads:
        if lead.status == "scored":
            scored_on[lead.card.scorecard_id].append(lead.lead_score)
    return [
        lead_row(lead, scored_on[lead.card.scorecard_id], settings) for lead in leads
    ]


def lead_row(lead: Lead, scores: list[int], settings: Settings) -> dict:
    """One row of `lead_scores`; `scores` are those of all scored contacts."""
    rank, percentile = None, None
    if lead.status == "scored":
        rank = 1 + sum(score > lead.lead_score for score in scores)
        lower = sum(score < lead.lead_score for score in scores)
        percentile = round_half_away(Fraction(100 * lower, len(scores)), 1)
    fit, level = lead.bands.get("fit_grade"), lead.bands.get("engagement_level")
    return {
        **identity(lead, settings),
        "status": lead.status,
        "status_reason": lead.status_reason,
        **{f"{name}_score": lead.total(name) for name in DIMENSIONS},
        "manual_points": lead.total("manual"),
        "raw_score": lead.raw_score,
        "lead_score": lead.lead_score,
        "fit_grade": fit,
        "engagement_level": level,
        "grade": fit + level if fit and level else None,
        "temperature": lead.bands.get("temperature"),
        "rating": lead.bands.get("rating"),
        "score_rank": rank,
        "score_percentile": percentile,
        "journey_phase": lead.journey_phase,
        "coverage": lead.coverage,
        "last_activity_date": lead.contact.last_activity_date,
        "deal_status": lead.contact.attributes["deal_status"],
        "company_deal_status": lead.contact.attributes["company_deal_status"],
        "top_positive_reasons": top_reasons(lead, 1),
        "top_negative_reasons": top_reasons(lead, -1),
        "is_mql": lead.is_mql,
    }


def next_step(lead: Lead) -> SeedRow | None:
    """The step with the most matching cells, then lowest priority, then step_id."""
    own = {
        "fit_grade": lead.bands.get("fit_grade"),
        "engagement_level": lead.bands.get("engagement_level"),
        "journey_phase": lead.journey_phase,
    }

    def order(step: SeedRow) -> tuple:
        filled = sum(text(step, name) is not None for name in own)
        priority = number(step, "priority")
        return -filled, priority is None, priority or 0, text(step, "step_id")

    fitting = [
        step
        for step in lead.card.steps
        if all(text(step, name) in (None, value) for name, value in own.items())
    ]
    return min(fitting, key=order, default=None)


def next_step_rows(leads: list[Lead], settings: Settings) -> list[dict]:
    rows = []
    for lead in leads:
        step = next_step(lead) if lead.status == "scored" else None
        if step is None:
            continue
        contact, company = lead.contact, lead.contact.company
        rows.append(
            {
                **identity(lead, settings),
                "step_id": text(step, "step_id"),
                "owner": keyword(step, "owner"),
                "action": text(step, "action"),
                "call_script": text(step, "call_script"),
                "email_template": text(step, "email_template"),
                "first_name": contact.row["first_name"],
                "company_name": company and company["name"],
                "city": contact.row["city"],
                "last_asset": contact.last_asset,
                "last_activity_date": contact.last_activity_date,
            }
        )
    return rows
