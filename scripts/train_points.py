"""Learn points from outcomes and write them as seeds, to be read in a diff.

Reads the evaluated leads of the built database and writes predictive_points.csv (the
model) and predictive_models.csv (its card), for each scorecard; models of other
scorecards that are in the folder stay. The score made by hand is kept where nothing
beats it on later dates. Score several past dates first, outcome_days apart.

    .venv/bin/python scripts/train_points.py --out seeds/predictive
"""

import argparse
import sys
from dataclasses import replace
from math import log
from pathlib import Path

from database import add_database_argument, is_built
from predictive.card import Card, write_model
from predictive.choosing import choose, train
from predictive.leaks import is_calendar, leak_alarms
from predictive.point_table import Bin
from predictive.reading import day_text, read_cards_built, read_sample, read_undated
from predictive.sample import Sample
from predictive.training import (
    DIRECTIONS,
    FEWEST_WINS,
    WINS_TO_LEARN,
    Options,
    time_forward_splits,
)


def main(argv: list[str]) -> int:
    """Train, print what was found, write the two files; 1 if there is no outcome."""
    options = parse(argv)
    if not is_built(options.db):
        return 1
    cards = read_cards_built(options.db)
    wanted = [name for name in cards if options.scorecard in (None, name)]
    if options.model and len(wanted) > 1:
        print("Name the scorecard that --model is for: --scorecard", *wanted)
        return 1
    has_learned = False
    for scorecard in wanted:
        sample = read_sample(options.db, scorecard, cards[scorecard])
        if not 0 < sample.wins.sum() < len(sample.wins):
            continue
        has_learned = True
        print(f"{scorecard}: {stage_of(sample)}")
        sample = without_leaks(sample, options)
        bins, card = learn(scorecard, sample, options)
        write_model(options.out, bins, card)
        print(
            f"{card.model}: {card.method}, {card.wins:,} of {card.leads:,} leads"
            f" converted, {len(bins)} rows, {card.status}."
        )
    if not has_learned:
        print(
            "No outcomes to learn from yet: no lead has converted after a scored date"
            " whose outcome_days have ended. Until then the score of the rules is the"
            " best there is. A conversion is a won deal with a close date, or the stage"
            " that conversion_stage names; `make learn` scores the past dates."
        )
    return 0 if has_learned else 1


def parse(argv: list[str]) -> argparse.Namespace:
    """The arguments."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--out", type=Path, required=True, help="folder of the CSVs")
    add("--scorecard", help="scorecard_id [every one]")
    add("--model", help="name of the model [<scorecard>-<last date>]")
    add("--fewest", type=int, default=20, help="leads of a bin, at least")
    add("--exclude", nargs="*", default=[], help="features to leave out")
    add("--keep", nargs="*", default=[], help="keep despite an alarm")
    add("--rising", nargs="*", default=[], help="may only rise [score, activity]")
    add("--falling", nargs="*", default=[], help="may only fall [recency_days]")
    add(
        "--any-direction",
        action="store_true",
        help="score, activity and recency_days may rise and fall",
    )
    add(
        "--points-to-double",
        type=float,
        help="points that double the odds, such as 20 [100 points a logit, about 69]",
    )
    add_database_argument(parser)
    return parser.parse_args(argv)


def stage_of(sample: Sample) -> str:
    """What so many conversions allow, in words."""
    won, rarer = sample.people_won(), sample.rarer()
    dates = len(set(sample.days.tolist()))
    says = f"{won:,} leads that converted, on {dates} dates. "
    if rarer < FEWEST_WINS:
        return says + (
            f"Below {FEWEST_WINS} nothing is learned: the score is turned into a"
            " probability."
        )
    if rarer < WINS_TO_LEARN:
        return says + (
            f"Below {WINS_TO_LEARN} data may only correct the score, which stays where"
            " that does not help."
        )
    return says + "Enough to learn points from nothing, if that is better."


def without_leaks(sample: Sample, options: argparse.Namespace) -> Sample:
    """The sample without what must not be learned from; says what that is."""
    names = list(sample.features)
    calendar = [
        name for name in names if is_calendar(name) and name not in options.keep
    ]
    for name in calendar:
        print(f"  {name}: a date tells past campaigns, not who buys. Left out.")
    excluded = [name for name in names if name in options.exclude]
    for name in excluded:
        print(f"  {name}: excluded.")
    sample = sample.without(list({*calendar, *excluded}))
    undated = read_undated(options.db)
    alarms = leak_alarms(sample.features, sample.wins, options.fewest, undated)
    for feature, why in alarms.items():
        kept = feature in options.keep
        print(f"  ALARM: {feature}: {why}. {'Kept.' if kept else 'Left out.'}")
        if not kept:
            sample = sample.without([feature])
    return sample


def learn(
    scorecard: str, sample: Sample, options: argparse.Namespace
) -> tuple[list[Bin], Card]:
    """Points and card, with points as fine or as coarse as is asked for."""
    first, last = day_text(sample.days)
    blank = Card(
        options.model or f"{scorecard}-{last}",
        scorecard,
        *("shadow", "", "hand", first, last, sample.horizon),
        *(0, 0, 100.0, 0, 0, *[None] * 8, "train_points 2"),
    )
    directions = {} if options.any_direction else dict(DIRECTIONS)
    directions |= dict.fromkeys(options.rising, 1)
    directions |= dict.fromkeys(options.falling, -1)
    fine = Options(options.fewest, directions=directions)
    splits = time_forward_splits(sample.days, sample.tested, sample.horizon)
    choice = choose(sample, splits, fine)
    bins, card = train(sample, blank, fine, splits, choice=choice)
    if double := options.points_to_double:
        coarse = replace(fine, points_per_logit=round(double / log(2), 4))
        exact = card
        bins, card = train(
            sample, blank, coarse, splits, choice=choice, say=lambda _: None
        )
        print(
            f"  {double:g} points double the odds: AUC {card.auc}, log loss"
            f" {card.log_loss}; with 100 points a logit {exact.auc}, {exact.log_loss}"
        )
    return bins, card


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
