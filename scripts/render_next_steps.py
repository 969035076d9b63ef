"""Fill in the Liquid e-mail templates of the next steps, one lead a row, as CSV.

Example: python scripts/render_next_steps.py --owner sales --limit 50 > mails.csv

The templates of seeds/rules/next_steps.csv are rendered as mail tools render them. They
may use contact_id, first_name, company_name, city, last_asset, last_activity (in words)
and last_activity_date; what is not known takes the default that the template gives:
{{ first_name | default: "there" }}.
"""

import argparse
import csv
import sys
from datetime import date

import duckdb
from database import add_database_argument, is_built
from liquid import Environment
from liquid.exceptions import LiquidError

FIELDS = ("first_name", "company_name", "city", "last_asset", "last_activity_date")
NEXT_STEPS = f"""
    select contact_id, scorecard_id, as_of_date, step_id, owner, action,
        email_template, {", ".join(FIELDS)}
    from lead_next_steps
    where coalesce(owner = $owner, true) and coalesce(scorecard_id = $card, true)
    order by scorecard_id, contact_id
    limit $limit
"""
OUTPUT = ("contact_id", "scorecard_id", "step_id", "owner", "action", "email")
LIQUID = Environment(autoescape=False)


def main(argv: list[str]) -> int:
    """Write the rendered steps to standard output; 1 if a template is broken."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--owner", choices=["sales", "marketing"])
    parser.add_argument("--scorecard", help="one scorecard only")
    parser.add_argument("--limit", type=int, help="at most so many leads")
    add_database_argument(parser)
    options = parser.parse_args(argv)
    if not is_built(options.db):
        return 1

    with duckdb.connect(str(options.db), read_only=True) as connection:
        steps = connection.execute(
            NEXT_STEPS,
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
            row["email"] = render(row["email_template"], personal_fields(row))
        except LiquidError as fault:
            where = f"next_steps.csv, step {row['step_id']}, column email_template"
            print(f"{where}: {fault}", file=sys.stderr)
            return 1
        writer.writerow(row)
    return 0


def render(template: str | None, fields: dict[str, object]) -> str:
    """Liquid text filled in; "" without template. Unknown fields are empty.

    Raises LiquidError if the template cannot be parsed or rendered.
    """
    return LIQUID.from_string(template).render(**fields) if template else ""


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
    sys.exit(main(sys.argv[1:]))
