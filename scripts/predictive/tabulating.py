"""Turn a fit into rows of predictive_points.csv."""

import numpy as np

from .coding import Coding, bins_of, places_of
from .fitting import Fit
from .point_table import INTERCEPT, Bin
from .sample import Sample


def to_bins(fit: Fit, sample: Sample, model: str, points_per_logit: float) -> list[Bin]:
    """Whole points, centred: 0 is the mean of the leads that were learned from."""
    rows, intercept = [], fit.intercept
    for coding in fit.codings:
        log_odds = fit.log_odds[coding.feature]
        places = places_of(coding, sample.features[coding.feature])
        mean = float(np.average(log_odds[places], weights=sample.weights))
        intercept += mean
        points = (log_odds - mean) * points_per_logit
        rows += bins_of_feature(coding, points, places, sample.wins, model)
    base = round(intercept * points_per_logit)
    counts = len(sample.wins), float(sample.wins.mean())
    first = Bin(model, INTERCEPT, "intercept", 0, None, None, None, base, *counts)
    return [first, *rows]


def bins_of_feature(
    coding: Coding,
    points: np.ndarray,
    places: np.ndarray,
    wins: np.ndarray,
    model: str,
) -> list[Bin]:
    """Its ranges or categories, then other (of categories), then missing."""
    count, rows = bins_of(coding), []
    ends = [None, *(coding.cuts or ()), None]
    for number in range(count + 2):
        is_known = number < count
        is_range = is_known and coding.cuts is not None
        if number == count and coding.cuts is not None:
            continue
        inside = wins[places == number]
        # what was never seen is neutral
        has_points = is_known or (coding.has_other, coding.has_missing)[number - count]
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
                coding.categories[number] if is_known and not is_range else None,
                round(points[number]) if has_points else 0,
                len(inside),
                float(inside.mean()) if len(inside) else 0.0,
            )
        )
    return rows
