"""Fit each method: the score made by hand, a blend, points learned from nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from .fitting import fit_additive, fit_hand, log_odds_of, with_prior
from .point_table import INTERCEPT, Bin, predict, total_points
from .sample import HAND, Sample
from .tabulating import to_bins

FEWEST_WINS = 20  # below, of either kind, nothing is learned
WINS_TO_LEARN = 200  # below, data only corrects the score
BLEND_C, LEARNED_C = 0.1, 0.3
# A blend that data of the latest window alone corrects: where what was true before does
# not hold any more.
RECENT = "recent"
DIRECTIONS = {HAND: 1, "activity": 1, "recency_days": -1}


@dataclass(frozen=True)
class Options:
    """How points are trained. `directions`: feature -> 1 may only rise, -1 fall."""

    fewest: int = 20
    points_per_logit: float = 100.0
    directions: Mapping[str, int] | None = None


def methods_allowed(sample: Sample) -> list[str]:
    """What so many wins and losses allow, the most careful first."""
    rarer = sample.rarer()
    if rarer < FEWEST_WINS:
        return ["hand"]
    return ["hand", "blend"] if rarer < WINS_TO_LEARN else ["hand", "blend", "learned"]


def fit_bins(method: str, sample: Sample, model: str, options: Options) -> list[Bin]:
    """The points of a method."""
    given = options.directions
    directions = DIRECTIONS if given is None else given
    features, wins, weights = sample.features, sample.wins, sample.weights
    if method == "learned":
        fit = fit_additive(
            *(features, wins, LEARNED_C, options.fewest),
            directions=directions,
            weights=weights,
        )
    else:
        fit = fit_hand(features[HAND], wins, options.fewest, weights)
        if method in ("blend", RECENT):
            correction = fit_additive(
                *(features.drop(columns=HAND), wins, BLEND_C, options.fewest),
                *(log_odds_of(fit, features), directions, weights),
            )
            fit = with_prior(correction, fit)
    return to_bins(fit, sample, model, options.points_per_logit)


def recalibrated(bins: list[Bin], sample: Sample, points_per_logit: float) -> list[Bin]:
    """Another intercept if the sample differs by more than two standard errors.

    Without drift a shift would only add noise.
    """
    wins, weights = sample.wins, sample.weights
    if not 0 < wins.sum() < len(wins):
        return bins
    log_odds = total_points(bins, sample.features) / points_per_logit
    shift = 0.0
    for _ in range(50):
        told = 1 / (1 + np.exp(-(log_odds + shift)))
        curve = (weights * told * (1 - told)).sum()
        shift += (weights * (wins - told)).sum() / curve
    told = 1 / (1 + np.exp(-(log_odds + shift)))
    if abs(shift) <= 2 / np.sqrt((weights * told * (1 - told)).sum()):
        return bins
    return [
        replace(row, points=row.points + round(shift * points_per_logit))
        if row.feature == INTERCEPT
        else row
        for row in bins
    ]


def fit_model(method: str, sample: Sample, model: str, options: Options) -> list[Bin]:
    """The points of a method, with the intercept of the latest window."""
    bins = fit_bins(method, learned_from(method, sample), model, options)
    if len(np.unique(sample.days)) > 1:
        latest = sample.take(sample.latest())
        bins = recalibrated(bins, latest, options.points_per_logit)
    return bins


def learned_from(method: str, sample: Sample) -> Sample:
    """The part of a sample that a method learns from."""
    if method != RECENT:
        return sample
    latest = sample.take(sample.latest())
    return latest if "blend" in methods_allowed(latest) else sample


Split = tuple[np.ndarray, np.ndarray]


def time_forward_splits(
    days: np.ndarray, tested: np.ndarray | None = None, horizon: int = 1
) -> list[Split]:
    """Learn from what was known by a tested date, and test on it; masks of leads.

    What was known are the outcomes of dates whose window had ended: no day is both
    learned from and tested. A date that has nothing before it is not tested.
    """
    tested = np.unique(days) if tested is None else tested
    splits = [(days + horizon <= day, days == day) for day in np.unique(tested)]
    return [split for split in splits if split[0].any() and split[1].any()]


def predicted_unseen(
    methods: str | list[str], sample: Sample, splits: list[Split], options: Options
) -> np.ndarray:
    """Probabilities of the tested leads by models that had not seen them; nan else.

    `methods`: one for all splits, or one for each. A method that the wins of a training
    part do not allow falls back there.
    """
    told = np.full(len(sample.wins), np.nan)
    each = [methods] * len(splits) if isinstance(methods, str) else methods
    for method, (train, test) in zip(each, splits, strict=True):
        part = sample.take(train)
        if not 0 < part.wins.sum() < len(part.wins):
            continue
        allowed = methods_allowed(learned_from(method, part))
        wanted = "blend" if method == RECENT else method
        used = method if wanted in allowed else allowed[-1]
        bins = fit_model(used, part, "test", options)
        told[test] = predict(bins, sample.features[test], options.points_per_logit)
    return told
