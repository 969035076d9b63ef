"""Where hot leads come from: sources, campaigns, countries, industries; accounts."""

import duckdb

from report_page.rules import Row, rows

MOST_ACCOUNTS = 300
MOST_VALUES = 20
ORIGINS = """
    with
    values as (
        select contacts.contact_id,
            unnest(['lead_source', 'country', 'industry']) as kind,
            unnest(
                [contacts.lead_source, contacts.country, companies.industry]
            ) as value
        from main_intermediate.int_contacts as contacts
        left join main_intermediate.int_companies as companies
            on contacts.company_id = companies.company_id
        {campaigns}
    ),
    scored as (
        select values.kind, values.value, count(*) as leads,
            count(*) filter (scores.temperature = $hot) as hot,
            count(*) filter (scores.is_mql) as mqls
        from values
        inner join lead_scores as scores
            on values.contact_id = scores.contact_id
        where scores.scorecard_id = $card and scores.status = 'scored'
        group by all
    ),
    evaluated as (
        select values.kind, values.value, count(*) as evaluated,
            sum(leads.conversions) as conversions
        from values
        inner join main_intermediate.int_evaluated_leads as leads
            on values.contact_id = leads.contact_id
        where leads.scorecard_id = $card
        group by all
    )
    select scored.kind, scored.value, scored.leads, scored.hot, scored.mqls,
        coalesce(evaluated.evaluated, 0) as evaluated,
        cast(coalesce(evaluated.conversions, 0) as integer) as conversions
    from scored
    left join evaluated
        on scored.kind = evaluated.kind
        and scored.value is not distinct from evaluated.value
    qualify row_number() over (
        partition by scored.kind order by scored.leads desc, scored.value
    ) <= $most
    order by scored.kind, scored.hot / scored.leads desc, scored.leads desc,
        scored.value
"""
# A lead is counted for each campaign of which it has an event.
CAMPAIGNS = """
        union
        select aliases.contact_id, 'campaign' as kind, trim(events.campaign) as value
        from main_intermediate.int_events as events
        inner join main_intermediate.int_contact_aliases as aliases
            on events.id_type = aliases.id_type
            and events.given_id = aliases.given_id
        where trim(events.campaign) != ''
"""
ACCOUNTS = """
    with
    roles as (
        select string_agg(distinct trim(role), '|' order by trim(role)) as required
        from main_rules.buying_roles
        where lower(trim(is_required)) in ('true', '1', 'yes', 'oui')
    )
    select companies.name as company, companies.industry, companies.country,
        accounts.contacts, accounts.engaged_contacts, accounts.highest_score,
        accounts.mean_score, accounts.roles_covered, roles.required as roles_required,
        accounts.completeness, accounts.temperature, shown.place as best
    from account_scores as accounts
    cross join roles
    left join main_intermediate.int_companies as companies
        on accounts.company_id = companies.company_id
    left join shown
        on accounts.best_contact_id = shown.contact_id
    where accounts.scorecard_id = $card
    order by accounts.highest_score desc, accounts.engaged_contacts desc,
        accounts.total_score desc, accounts.company_id
    limit $most
"""
ALL_ACCOUNTS = """
    select count(*) as accounts, count(*) filter (temperature = $hot) as hot
    from account_scores where scorecard_id = $card
"""


def read_sources(
    connection: duckdb.DuckDBPyConnection, card: str, hot: str, *, with_names: bool
) -> Row:
    """The most frequent origins of leads by kind, and the best accounts."""
    found = connection.execute(
        "select 1 from information_schema.tables where table_name = 'int_events'"
    ).fetchall()
    # events are not copied from other engines
    origins = ORIGINS.format(campaigns=CAMPAIGNS if found else "")
    accounts = rows(connection, ACCOUNTS, {"card": card, "most": MOST_ACCOUNTS})
    (counts,) = rows(connection, ALL_ACCOUNTS, {"card": card, "hot": hot})
    if not with_names:
        for account in accounts:
            account["company"] = None
    return {
        "origins": rows(
            connection, origins, {"card": card, "hot": hot, "most": MOST_VALUES}
        ),
        "accounts": accounts,
        "account_counts": counts,
    }
