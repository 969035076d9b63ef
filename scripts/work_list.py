"""The leads to work, with what a person needs to reach them, hottest first.

A customer (`deal_status` of lead_scores, if it is there) is not in the list.
"""

import csv
import io
from collections.abc import Iterable, Sequence

import duckdb

# A spreadsheet takes a cell that begins so for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
BYTE_ORDER_MARK = "\ufeff"

HOT_LEADS = """
    with
    bands as (
        select scorecard_id, arg_max(band, min_value) as hot
        from main_staging.stg_rules__score_bands
        where band_set = 'temperature'
        group by scorecard_id
    ),
    days as (
        select history.contact_id, history.scorecard_id, history.as_of_date,
            coalesce(history.temperature = bands.hot, false) as is_hot
        from lead_score_history as history
        inner join bands on history.scorecard_id = bands.scorecard_id
    ),
    -- the first day of the hot days that last until now
    since as (
        select days.contact_id, days.scorecard_id, min(days.as_of_date) as hot_since
        from days
        left join (
            select contact_id, scorecard_id, max(as_of_date) as as_of_date
            from days where not is_hot group by contact_id, scorecard_id
        ) as cool
            on days.contact_id = cool.contact_id
            and days.scorecard_id = cool.scorecard_id
        where days.as_of_date > coalesce(cool.as_of_date, date '0001-01-01')
        group by days.contact_id, days.scorecard_id
    )
    select
        scores.scorecard_id, scores.contact_id,
        nullif(trim(concat_ws(' ', contacts.first_name, contacts.last_name)), '')
            as lead_name,
        contacts.email, contacts.phone, contacts.job_title, companies.name as company,
        contacts.country, contacts.lead_source, contacts.lifecycle_stage,
        {deal_status}
        mailboxes.suppression_reason as do_not_mail,
        scores.lead_score, scores.raw_score, scores.grade, scores.temperature,
        scores.is_mql, since.hot_since, scores.last_activity_date,
        steps.owner, steps.action, scores.top_positive_reasons as reasons,
        scores.as_of_date
    from lead_scores as scores
    inner join bands
        on scores.scorecard_id = bands.scorecard_id and scores.temperature = bands.hot
    inner join main_intermediate.int_contacts as contacts
        on scores.contact_id = contacts.contact_id
    left join main_intermediate.int_companies as companies
        on contacts.company_id = companies.company_id
    left join main_intermediate.int_contact_mailboxes as mailboxes
        on scores.contact_id = mailboxes.contact_id
    left join since
        on scores.contact_id = since.contact_id
        and scores.scorecard_id = since.scorecard_id
    left join lead_next_steps as steps
        on scores.contact_id = steps.contact_id
        and scores.scorecard_id = steps.scorecard_id
    where scores.status = 'scored'
    order by scores.scorecard_id, scores.lead_score desc, scores.raw_score desc,
        scores.contact_id
"""


def knows_deals(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether lead_scores says who has bought or is in a deal."""
    found = connection.execute("describe lead_scores").fetchall()
    return "deal_status" in {name for (name, *_) in found}


def hot_leads(
    connection: duckdb.DuckDBPyConnection,
) -> tuple[list[str], list[tuple], int]:
    """Columns and rows of the hot leads to work; how many customers were left out."""
    deal_status = (
        "scores.deal_status, scores.company_deal_status,"
        if knows_deals(connection)
        else ""
    )
    found = connection.execute(HOT_LEADS.format(deal_status=deal_status))
    columns = [column[0] for column in found.description]
    rows = found.fetchall()
    if not deal_status:
        return columns, rows, 0
    place = columns.index("deal_status")
    kept = [row for row in rows if row[place] != "customer"]
    return columns, kept, len(rows) - len(kept)


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV that a spreadsheet opens as text: UTF-8 marked as such, no formulas."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([[defused(cell) for cell in row] for row in rows])
    return BYTE_ORDER_MARK + out.getvalue()


def defused(cell: object) -> object:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    if isinstance(cell, bool):
        return str(cell).lower()
    return cell
