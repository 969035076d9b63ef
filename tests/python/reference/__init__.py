"""An independent reading of the scoring contract in plain Python, event by event.

`score` takes the same raw cells, seeds and variables as the dbt project and returns
the same public tables. It shares nothing with the SQL, so that a difference between
the two is a fault of one of them. History is left out, except `is_mql`.
"""

from collections.abc import Mapping
from datetime import date

from .accounts import account_rows
from .attributes import Settings
from .cells import SeedRow
from .companies import Companies, company_by_domain
from .facts import contacts_to_score
from .identity import Raw
from .machine import machine_reasons
from .outputs import (
    DIMENSIONS,
    contribution_row,
    dimension_row,
    lead_rows,
    next_step_rows,
)
from .rules import read_scorecards
from .scores import score_lead
from .tables import Cells
from .text import fold
from .values import zone_of

RECEIVED = ["email_sent", "email_delivered", "email_bounce"]


def score(
    raw: Mapping[str, list[Cells]],
    seeds: Mapping[str, list[SeedRow]],
    variables: Mapping[str, object],
    as_of_date: date,
) -> dict[str, list[dict]]:
    """Every output table (name -> rows) of one scoring date."""
    cards = read_scorecards(seeds)
    read = Raw(raw, variables, {card.scorecard_id for card in cards})
    settings = read_settings(seeds, variables, as_of_date, read.companies)
    events = read.living("events")
    owners = {row["event_id"]: owner for owner, row in events}
    agents = seeds.get("machine_user_agents", [])
    machine = machine_reasons(events, agents, variables, settings)
    contacts = contacts_to_score(read, machine, settings)
    leads = [
        score_lead(contact, card, settings) for card in cards for contact in contacts
    ]
    dimensions = {
        f"{dimension}_scores": [
            dimension_row(lead, dimension, settings) for lead in leads
        ]
        for dimension in DIMENSIONS
    }
    return {
        **dimensions,
        "lead_score_contributions": [
            contribution_row(lead, part, settings)
            for lead in leads
            for part in lead.contributions
        ],
        "lead_scores": lead_rows(leads, settings),
        "rejected_rows": read.rejected_rows(),
        "machine_events": [
            {"event_id": event_id, "contact_id": owners[event_id], "reason": reason}
            for event_id, reason in machine.items()
        ],
        "account_scores": account_rows(leads, seeds.get("buying_roles", []), settings),
        "lead_next_steps": next_step_rows(leads, settings),
    }


def read_settings(
    seeds: Mapping[str, list[SeedRow]],
    variables: Mapping[str, object],
    as_of_date: date,
    companies: Companies,
) -> Settings:
    def folded(values: list[str | None]) -> set[str]:
        return {fold(value) for value in values} - {None}

    def domains(seed: str) -> set[str]:
        return folded([row.get("domain") for row in seeds.get(seed, [])])

    return Settings(
        as_of=as_of_date,
        zone=zone_of(variables),
        received=folded(variables.get("received_event_types", RECEIVED) or []),
        own_domains=folded(variables.get("own_domains") or []),
        contact_attributes=variables.get("contact_attributes") or [],
        company_attributes=variables.get("company_attributes") or [],
        event_properties=variables.get("event_properties") or [],
        free_domains=domains("free_email_domains"),
        disposable_domains=domains("disposable_email_domains"),
        seniorities=seeds.get("job_title_seniority", []),
        companies=companies,
        company_by_domain=company_by_domain(companies)
        if variables.get("match_companies_by_domain", True)
        else {},
    )
