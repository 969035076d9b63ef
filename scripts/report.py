"""Write the scores as one HTML file to look at: no server, no network, no database.

    .venv/bin/python scripts/report.py --lang fr --out scores.html
    .venv/bin/python scripts/report.py --link 'https://crm.example/{contact_id}'

The file holds names of people: mail it with care, or leave them out (--no-names).
"""

import argparse
import os
import re
import sys
from pathlib import Path
from typing import Any

import duckdb
from database import ROOT, add_database_argument, is_built, run
from report_page.editor import read_editor
from report_page.figures import read_shape
from report_page.files import seed_files
from report_page.leads import read_leads
from report_page.movements import read_movements
from report_page.outcomes import read_outcomes
from report_page.page import LANGUAGES, write_page
from report_page.rules import read_rules
from report_page.sources import read_sources
from report_page.trust import read_trust

MOST_LEADS = 5_000
CARDS = """
    select scorecard_id, cast(max(as_of_date) as varchar) from lead_scores
    group by scorecard_id order by scorecard_id
"""


def main(argv: list[str]) -> int:
    """Write the file and say where it is; 1 if there is nothing to show."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--out", type=Path, default=ROOT / "target/lead_report.html", help="the file")
    add("--leads", type=int, default=MOST_LEADS, help="at most so many are listed")
    add("--lang", choices=LANGUAGES, default="en", help="language of the page")
    add("--no-names", action="store_true", help="nothing that tells who somebody is")
    add(
        "--link",
        type=web_address,
        help="a lead in your CRM: https://crm.example/{contact_id}, or {email}",
    )
    add("--scorecard", help="the scorecard (default: the first)")
    add_database_argument(parser)
    options = parser.parse_args(argv)
    if not is_built(options.db):
        return 1
    try:
        page, data = make_page(
            options.db,
            card=options.scorecard,
            lang=options.lang,
            most=options.leads,
            with_names=not options.no_names,
            link=options.link,
        )
    except PageError as error:
        print(error)
        return 1
    options.out.parent.mkdir(parents=True, exist_ok=True)
    part = options.out.with_name(options.out.name + ".part")
    part.write_text(page, encoding="utf-8")
    part.replace(options.out)
    print(report_line(options.out, data))
    return 0


class PageError(Exception):
    """Scores that cannot be shown; the message says why."""


def make_page(
    db: Path,
    card: str | None = None,
    lang: str = "en",
    most: int = MOST_LEADS,
    link: str | None = None,
    rules: tuple[Path, Path] | None = None,
    *,
    with_names: bool = True,
    is_served: bool = False,
) -> tuple[str, dict[str, Any]]:
    """The page as HTML, and what it shows; `rules` as seed_files() has it.

    Raises PageError.
    """
    # the connection is closed before anything is written: nothing holds the database
    with duckdb.connect(str(db), read_only=True) as connection:
        cards = dict(connection.execute(CARDS).fetchall())
        card = card or next(iter(cards), None)
        if card not in cards:
            raise PageError(f"No scores of a scorecard {card}: {', '.join(cards)}.")
        data = read_data(connection, card, cards[card], most, with_names, link, rules)
    if data is None:
        raise PageError(
            f"{card} has no row of band_set temperature in score_bands.csv."
        )
    data["is_served"] = is_served
    return write_page(data, lang), data


def read_data(
    connection: duckdb.DuckDBPyConnection,
    card: str,
    as_of: str,
    most: int,
    with_names: bool,
    link: str | None = None,
    files: tuple[Path, Path] | None = None,
) -> dict[str, Any] | None:
    """Everything that the page shows; None if no band of the card can be called hot."""
    rules = read_rules(connection, card)
    heat = [band for band in rules["bands"] if band["band_set"] == "temperature"]
    if not heat:
        return None
    hot = heat[0]["band"]
    leads = read_leads(
        connection, card, as_of, rules["rules"], most, with_names=with_names
    )
    return {
        "as_of": as_of,
        "hot": hot,
        "with_names": with_names,
        "link": link if with_names else None,
        **rules,
        **leads,
        "shape": read_shape(connection, card, hot),
        "movements": read_movements(connection, card, as_of, hot),
        "outcomes": read_outcomes(connection, card),
        "files": seed_files(rules["seeds"], card, files),
        "editor": read_editor(rules["seeds"]),
        "sources": read_sources(connection, card, hot, with_names=with_names),
        "trust": read_trust(connection, card),
    }


def web_address(text: str) -> str:
    """An address of a page for each lead. Raises ArgumentTypeError."""
    if not re.match("https?://", text) or not re.search("{(contact_id|email)}", text):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a web address with {{contact_id}} or {{email}} in it."
        )
    return text


def report_line(path: Path, data: dict[str, Any]) -> str:
    """What was written: path, size, and how many leads the file lists."""
    listed, leads = len(data["leads"].get("status", [])), data["shape"]["leads"]
    return (
        f"{os.path.relpath(path)}: {path.stat().st_size / 1e6:.2f} MB, {listed:,} of"
        f" {leads:,} leads, scored {data['as_of']}. Open it in a browser."
    )


if __name__ == "__main__":
    sys.exit(run(main))
