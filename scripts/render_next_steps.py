"""Fill in the Liquid e-mail templates of the next steps, hottest lead first, as CSV.

Example: python scripts/render_next_steps.py --owner sales --limit 50 > mails.csv

The templates of seeds/rules/next_steps.csv are rendered as mail tools render them. They
may use contact_id, first_name, company_name, city, last_asset, last_activity (in words)
and last_activity_date; what is not known takes the default that the template gives:
{{ first_name | default: "there" }}.

`email` is the address, `mail_text` the filled template: blank where `do_not_mail` gives
a reason not to write. Customers are left out, if lead_scores has a deal_status.
"""

import argparse
import csv
import sys
from datetime import date
from functools import lru_cache

import duckdb
from database import add_database_argument, is_built, run
from liquid import BoundTemplate, Environment
from liquid.exceptions import LiquidError
from work_list import defused, knows_deals

FIELDS = ("first_name", "company_name", "city", "last_asset", "last_activity_date")
NEXT_STEPS = f"""
    select steps.contact_id, steps.scorecard_id, steps.as_of_date, steps.step_id,
        steps.owner, steps.action, steps.email_template, scores.lead_score,
        scores.temperature, contacts.email,
        nullif(trim(concat_ws(' ', contacts.first_name, contacts.last_name)), '')
            as lead_name,
        mailboxes.suppression_reason as do_not_mail,
        {", ".join(f"steps.{field}" for field in FIELDS)}
    from lead_next_steps as steps
    inner join lead_scores as scores
        on steps.contact_id = scores.contact_id
        and steps.scorecard_id = scores.scorecard_id
    left join main_intermediate.int_contacts as contacts
        on steps.contact_id = contacts.contact_id
    left join main_intermediate.int_contact_mailboxes as mailboxes
        on steps.contact_id = mailboxes.contact_id
    where coalesce(steps.owner = $owner, true)
        and coalesce(steps.scorecard_id = $card, true)
        {{work}}
    order by steps.scorecard_id, scores.lead_score desc, scores.raw_score desc,
        steps.contact_id
    limit $limit
"""
NO_CUSTOMERS = "and scores.deal_status is distinct from 'customer'"
OUTPUT = (
    "contact_id",
    "scorecard_id",
    "lead_name",
    "email",
    "company_name",
    "lead_score",
    "temperature",
    "step_id",
    "owner",
    "action",
    "do_not_mail",
    "mail_text",
)
LIQUID = Environment(autoescape=False)


def main(argv: list[str]) -> int:
    """Write the rendered steps to standard output; 1 if a template is broken."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--owner", choices=["sales", "marketing"])
    parser.add_argument("--scorecard", help="one scorecard only")
    parser.add_argument(
        "--customers", action="store_true", help="list who has bought already, too"
    )
    parser.add_argument("--limit", type=int, help="at most so many leads")
    add_database_argument(parser)
    options = parser.parse_args(argv)
    if not is_built(options.db):
        return 1

    with duckdb.connect(str(options.db), read_only=True) as connection:
        leave_out = knows_deals(connection) and not options.customers
        steps = connection.execute(
            NEXT_STEPS.format(work=NO_CUSTOMERS if leave_out else ""),
            {
                "owner": options.owner,
                "card": options.scorecard,
                "limit": options.limit if options.limit is not None else 2**62,
            },
        )
        columns = [column[0] for column in steps.description]
        rows = [dict(zip(columns, row, strict=True)) for row in steps.fetchall()]

    writer = csv.DictWriter(sys.stdout, OUTPUT, extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        try:
            # nothing is written to who must not be written to
            template = None if row["do_not_mail"] else row["email_template"]
            row["mail_text"] = render(template, personal_fields(row))
        except LiquidError as fault:
            where = f"next_steps.csv, step {row['step_id']}, column email_template"
            print(f"{where}: {fault}", file=sys.stderr)
            return 1
        writer.writerow({name: defused(cell) for name, cell in row.items()})
    return 0


@lru_cache
def parsed(template: str) -> BoundTemplate:
    """A template, parsed once."""
    return LIQUID.from_string(template)


def render(template: str | None, fields: dict[str, object]) -> str:
    """Liquid text filled in; "" without template. Unknown fields are empty.

    Raises LiquidError if the template cannot be parsed or rendered.
    """
    return parsed(template).render(**fields) if template else ""


def personal_fields(step: dict[str, object]) -> dict[str, object]:
    """The fields that templates may use, of one row of lead_next_steps."""
    fields = {name: step[name] for name in ("contact_id", *FIELDS)}
    last, today = step["last_activity_date"], step["as_of_date"]
    fields["last_activity"] = None if last is None else days_in_words(last, today)
    return fields


def days_in_words(day: date, today: date) -> str:
    """How long ago a day is: `today`, `yesterday`, `5 days ago`, `3 weeks ago` ..."""
    days = (today - day).days
    if days < 2:
        return "today" if days == 0 else "yesterday"
    for unit, length, least in (("month", 30, 60), ("week", 7, 14), ("day", 1, 2)):
        if days >= least:
            return f"{days // length} {unit}s ago"
    raise AssertionError("unreachable: the last unit takes every number of days")


if __name__ == "__main__":
    sys.exit(run(main))
