"""Cut features into bins: ranges of numbers, categories, other and missing."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

MOST_BINS = 20
MOST_BINS_OF_A_LINE = 100  # nothing to overfit there
LARGEST_CUT = 999_999_999  # more digits than a cell of a seed may have
SMALLEST_STEP = 0.0001  # the last digit of a cell of a seed


@dataclass(frozen=True)
class Coding:
    """How a feature becomes columns: `cuts` of a number, or `categories`."""

    feature: str
    cuts: tuple[float, ...] | None
    categories: tuple[str, ...]
    has_other: bool
    has_missing: bool


def coding_of(
    values: pd.Series,
    fewest: float,
    most: int = MOST_BINS,
    weights: np.ndarray | None = None,
) -> Coding:
    """Cut a feature into bins whose leads weigh at least `fewest` together."""
    weights = np.ones(len(values)) if weights is None else weights
    known = values.notna().to_numpy()
    has_missing = bool(weights[~known].sum() >= fewest)
    if pd.api.types.is_numeric_dtype(values):
        numbers = values.to_numpy(dtype="float64")[known]
        cuts = cuts_of(numbers, weights[known], fewest, most)
        return Coding(values.name, cuts, (), False, has_missing)
    counts = pd.Series(weights[known]).groupby(values.to_numpy()[known]).sum()
    # a seed's cell "null" is a blank one
    named = sorted(name for name in counts.index[counts >= fewest] if name != "null")
    pooled = counts.sum() - counts[named].sum()
    return Coding(values.name, None, tuple(named), bool(pooled >= fewest), has_missing)


def cuts_of(
    numbers: np.ndarray, weights: np.ndarray, fewest: float, most: int
) -> tuple[float, ...]:
    """Where bins begin: around a common value first, then at quantiles of the rest.

    A rule that 2 % of the leads meet is 0 for all others: quantiles of all leads would
    never cut between the two.
    """
    values, places = np.unique(numbers, return_inverse=True)
    if not len(values):
        return ()
    counts = np.bincount(places, weights)
    # weight below each value
    below = np.concatenate([[0.0], np.cumsum(counts)])
    wanted: list[float] = []
    common = int(np.argmax(counts))
    rest = counts.copy()
    if counts[common] * most >= below[-1]:
        wanted.append(values[common])
        if common + 1 < len(values):
            wanted.append(max(values[common + 1], values[common] + SMALLEST_STEP))
        rest[common] = 0.0
    summed = np.cumsum(rest)
    shares = np.arange(1, most) / most * summed[-1]
    if summed[-1]:
        quantiles = np.searchsorted(summed, shares, side="left")
        wanted += [values[place] for place in np.unique(quantiles)]
    accepted = [(-np.inf, 0.0), (np.inf, below[-1])]
    for cut in np.round(wanted, 4):
        weight = below[np.searchsorted(values, cut, side="left")]
        place = int(np.searchsorted([end for end, _ in accepted], cut, side="left"))
        # what a sum of weights such as 0.2 lacks of a whole number
        room = fewest - 1e-9
        if (
            abs(cut) <= LARGEST_CUT
            and weight - accepted[place - 1][1] >= room
            and accepted[place][1] - weight >= room
        ):
            accepted.insert(place, (float(cut), weight))
    return tuple(end for end, _ in accepted[1:-1])


def places_of(coding: Coding, values: pd.Series) -> np.ndarray:
    """Bin of each lead: ranges or categories from 0, then other, then missing."""
    count = bins_of(coding)
    if coding.cuts is not None:
        numbers = values.to_numpy(dtype="float64")
        places = np.searchsorted(np.array(coding.cuts), numbers, side="right")
        return np.where(np.isnan(numbers), count + 1, places)
    numbered = {name: number for number, name in enumerate(coding.categories)}
    codes, names = pd.factorize(values)
    by_code = [numbered.get(name, count) for name in names]
    return np.array([*by_code, count + 1], dtype="int64")[codes]


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
