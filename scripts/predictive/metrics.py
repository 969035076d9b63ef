"""How well probabilities tell outcomes. `wins` are 0 or 1, arrays of one length."""

import numpy as np


def auc(wins: np.ndarray, values: np.ndarray) -> float:
    """Probability that a win has the higher value, ties half; nan without both."""
    order = np.argsort(values, kind="stable")
    _, first, counts = np.unique(values[order], return_index=True, return_counts=True)
    ranks = np.repeat(first + (counts + 1) / 2, counts)
    won = wins[order] == 1
    m, n = won.sum(), (~won).sum()
    if not m or not n:
        return float("nan")
    return float((ranks[won].sum() - m * (m + 1) / 2) / (m * n))


def log_loss(wins: np.ndarray, probabilities: np.ndarray) -> float:
    """Mean of -ln of the probability given to what happened."""
    told = np.clip(np.where(wins == 1, probabilities, 1 - probabilities), 1e-15, 1)
    return float(-np.log(told).mean())


def brier(wins: np.ndarray, probabilities: np.ndarray) -> float:
    """Mean squared error."""
    return float(((probabilities - wins) ** 2).mean())


def calibration_error(wins: np.ndarray, probabilities: np.ndarray) -> float:
    """Mean absolute gap of ten equal groups between mean probability and rate."""
    order = np.argsort(probabilities, kind="stable")
    gaps = [
        abs(probabilities[group].mean() - wins[group].mean()) * len(group)
        for group in np.array_split(order, 10)
        if len(group)
    ]
    return float(sum(gaps) / len(wins))


def lift_at(wins: np.ndarray, values: np.ndarray, share: float = 0.1) -> float:
    """Rate of the highest `share` of leads over that of all; equal values share."""
    wanted = len(wins) * share
    order = np.argsort(-values, kind="stable")
    edge = values[order][int(np.ceil(wanted)) - 1]
    above, tied = values > edge, values == edge
    found = wins[above].sum() + wins[tied].mean() * (wanted - above.sum())
    return float(found / wanted / wins.mean())


def is_as_expected(ratio: float) -> bool:
    """Whether conversions over those expected need no alarm."""
    return 0.8 <= ratio <= 1.25
