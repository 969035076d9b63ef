"""Learn points from outcomes and write them as seeds, to be read in a diff.

Reads the evaluated leads of the built database and writes predictive_points.csv (the
model) and predictive_models.csv (its card). The score made by hand is kept where
nothing beats it on later dates. Score several past dates first, outcome_days apart.

    .venv/bin/python scripts/train_points.py --out seeds/predictive
"""

import argparse
import re
import sys
from dataclasses import replace
from math import log
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
from database import add_database_argument, is_built
from predictive.point_table import Bin, write_rows
from predictive.training import HAND, Card, Options, leak_alarms, train

# A calendar tells the campaigns of the past, not who buys.
CALENDAR = re.compile(r"(^|[:_])(at|date|day|month|year|week|quarter)($|_)")
LEADS = """
    select contact_id, as_of_date, conversions
    from {schema}.int_evaluated_leads
    where scorecard_id = ?
    order by as_of_date, contact_id
"""
FEATURES = """
    select contact_id, as_of_date, feature, category, number_value
    from {schema}.int_training_features
    where scorecard_id = ?
"""


def main(argv: list[str]) -> int:
    """Train, print what was found, write the two files; 1 if there is no outcome."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True, help="folder of the CSVs")
    parser.add_argument("--scorecard", default="default", help="scorecard_id")
    parser.add_argument("--model", help="name of the model [<scorecard>-<last date>]")
    parser.add_argument("--outcome-days", type=int, default=90, help="as in dbt's vars")
    parser.add_argument(
        "--fewest", type=int, default=20, help="leads of a bin, at least"
    )
    parser.add_argument(
        "--exclude", nargs="*", default=[], help="features to leave out"
    )
    parser.add_argument("--keep", nargs="*", default=[], help="keep despite an alarm")
    parser.add_argument("--rising", nargs="*", default=[], help="may only rise")
    parser.add_argument("--falling", nargs="*", default=[], help="may only fall")
    parser.add_argument(
        "--points-to-double",
        type=float,
        help="points that double the odds, such as 20 [100 points a logit, about 69]",
    )
    add_database_argument(parser)
    options = parser.parse_args(argv)
    if not is_built(options.db):
        return 1

    leads, wins, dates = read_leads(options.db, options.scorecard)
    if not 0 < wins.sum() < len(wins):
        print("No outcomes to learn from yet: score past dates, outcome_days apart.")
        return 1
    dropped = [
        name for name in leads if name in options.exclude or CALENDAR.search(name)
    ]
    leads = leads.drop(columns=dropped)
    for feature, why in leak_alarms(leads, wins, options.fewest).items():
        kept = feature in options.keep
        print(f"ALARM: {feature}: {why}. {'Kept.' if kept else 'Left out.'}")
        if not kept:
            leads = leads.drop(columns=feature)
    blank = Card(
        options.model or f"{options.scorecard}-{dates.max()}",
        options.scorecard,
        *("shadow", "hand", str(dates.min()), str(dates.max()), options.outcome_days),
        *(0, 0, 100.0, 0, 0, *[None] * 8, "train_points 1"),
    )
    double = options.points_to_double
    directions = dict.fromkeys(options.rising, 1) | dict.fromkeys(options.falling, -1)
    fine = Options(options.fewest, directions=directions)
    blocks = np.unique(dates, return_inverse=True)[1]
    bins, card = train(leads, wins, blocks, blank, fine)
    if double:
        coarse = replace(fine, points_per_logit=round(double / log(2), 4))
        exact = card
        bins, card = train(
            *(leads, wins, blocks, blank, coarse),
            say=lambda _: None,
            only=card.method,
        )
        print(
            f"  {double:g} points double the odds: AUC {card.auc}, log loss"
            f" {card.log_loss}; with 100 points a logit {exact.auc}, {exact.log_loss}"
        )
    options.out.mkdir(parents=True, exist_ok=True)
    write_rows(options.out / "predictive_points.csv", bins, Bin)
    write_rows(options.out / "predictive_models.csv", [card], Card)
    print(
        f"{card.model}: {card.method}, {card.wins:,} of {card.leads:,} leads converted,"
        f" {len(bins)} rows, {card.status}."
    )
    return 0


def read_leads(db: Path, scorecard: str) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    """Features, a column each by name, and wins (0 or 1) and dates of the leads."""
    with duckdb.connect(str(db), read_only=True) as connection:
        (schema,) = connection.execute(
            "select table_schema from information_schema.tables"
            " where table_name = 'int_training_features'"
        ).fetchone()
        leads = connection.execute(LEADS.format(schema=schema), [scorecard]).df()
        rows = connection.execute(FEATURES.format(schema=schema), [scorecard]).df()
    keys = ["as_of_date", "contact_id"]
    index = pd.MultiIndex.from_frame(leads[keys])
    columns = {}
    for feature, values in rows.groupby("feature"):
        by_lead = values.set_index(keys)
        is_number = by_lead["number_value"].notna().any() or feature == HAND
        name = "number_value" if is_number else "category"
        columns[feature] = by_lead[name].reindex(index).to_numpy()
    frame = pd.DataFrame({name: columns[name] for name in sorted(columns)})
    wins = leads["conversions"].to_numpy(dtype="int64")
    return frame, wins, leads["as_of_date"].dt.date.to_numpy()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
