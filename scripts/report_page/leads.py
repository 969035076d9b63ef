"""The leads that the page lists: who they are, how to reach them, what to do next."""

import sys

import duckdb
from liquid.exceptions import LiquidError
from render_next_steps import personal_fields, render
from work_list import knows_deals

from report_page.points import contributions, history
from report_page.rules import Row, rows

# What tells who somebody is: not in a page without names.
PERSONAL = (
    "contact_id",
    "lead_name",
    "job_title",
    "company",
    "email",
    "phone",
    "mail_text",
)
# Mail texts are long and unlike each other: of so many leads, the hottest.
MOST_MAILS = 1_000
LEADS = """
    create temp table shown as
    select row_number() over (
        order by (status = 'scored') desc, lead_score desc nulls last, raw_score desc,
            contact_id
    ) - 1 as place, *
    from lead_scores
    where scorecard_id = $card
    order by place
    limit $leads
"""
SHOWN = """
    select
        shown.contact_id, shown.status, shown.status_reason, shown.raw_score,
        shown.lead_score, shown.fit_grade, shown.engagement_level, shown.temperature,
        shown.score_change_7d, shown.is_mql, shown.journey_phase, shown.score_rank,
        {deals}
        date_diff('day', shown.last_activity_date, shown.as_of_date) as quiet_days,
        nullif(trim(concat_ws(' ', contacts.first_name, contacts.last_name)), '')
            as lead_name,
        contacts.job_title, contacts.email, contacts.phone, contacts.country,
        contacts.lead_source, contacts.lifecycle_stage,
        companies.name as company, companies.industry,
        mailboxes.suppression_reason as do_not_mail, steps.step_id
    from shown
    left join main_intermediate.int_contacts as contacts
        on shown.contact_id = contacts.contact_id
    left join main_intermediate.int_companies as companies
        on contacts.company_id = companies.company_id
    left join main_intermediate.int_contact_mailboxes as mailboxes
        on shown.contact_id = mailboxes.contact_id
    left join lead_next_steps as steps
        on shown.contact_id = steps.contact_id
        and shown.scorecard_id = steps.scorecard_id
    order by shown.place
"""
DEALS = "shown.deal_status, shown.company_deal_status,"
NO_DEALS = "null as deal_status, null as company_deal_status,"
STEPS = """
    select distinct step_id, owner, action, call_script from lead_next_steps
    where scorecard_id = ? order by step_id
"""
MAILS = f"""
    select shown.place, steps.*
    from shown
    inner join lead_next_steps as steps
        on shown.contact_id = steps.contact_id
        and shown.scorecard_id = steps.scorecard_id
    where shown.place < {MOST_MAILS} and steps.email_template is not null
"""


def read_leads(
    connection: duckdb.DuckDBPyConnection,
    card_id: str,
    as_of: str,
    rules: list[Row],
    most: int,
    *,
    with_names: bool,
) -> Row:
    """At most `most` leads in columns, the highest score first; may set `fixed`."""
    connection.execute(LEADS, {"card": card_id, "leads": most})
    deals = DEALS if knows_deals(connection) else NO_DEALS
    leads = rows(connection, SHOWN.format(deals=deals), [])
    for lead in leads:
        lead["raw_score"] = round(lead["raw_score"] * 10_000)
        lead["mail_text"] = None
    if with_names:
        add_mails(connection, leads)
    else:
        for lead in leads:
            lead |= dict.fromkeys(PERSONAL)
    points = contributions(connection, as_of, rules, with_names=with_names)
    return {
        "steps": rows(connection, STEPS, [card_id]),
        "leads": {name: [lead[name] for lead in leads] for name in leads[0] if leads},
        "contributions": points,
        "history": history(connection, len(leads)),
    }


def add_mails(connection: duckdb.DuckDBPyConnection, leads: list[Row]) -> None:
    """Fill in the e-mail of the next step, of leads that may be written to."""
    found = connection.execute(MAILS)
    columns = [column[0] for column in found.description]
    broken = set()
    for values in found.fetchall():
        step = dict(zip(columns, values, strict=True))
        lead = leads[step["place"]]
        if lead["do_not_mail"] or step["step_id"] in broken:
            continue
        try:
            lead["mail_text"] = render(step["email_template"], personal_fields(step))
        except LiquidError as fault:
            broken.add(step["step_id"])
            where = f"next_steps.csv, step {step['step_id']}, column email_template"
            print(f"{where}: {fault}", file=sys.stderr)
