"""Compare newness, recency, number of acts, the rules and learned points with outcomes.

Every figure is of leads that the model had not seen: of later dates, or with --outcomes
of later blocks of the file (--order) or of other folds.

    .venv/bin/python scripts/evaluate_points.py --scorecard default
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
from database import add_database_argument, is_built
from predictive import metrics
from predictive.choosing import mean_auc
from predictive.leaks import is_calendar, leak_alarms
from predictive.reading import read_cards_built, read_sample, read_undated
from predictive.sample import HAND, Sample
from predictive.training import (
    RECENT,
    Options,
    Split,
    predicted_unseen,
    time_forward_splits,
)

BLOCKS, FOLDS = 10, 5
# Blocks that are tested: the first few have too little before them.
FIRST_TESTED = 3
# A lead without any act is the least recent.
ALONE = (
    ("newness alone", "newness_days", -1),
    ("recency alone", "recency_days", -1),
    ("activity alone", "activity", 1),
)
OWN_COLUMNS = ("contact_id", "email", "first_name", "last_name", "phone", "updated_at")


Baseline = Callable[[Sample, list[Split]], np.ndarray]


def main(argv: list[str], baselines: Mapping[str, Baseline] | None = None) -> int:
    """Print one row per model, baselines last; 1 if nothing is built."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--scorecard", default="default", help="scorecard_id")
    parser.add_argument(
        "--contacts", type=Path, help="contacts.parquet with all columns"
    )
    parser.add_argument("--outcomes", type=Path, help="CSV: contact_id, converted")
    parser.add_argument("--order", action="store_true", help="file order is time order")
    parser.add_argument("--exclude", nargs="*", default=[], help="columns to leave out")
    parser.add_argument("--keep", nargs="*", default=[], help="keep despite an alarm")
    add_database_argument(parser)
    options = parser.parse_args(argv)
    if not is_built(options.db):
        return 1

    if options.outcomes:
        leads, wins = read_outcomes(
            options.db, options.scorecard, options.contacts, options.outcomes
        )
        blocks = np.arange(len(wins)) * BLOCKS // len(wins)
        splits = time_forward_splits(blocks)[FIRST_TESTED - 1 :]
        if not options.order:
            blocks = np.random.default_rng(42).permutation(len(wins)) % FOLDS
            splits = [(blocks != fold, blocks == fold) for fold in range(FOLDS)]
            blocks = np.zeros(len(wins), dtype="int64")
        sample, undated = Sample(leads, wins, blocks), None
    else:
        outcome_days = read_cards_built(options.db)[options.scorecard]
        sample = read_sample(options.db, options.scorecard, outcome_days)
        undated = read_undated(options.db)
        splits = time_forward_splits(sample.days, sample.tested, outcome_days)
    out = [
        name for name in sample.features if name in options.exclude or is_calendar(name)
    ]
    sample = sample.without(out)
    for feature, why in leak_alarms(sample.features, sample.wins, 20, undated).items():
        if feature in options.keep:
            print(f"ALARM, kept: {feature}: {why}")
        else:
            print(f"ALARM, left out: {feature}: {why}")
            sample = sample.without([feature])
    wins = sample.wins
    print(f"{len(wins):,} leads, {wins.sum():,} converted, {len(splits)} tests")
    print("| model | AUC | lift at 10 % | calibration error | Brier | won / expected |")
    print("|---|---|---|---|---|---|")
    for name, values, told in models(sample, splits, baselines or {}):
        print(row(name, wins, values, told, splits))
    return 0


def read_outcomes(
    db: Path, scorecard: str, contacts: Path, outcomes: Path
) -> tuple[pd.DataFrame, np.ndarray]:
    """Columns of the contacts as features and wins, in the order of the outcomes."""
    with duckdb.connect(str(db), read_only=True) as connection:
        rows = connection.execute(
            "select contacts.*, outcomes.converted, scores.lead_score as hand_score"
            " from (select *, row_number() over () as place"
            "  from read_csv(?, types = {'contact_id': 'varchar'})) as outcomes"
            " inner join read_parquet(?) as contacts using (contact_id)"
            " inner join lead_scores as scores using (contact_id)"
            " where scores.scorecard_id = ? order by place",
            [str(outcomes), str(contacts), scorecard],
        ).df()
    wins = rows.pop("converted").to_numpy(dtype="int64")
    features = {}
    for name in rows:
        values = rows[name]
        if name in OWN_COLUMNS or values.nunique() < 2 or name == "created_at":
            continue
        if pd.api.types.is_bool_dtype(values.dropna().infer_objects()):
            values = values.map({True: "true", False: "false"})
        features[name] = (
            values.astype("float64")
            if pd.api.types.is_numeric_dtype(values)
            else values.astype(object).where(values.notna(), None)
        )
    return pd.DataFrame(features), wins


def models(
    sample: Sample, splits: list[Split], baselines: Mapping[str, Baseline]
) -> list[tuple[str, np.ndarray, np.ndarray]]:
    """Name, what ranks the leads, and their probabilities; nan where not tested."""
    options, leads = Options(), sample.features
    found = []
    for name, feature, sign in ALONE:
        if feature in leads and leads[feature].notna().any():
            known = leads[feature].fillna(leads[feature].max() + 1)
            one = replace(sample, features=leads.assign(**{HAND: sign * known}))
            told = predicted_unseen("hand", one, splits, options)
            found.append((name, one.features[HAND].to_numpy(dtype="float64"), told))
    told = predicted_unseen("hand", sample, splits, options)
    found.append(("rules", leads[HAND].to_numpy(dtype="float64"), told))
    methods = ["blend", "learned"]
    if len(np.unique(sample.days)) > 1:
        methods.insert(1, RECENT)
    for method in methods:
        told = predicted_unseen(method, sample, splits, options)
        found.append((f"points, {method}", told, told))
    for name, predicted in baselines.items():
        told = predicted(sample, splits)
        found.append((name, told, told))
    return found


def row(
    name: str,
    wins: np.ndarray,
    values: np.ndarray,
    told: np.ndarray,
    splits: list[Split],
) -> str:
    """A row of the table; AUC and lift are means of the tests."""
    lift = np.mean([metrics.lift_at(wins[test], values[test]) for _, test in splits])
    seen = ~np.isnan(told)
    ratio = wins[seen].sum() / told[seen].sum()
    cells = [
        name,
        f"{mean_auc(wins, values, splits, told):.3f}",
        f"{lift:.2f}",
        f"{metrics.calibration_error(wins[seen], told[seen]):.3f}",
        f"{metrics.brier(wins[seen], told[seen]):.4f}",
        f"{ratio:.2f}{'' if metrics.is_as_expected(ratio) else ' ALARM'}",
    ]
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
