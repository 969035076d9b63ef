"""What learned points are compared with: small, tuned, monotone LightGBM."""

from collections.abc import Iterator
from itertools import product

import lightgbm
import numpy as np
import pandas as pd
from predictive import metrics
from predictive.sample import Sample
from predictive.training import DIRECTIONS, Split

# Trees of a few leaves: on sets with some hundred wins larger ones only learn noise.
LEAVES, ROUNDS, FEWEST = (3, 4, 8), (50, 100, 200), (50, 200)
MOST_CATEGORIES = 200


def boosted(sample: Sample, splits: list[Split]) -> np.ndarray:
    """Probabilities of the tested leads; nan else. Tuned within each training part."""
    told = np.full(len(sample.wins), np.nan)
    coded, directions = coded_features(sample.features)
    for train, test in splits:
        wins = sample.wins[train]
        if not 0 < wins.sum() < len(wins):
            continue
        part, weights = coded[train], sample.weights[train]
        inner = inner_split(sample, train)
        best, best_loss = (4, 100, 200), np.inf
        for setting in settings():
            rows, held = inner
            if not wins[rows].sum() > 0 or not wins[held].sum() > 0:
                break
            model = fitted(setting, part[rows], wins[rows], weights[rows], directions)
            loss = metrics.log_loss(wins[held], model.predict(part[held]))
            if loss < best_loss:
                best, best_loss = setting, loss
        model = fitted(best, part, wins, weights, directions)
        told[test] = model.predict(coded[test])
    return told


def settings() -> Iterator[tuple[int, int, int]]:
    yield from product(LEAVES, ROUNDS, FEWEST)


def inner_split(sample: Sample, train: np.ndarray) -> Split:
    """The latest window of a training part, and what was known before it.

    On a single date, a fifth of the people and the others.
    """
    days = sample.days[train]
    held = days > days.max() - sample.horizon
    rows = days + sample.horizon <= days[held].min()
    if not rows.any():
        held = sample.people[train] % 5 == 0
        rows = ~held
    return rows, held


def fitted(
    setting: tuple[int, int, int],
    rows: pd.DataFrame,
    wins: np.ndarray,
    weights: np.ndarray,
    directions: list[int],
) -> lightgbm.Booster:
    leaves, rounds, fewest = setting
    return lightgbm.train(
        {
            "objective": "binary",
            "num_leaves": leaves,
            "min_data_in_leaf": fewest,
            "learning_rate": 0.05,
            "lambda_l2": 1.0,
            "monotone_constraints": directions,
            "deterministic": True,
            "num_threads": 1,
            "seed": 42,
            "verbosity": -1,
        },
        lightgbm.Dataset(rows, wins, weight=weights),
        rounds,
    )


def coded_features(features: pd.DataFrame) -> tuple[pd.DataFrame, list[int]]:
    """Numbers as they are, categories as such; and the direction of each."""
    coded = {}
    for name, values in features.items():
        if pd.api.types.is_numeric_dtype(values):
            coded[name] = values
        else:
            common = values.value_counts().index[:MOST_CATEGORIES]
            coded[name] = pd.Categorical(values, categories=sorted(common))
    # LightGBM takes no names such as attribute:country
    frame = pd.DataFrame(coded)
    directions = [DIRECTIONS.get(name, 0) for name in frame]
    return frame.set_axis([f"f{n}" for n in range(frame.shape[1])], axis=1), directions
