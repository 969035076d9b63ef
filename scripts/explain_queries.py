"""What scripts/explain.py asks of the built tables."""

PEOPLE = """
    select contacts.*, companies.name as company
    from main_intermediate.int_contacts as contacts
    left join main_intermediate.int_companies as companies
        on contacts.company_id = companies.company_id
    where contacts.contact_id = $asked
        or contacts.contact_id in (
            select contact_id from main_intermediate.int_contact_aliases
            where id_type = 'contact_id' and given_id = $asked
        )
        or lower(trim(contacts.email)) = lower($asked)
    order by contacts.contact_id
"""
SCORES = """
    select * from lead_score_history
    where contact_id = $contact and as_of_date = coalesce(
        cast($day as date), (select max(as_of_date) from lead_scores)
    )
    order by scorecard_id
"""
LATEST = """
    select * from lead_scores
    where contact_id = $contact and scorecard_id = $card and as_of_date = $day
"""
POINTS = """
    select contributions.*, groups.combine, groups.max_points
    from main_intermediate.int_lead_contributions as contributions
    left join main_staging.stg_rules__rule_groups as groups
        on contributions.group_id = groups.group_id
    where contributions.contact_id = $contact
        and contributions.scorecard_id = $card and contributions.as_of_date = $day
    order by contributions.points desc, contributions.kind,
        coalesce(contributions.rule_id, contributions.group_id)
"""
STEPS = """
    select owner, action from lead_next_steps
    where contact_id = $contact and scorecard_id = $card and as_of_date = $day
"""
DATES = "select max(as_of_date) from lead_score_history where contact_id = $contact"


def wanted(asked: str) -> dict[str, str]:
    """The tables, and the rows of this person only where tables are large."""
    quoted = asked.replace("'", "''")
    alias = f"id_type = 'contact_id' and given_id = '{quoted}'"
    person = (
        f"contact_id in (select contact_id from main_intermediate.int_contacts where"
        f" contact_id = '{quoted}' or lower(trim(email)) = lower('{quoted}')"
        " union all select contact_id from main_intermediate.int_contact_aliases"
        f" where {alias})"
    )
    return {
        "main_intermediate.int_contacts": person,
        "main_intermediate.int_contact_aliases": alias,
        "main_intermediate.int_companies": "company_id in (select company_id from"
        f" main_intermediate.int_contacts where {person})",
        "main_intermediate.int_lead_contributions": person,
        "main.lead_scores": person,
        "main.lead_score_history": person,
        "main.lead_next_steps": person,
        "main_staging.stg_rules__rule_groups": "",
    }
