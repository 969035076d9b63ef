"""Fit an additive model whose every feature is a handful of bins.

Numbers are coded as thermometers (is x at least this cut?), so that neighbouring bins
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

from .point_table import INTERCEPT, Bin

MOST_BINS = 20
MOST_BINS_OF_A_LINE = 100  # nothing to overfit there
LARGEST_CUT = 999_999_999  # more digits than a cell of a seed may have


@dataclass(frozen=True)
class Coding:
    """How a feature becomes columns: `cuts` of a number, or `categories`."""

    feature: str
    cuts: tuple[float, ...] | None
    categories: tuple[str, ...]
    has_other: bool
    has_missing: bool


def coding_of(values: pd.Series, fewest: int, most: int = MOST_BINS) -> Coding:
    """Cut a feature into bins with at least `fewest` leads each."""
    known = values.dropna()
    has_missing = len(values) - len(known) >= fewest
    if pd.api.types.is_numeric_dtype(values):
        cuts: list[float] = []
        numbers = np.sort(known.to_numpy(dtype="float64"))
        shares = np.arange(1, most) / most
        wanted = np.quantile(numbers, shares) if len(numbers) else []
        below = 0
        for cut in np.unique(np.round(wanted, 4)):
            place = int(np.searchsorted(numbers, cut, side="left"))
            in_reach = abs(cut) <= LARGEST_CUT
            if place - below >= fewest and len(numbers) - place >= fewest and in_reach:
                cuts.append(float(cut))
                below = place
        return Coding(values.name, tuple(cuts), (), False, has_missing)
    counts = known.value_counts()
    # a seed's cell "null" is a blank one
    named = sorted(name for name in counts.index[counts >= fewest] if name != "null")
    pooled = len(known) - counts[named].sum()
    return Coding(values.name, None, tuple(named), bool(pooled >= fewest), has_missing)


def places_of(coding: Coding, values: pd.Series) -> np.ndarray:
    """Bin of each lead: ranges or categories from 0, then other, then missing."""
    count = bins_of(coding)
    if coding.cuts is not None:
        numbers = values.to_numpy(dtype="float64")
        places = np.searchsorted(np.array(coding.cuts), numbers, side="right")
        return np.where(np.isnan(numbers), count + 1, places)
    numbered = {name: number for number, name in enumerate(coding.categories)}
    return np.array(
        [
            count + 1 if pd.isna(value) else numbered.get(value, count)
            for value in values
        ]
    )


def bins_of(coding: Coding) -> int:
    """Number of its ranges or categories."""
    return len(coding.categories if coding.cuts is None else coding.cuts) + (
        coding.cuts is not None
    )


def columns_of(coding: Coding) -> np.ndarray:
    """Columns of each bin: one row per bin (with other and missing), 0 or 1."""
    count = bins_of(coding)
    if coding.cuts is not None:
        rows = np.tril(np.ones((count, count)))[:, 1:]
    else:
        rows = np.eye(count)
    blocks = [np.vstack([rows, np.zeros((2, rows.shape[1]))])]
    for offset, wanted in ((0, coding.has_other), (1, coding.has_missing)):
        if wanted:
            column = np.zeros((count + 2, 1))
            column[count + offset] = 1
            blocks.append(column)
    return np.hstack(blocks)


def ridge(
    columns: np.ndarray,
    wins: np.ndarray,
    c: float,
    offset: np.ndarray | float = 0.0,
    bounds: list[tuple[float | None, float | None]] | None = None,
) -> np.ndarray:
    """Weights of the columns, the intercept last."""
    design = np.hstack([columns, np.ones((len(wins), 1))])
    penalty = np.append(np.full(columns.shape[1], 1 / c), 0)
    signs = 2 * wins - 1

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margins = signs * (design @ weights + offset)
        value = np.logaddexp(0, -margins).sum() + (penalty * weights**2).sum() / 2
        slope = -signs / (1 + np.exp(np.clip(margins, -500, 500)))
        return value, design.T @ slope + penalty * weights

    free = [(None, None)] * columns.shape[1] if bounds is None else bounds
    start = np.zeros(design.shape[1])
    rate = np.clip(wins.mean(), 1e-6, 1 - 1e-6)
    start[-1] = np.log(rate / (1 - rate)) - np.mean(offset)
    found = minimize(
        loss,
        start,
        jac=True,
        method="L-BFGS-B",
        bounds=[*free, (None, None)],
        options={"maxiter": 2000, "ftol": 1e-12, "gtol": 1e-6},
    )
    return found.x


@dataclass(frozen=True)
class Fit:
    """Log odds of an additive model: `intercept`, and those of each bin by feature."""

    codings: list[Coding]
    log_odds: dict[str, np.ndarray]
    intercept: float


def fit_additive(
    leads: pd.DataFrame,
    wins: np.ndarray,
    c: float,
    fewest: int,
    offset: np.ndarray | float = 0.0,
    directions: Mapping[str, int] | None = None,
) -> Fit:
    """Fit all columns of `leads`. `directions`: feature -> 1 may only rise, -1 fall."""
    codings, blocks, bounds = [], [], []
    for feature in leads:
        coding = coding_of(leads[feature], fewest)
        columns = columns_of(coding)
        if not columns.shape[1]:
            continue
        codings.append(coding)
        blocks.append(columns[places_of(coding, leads[feature])])
        direction = (directions or {}).get(feature, 0)
        thermometer = 0 if coding.cuts is None else len(coding.cuts)
        limit = {1: (0.0, None), -1: (None, 0.0), 0: (None, None)}[direction]
        bounds += [limit] * thermometer
        bounds += [(None, None)] * (columns.shape[1] - thermometer)
    design = np.hstack(blocks) if blocks else np.zeros((len(wins), 0))
    weights = ridge(design, wins, c, offset, bounds)
    log_odds, start = {}, 0
    for coding in codings:
        columns = columns_of(coding)
        log_odds[coding.feature] = columns @ weights[start : start + columns.shape[1]]
        start += columns.shape[1]
    return Fit(codings, log_odds, float(weights[-1]))


def fit_hand(scores: pd.Series, wins: np.ndarray, fewest: int) -> Fit:
    """Turn a score into a probability by two numbers: a rising line over its bins."""
    coding = coding_of(scores, fewest, MOST_BINS_OF_A_LINE)
    places = places_of(coding, scores)
    known = places < bins_of(coding)
    means = np.zeros(bins_of(coding) + 2)
    spread = scores.std() or 1.0
    for place in np.unique(places[known]):
        means[place] = (scores[places == place].mean() - scores.mean()) / spread
    # nearly no penalty: it only keeps a perfect separation finite
    weights = ridge(means[places][:, None], wins, 100.0, bounds=[(0.0, None)])
    return Fit([coding], {coding.feature: weights[0] * means}, float(weights[-1]))


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


def to_bins(
    fit: Fit,
    leads: pd.DataFrame,
    wins: np.ndarray,
    model: str,
    points_per_logit: float,
) -> list[Bin]:
    """Whole points, centred: 0 is the mean of the leads that were learned from."""
    rows, intercept = [], fit.intercept
    for coding in fit.codings:
        log_odds = fit.log_odds[coding.feature]
        places = places_of(coding, leads[coding.feature])
        mean = float(log_odds[places].mean())
        intercept += mean
        count = bins_of(coding)
        ends = [None, *(coding.cuts or ()), None]
        for number in range(count + 2):
            is_range = number < count and coding.cuts is not None
            if number == count and coding.cuts is not None:
                continue
            inside = wins[places == number]
            # what was never seen is neutral
            seen = number < count or (
                coding.has_other if number == count else coding.has_missing
            )
            points = round((log_odds[number] - mean) * points_per_logit) if seen else 0
            rows.append(
                Bin(
                    model,
                    coding.feature,
                    "range"
                    if is_range
                    else ("category", "other", "missing")[max(0, number - count + 1)],
                    number,
                    ends[number] if is_range else None,
                    ends[number + 1] if is_range else None,
                    None
                    if coding.cuts is not None or number >= count
                    else coding.categories[number],
                    points,
                    len(inside),
                    float(inside.mean()) if len(inside) else 0.0,
                )
            )
    first = Bin(
        model,
        INTERCEPT,
        "intercept",
        0,
        None,
        None,
        None,
        round(intercept * points_per_logit),
        len(wins),
        float(wins.mean()),
    )
    return [first, *rows]
