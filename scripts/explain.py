"""Explain the score of one person: every point, from the built tables, on any engine.

    .venv/bin/python scripts/explain.py c0001848
    .venv/bin/python scripts/explain.py ann@acme.example --date 2026-10-30

The points of each rule are kept for the scoring date, and for past dates that the last
run scored or whose outcomes are evaluated. Of other dates the scores are kept.
"""

import argparse
import sys
from datetime import date
from typing import Any

import duckdb
from built_tables import TablesMissingError, open_tables
from changes.writing import aligned
from database import add_tables_argument, run
from explain_queries import DATES, LATEST, PEOPLE, POINTS, SCORES, STEPS, wanted

Row = dict[str, Any]


def main(argv: list[str]) -> int:
    """Print the explanation; 1 if nobody is found, or there is nothing to read."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("person", help="a contact_id, merged ones too, or an e-mail")
    parser.add_argument("--date", type=date.fromisoformat, help="a scored date")
    parser.add_argument("--scorecard", help="one scorecard only")
    add_tables_argument(parser)
    options = parser.parse_args(argv)
    try:
        with open_tables(options.db, wanted(options.person.strip())) as connection:
            lines = explanation(
                connection, options.person.strip(), options.date, options.scorecard
            )
    except TablesMissingError as error:
        print(error, file=sys.stderr)
        return 1
    if not lines:
        print(
            f"No contact has the id or e-mail {options.person}."
            " Deleted contacts are not scored.",
            file=sys.stderr,
        )
        return 1
    print("\n".join(lines))
    return 0


def explanation(
    connection: duckdb.DuckDBPyConnection,
    asked: str,
    day: date | None,
    card: str | None,
) -> list[str]:
    """The lines of everybody with that id or e-mail; none if there is nobody."""
    lines: list[str] = []
    for person in rows(connection, PEOPLE, asked=asked):
        lines += ["", *heading(person)] if lines else heading(person)
        contact = person["contact_id"]
        found = rows(connection, SCORES, contact=contact, day=day)
        found = [score for score in found if card in (None, score["scorecard_id"])]
        if not found:
            ((last,),) = connection.execute(DATES, {"contact": contact}).fetchall()
            when = f" of {day}" if day else ""
            lines.append(f"No score{when} is kept; the latest is of {last}.")
        for score in found:
            lines += ["", *card_lines(connection, score)]
    return lines


def heading(person: Row) -> list[str]:
    """Who it is, and how to reach them."""
    name = " ".join(filter(None, (person["first_name"], person["last_name"])))
    about = [name or person["contact_id"], person["job_title"], person["company"]]
    known = [person["contact_id"], person["email"], person["phone"]]
    known += [
        f"{said} {person[column]}"
        for column, said in (("lead_source", "source"), ("lifecycle_stage", "stage"))
        if person[column]
    ]
    return [" · ".join(filter(None, part)) for part in (about, known)]


def card_lines(connection: duckdb.DuckDBPyConnection, score: Row) -> list[str]:
    """A scorecard: score, bands, next step, and the points that add up to it."""
    place = {"contact": score["contact_id"], "day": score["as_of_date"]}
    place["card"] = score["scorecard_id"]
    for latest in rows(connection, LATEST, **place):
        score = score | latest
    bands = [
        score.get("grade"),
        score["temperature"],
        "MQL" if score["is_mql"] else None,
        score.get("deal_status"),
    ]
    raw = f"{score['raw_score']:.4f}"
    lines = [
        f"Scorecard {score['scorecard_id']} as of {score['as_of_date']}: "
        + ", ".join(
            filter(
                None,
                [
                    f"{score['lead_score']} (raw {raw})"
                    if score["lead_score"] is not None
                    else f"no score, raw {raw}",
                    *bands,
                    score["status"] if score["status"] != "scored" else None,
                ],
            )
        )
    ]
    for step in rows(connection, STEPS, **place):
        lines.append(f"Next step ({step['owner']}): {step['action']}")
    parts = rows(connection, POINTS, **place)
    if not parts and score["raw_score"]:
        return [*lines, "The points by rule of this date are not kept: score it again."]
    total, table = 0, [("points", "total", "", "hits", "last", "group")]
    for part in parts:
        total += part["points"]
        table.append(point_cells(part, total))
    return [*lines, "", *aligned(table)]


def point_cells(part: Row, total: Any) -> tuple[str, ...]:
    """A row of the table of points."""
    hits = "" if part["hits"] is None else f"{part['counted_hits']} of {part['hits']}"
    label = part["label"] or part["rule_id"]
    if part["kind"] == "group_limit":
        most = part["max_points"]
        limit = f", at most {plain(most)}" if most is not None else ""
        label = f"Limit of {part['group_id']} ({part['combine']}{limit})"
    return (
        f"{part['points']:+.4f}",
        f"{total:.4f}",
        label,
        hits,
        str(part["last_date"] or ""),
        part["group_id"] or "",
    )


def plain(number: Any) -> str:
    """A decimal without trailing zeros."""
    return f"{float(number):g}" if number is not None else "-"


def rows(
    connection: duckdb.DuckDBPyConnection, query: str, **values: object
) -> list[Row]:
    """The rows of a query, as column -> value."""
    given = {name: value for name, value in values.items() if f"${name}" in query}
    found = connection.execute(query, given)
    columns = [column[0] for column in found.description]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


if __name__ == "__main__":
    sys.exit(run(main))
