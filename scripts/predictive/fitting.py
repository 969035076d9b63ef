"""Fit an additive model whose every feature is a handful of bins.

Numbers are coded as thermometers (x is at least this cut), so that neighbouring bins
are pulled together; categories as one column each. The objective is that of
scikit-learn's LogisticRegression: summed log loss + |weights|^2 / (2 C), the intercept
free. A solver with bounds takes its place: features may have to rise or fall, and a
blend starts from the log odds of the score made by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import minimize

from .coding import (
    MOST_BINS_OF_A_LINE,
    Coding,
    bins_of,
    coding_of,
    columns_of,
    places_of,
)

Bounds = list[tuple[float | None, float | None]]


@dataclass(frozen=True)
class Fit:
    """Log odds of an additive model: `intercept`, and those of each bin by feature."""

    codings: list[Coding]
    log_odds: dict[str, np.ndarray]
    intercept: float


def ridge(
    places: list[np.ndarray],
    columns: list[np.ndarray],
    wins: np.ndarray,
    c: float,
    weights: np.ndarray,
    offset: np.ndarray,
    bounds: Bounds,
) -> np.ndarray:
    """Weights of the columns of each feature in turn, the intercept last.

    `places`: the bin of each lead, one array per feature; `columns`: what the columns
    of a feature hold in each bin, one matrix per feature.
    """
    places, won, lost, offset = alike_summed(places, wins, weights, offset)
    sizes = [matrix.shape[0] for matrix in columns]
    widths = [matrix.shape[1] for matrix in columns]
    first_bins = np.concatenate([[0], np.cumsum(sizes)]).astype("int64")
    ends = np.cumsum([0, *widths])
    penalty = np.append(np.full(ends[-1], 1 / c), 0.0)
    placed = [place + first for place, first in zip(places, first_bins, strict=False)]

    def loss(found: np.ndarray) -> tuple[float, np.ndarray]:
        margins = offset + found[-1]
        for number, matrix in enumerate(columns):
            part = matrix @ found[ends[number] : ends[number + 1]]
            margins = margins + part[places[number]]
        value = (won * np.logaddexp(0, -margins)).sum()
        value += (lost * np.logaddexp(0, margins)).sum()
        told = 1 / (1 + np.exp(-np.clip(margins, -500, 500)))
        slope = (won + lost) * told - won
        down = np.zeros(first_bins[-1])
        for place in placed:
            down += np.bincount(place, slope, minlength=len(down))
        parts = [
            matrix.T @ down[first : first + len(matrix)]
            for matrix, first in zip(columns, first_bins, strict=False)
        ]
        gradient = np.concatenate([*parts, [slope.sum()]])
        value += (penalty * found**2).sum() / 2
        return value, gradient + penalty * found

    start = np.zeros(ends[-1] + 1)
    rate = np.clip(won.sum() / (won.sum() + lost.sum()), 1e-6, 1 - 1e-6)
    start[-1] = np.log(rate / (1 - rate)) - np.average(offset, weights=won + lost)
    return minimize(
        loss,
        start,
        jac=True,
        method="L-BFGS-B",
        bounds=[*bounds, (None, None)],
        options={"maxiter": 2000, "ftol": 1e-12, "gtol": 1e-6},
    ).x


def alike_summed(
    places: list[np.ndarray], wins: np.ndarray, weights: np.ndarray, offset: np.ndarray
) -> tuple[list[np.ndarray], np.ndarray, np.ndarray, np.ndarray]:
    """Leads that are alike as one row: places, weight of wins and of others, offset."""
    _, alike = np.unique(offset, return_inverse=True)
    for place in places:
        keys = alike * (place.max(initial=0) + 1) + place
        _, alike = np.unique(keys, return_inverse=True)
    _, first = np.unique(alike, return_index=True)
    won = np.bincount(alike, weights * wins)
    lost = np.bincount(alike, weights * (1 - wins))
    return [place[first] for place in places], won, lost, offset[first]


def fit_additive(
    leads: pd.DataFrame,
    wins: np.ndarray,
    c: float,
    fewest: float,
    offset: np.ndarray | None = None,
    directions: Mapping[str, int] | None = None,
    weights: np.ndarray | None = None,
) -> Fit:
    """Fit all columns of `leads`. `directions`: feature -> 1 may only rise, -1 fall."""
    weights = np.ones(len(wins)) if weights is None else weights
    offset = np.zeros(len(wins)) if offset is None else offset
    codings, places, matrices, bounds = [], [], [], []
    for feature in leads:
        coding = coding_of(leads[feature], fewest, weights=weights)
        columns = columns_of(coding)
        if not columns.shape[1]:
            continue
        codings.append(coding)
        places.append(places_of(coding, leads[feature]))
        matrices.append(columns)
        direction = (directions or {}).get(feature, 0)
        thermometer = 0 if coding.cuts is None else len(coding.cuts)
        limit = {1: (0.0, None), -1: (None, 0.0), 0: (None, None)}[direction]
        bounds += [limit] * thermometer
        bounds += [(None, None)] * (columns.shape[1] - thermometer)
    found = ridge(places, matrices, wins, c, weights, offset, bounds)
    log_odds, start = {}, 0
    for coding, columns in zip(codings, matrices, strict=True):
        width = columns.shape[1]
        log_odds[coding.feature] = columns @ found[start : start + width]
        start += width
    return Fit(codings, log_odds, float(found[-1]))


def fit_hand(
    scores: pd.Series,
    wins: np.ndarray,
    fewest: float,
    weights: np.ndarray | None = None,
) -> Fit:
    """Turn a score into a probability by two numbers: a rising line over its bins."""
    weights = np.ones(len(wins)) if weights is None else weights
    coding = coding_of(scores, fewest, MOST_BINS_OF_A_LINE, weights)
    places = places_of(coding, scores)
    means = np.zeros(bins_of(coding) + 2)
    spread = scores.std() or 1.0
    for place in np.unique(places[places < bins_of(coding)]):
        means[place] = (scores[places == place].mean() - scores.mean()) / spread
    # nearly no penalty: it only keeps a perfect separation finite
    none = np.zeros(len(wins))
    line = means[:, None]
    found = ridge([places], [line], wins, 100.0, weights, none, [(0.0, None)])
    return Fit([coding], {coding.feature: found[0] * means}, float(found[-1]))


def with_prior(fit: Fit, prior: Fit) -> Fit:
    """A correction and what it started from, as one model; their features differ."""
    return Fit(
        [*prior.codings, *fit.codings],
        prior.log_odds | fit.log_odds,
        fit.intercept,
    )


def log_odds_of(fit: Fit, leads: pd.DataFrame) -> np.ndarray:
    """Log odds of each lead without the intercept."""
    total = np.zeros(len(leads))
    for coding in fit.codings:
        places = places_of(coding, leads[coding.feature])
        total += fit.log_odds[coding.feature][places]
    return total
