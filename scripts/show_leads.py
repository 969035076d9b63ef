"""Print the hottest leads of the built tables, and where the tables are.

Example: python scripts/show_leads.py --leads 20
"""

import argparse
import sys
import textwrap

import duckdb
from database import add_database_argument, is_built, run
from work_list import knows_deals

HOTTEST = """
    select
        scores.lead_score,
        scores.grade,
        scores.temperature,
        coalesce(
            nullif(trim(concat_ws(' ', contacts.first_name, contacts.last_name)), ''),
            contacts.email,
            scores.contact_id
        ) as lead,
        coalesce(companies.name, '') as company,
        coalesce(scores.top_positive_reasons, '') as reasons,
    from lead_scores as scores
    inner join main_intermediate.int_contacts as contacts
        on scores.contact_id = contacts.contact_id
    left join main_intermediate.int_companies as companies
        on contacts.company_id = companies.company_id
    where scores.status = 'scored' and scores.scorecard_id = ? {work}
    order by scores.lead_score desc, scores.raw_score desc, scores.contact_id
    limit ?
"""
CARDS = """
    select
        scorecard_id,
        any_value(as_of_date) as as_of_date,
        count(*) as leads,
        count(*) filter (where status = 'scored') as scored,
        count(*) filter (where temperature = 'hot') as hot,
        count(*) filter (where is_mql) as mqls,
        {customers} as customers
    from lead_scores
    group by scorecard_id
    order by scorecard_id
"""
HOT_CUSTOMERS = (
    "count(*) filter (where temperature = 'hot' and deal_status = 'customer')"
)
NO_CUSTOMERS = "and scores.deal_status is distinct from 'customer'"
REASONS_WIDTH = 60


def main(argv: list[str]) -> int:
    """Print one table per scorecard; 1 if there is no built database."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--leads", type=int, default=10, help="leads per scorecard")
    add_database_argument(parser)
    options = parser.parse_args(argv)
    if not is_built(options.db):
        return 1

    with duckdb.connect(str(options.db), read_only=True) as connection:
        has_deals = knows_deals(connection)
        cards = CARDS.format(customers=HOT_CUSTOMERS if has_deals else 0)
        hottest = HOTTEST.format(work=NO_CUSTOMERS if has_deals else "")
        for card in connection.execute(cards).fetchall():
            print("\n" + card_summary(card))
            leads = connection.execute(hottest, [card[0], options.leads]).fetchall()
            print(lead_table(leads))
    print(
        f"\nTables: {options.db.resolve()}, schema main: lead_scores,"
        " lead_score_contributions, lead_next_steps, account_scores, rejected_rows ..."
    )
    return 0


def card_summary(card: tuple) -> str:
    """One line on a scorecard: id, date, and numbers of leads."""
    scorecard_id, as_of_date, leads, scored, hot, mqls, customers = card
    bought = f" ({customers:,} of them customers, not listed)" if customers else ""
    return (
        f"Scorecard {scorecard_id} as of {as_of_date}: {leads:,} leads,"
        f" {scored:,} scored, {hot:,} hot{bought}, {mqls:,} MQL. The hottest:"
    )


def lead_table(leads: list[tuple]) -> str:
    """Leads (score, grade, temperature, name, company, reasons) as aligned text."""
    header = ("score", "grade", "is", "lead", "company", "why")
    rows = [tuple("" if cell is None else str(cell) for cell in lead) for lead in leads]
    widths = [
        max(len(row[column]) for row in [header, *rows])
        for column in range(len(header) - 1)
    ]
    lines = []
    for row in [header, *rows]:
        start = "  ".join(
            cell.rjust(width) if column == 0 else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=False))
        )
        reasons = textwrap.wrap(row[-1], REASONS_WIDTH) or [""]
        lines.append(f"  {start}  {reasons[0]}".rstrip())
        lines += [f"  {' ' * len(start)}  {more}" for more in reasons[1:]]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(run(main))
