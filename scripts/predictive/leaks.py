"""Which features may know the outcome: what sales fills in late."""

import re
from collections.abc import Collection

import numpy as np
import pandas as pd

from . import metrics
from .sample import HAND

HIGHEST_AUC, HIGHEST_FILLED_AUC = 0.80, 0.62
# A calendar tells the campaigns of the past, not who buys.
CALENDAR = re.compile(r"(^|[:_])(at|date|day|month|year|week|quarter)($|_)")


def is_calendar(feature: str) -> bool:
    """Whether an attribute is a date or a part of one. A rule may have any name."""
    return not feature.startswith("rule:") and bool(CALENDAR.search(feature))


def leak_alarms(
    leads: pd.DataFrame,
    wins: np.ndarray,
    fewest: int,
    undated: Collection[str] | None = None,
) -> dict[str, str]:
    """Features that tell too much to be known before: feature -> why.

    `undated`: those whose past values are not known, the only ones that can leak [all].
    An alarm, no proof: what sales writes down during or after a deal looks like this.
    """
    found = {}
    for feature in leads.columns.drop(HAND, errors="ignore"):
        if undated is not None and feature not in undated:
            continue
        values = leads[feature]
        filled = metrics.auc(wins, values.notna().to_numpy(dtype="float64"))
        alone = metrics.auc(wins, _as_number(values, wins, fewest))
        if max(filled, 1 - filled) > HIGHEST_FILLED_AUC:
            found[feature] = (
                f"whether it is filled tells the outcome (AUC {filled:.2f})"
            )
        elif max(alone, 1 - alone) > HIGHEST_AUC:
            found[feature] = f"it alone tells the outcome (AUC {alone:.2f})"
    return found


def _as_number(values: pd.Series, wins: np.ndarray, fewest: int) -> np.ndarray:
    """A number as it is, a category as its rate; unknown ones in the middle.

    The rates of one fifth of the leads come from the others: a rate that a lead's own
    outcome went into would tell that outcome.
    """
    if pd.api.types.is_numeric_dtype(values):
        numbers = values.to_numpy(dtype="float64")
        middle = np.nanmedian(numbers) if not np.isnan(numbers).all() else 0.0
        return np.nan_to_num(numbers, nan=middle)
    rates = np.full(len(wins), wins.mean())
    parts = np.arange(len(wins)) % 5
    for part in range(5):
        others = parts != part
        groups = pd.Series(wins[others]).groupby(values.to_numpy()[others])
        known = groups.mean()[groups.count() >= fewest]
        told = values[parts == part].map(known).fillna(wins[others].mean())
        rates[parts == part] = told
    return rates
