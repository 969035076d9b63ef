"""Choose between the score made by hand, a blend and points learned from nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from . import metrics
from .fitting import fit_additive, fit_hand, log_odds_of, to_bins, with_prior
from .point_table import INTERCEPT, Bin, predict, total_points

HAND = "hand_score"
FEWEST_WINS = 20  # below, of either kind, nothing is learned
WINS_TO_LEARN = 200  # below, data only corrects the score
BLEND_C, LEARNED_C = 0.1, 0.3
# A blend that data of the latest block alone corrects: where what was true before does
# not hold any more.
RECENT = "recent"
HIGHEST_AUC, HIGHEST_FILLED_AUC = 0.80, 0.62


@dataclass(frozen=True)
class Card:
    """A row of predictive_models.csv."""

    model: str
    scorecard_id: str
    status: str
    method: str
    trained_from: str | None
    trained_to: str | None
    outcome_days: int
    leads: int
    wins: int
    points_per_logit: float
    tested_leads: int
    tested_wins: int
    auc: float | None
    log_loss: float | None
    calibration_error: float | None
    brier: float | None
    hand_auc: float | None
    hand_log_loss: float | None
    actual_to_predicted: float | None
    ridge: float | None
    trainer: str


@dataclass(frozen=True)
class Options:
    """How points are trained. `directions`: feature -> 1 may only rise, -1 fall."""

    fewest: int = 20
    points_per_logit: float = 100.0
    directions: Mapping[str, int] | None = None


def methods_allowed(wins: np.ndarray) -> list[str]:
    """What so many wins and losses allow, the most careful first."""
    rarer = min(wins.sum(), len(wins) - wins.sum())
    if rarer < FEWEST_WINS:
        return ["hand"]
    return ["hand", "blend"] if rarer < WINS_TO_LEARN else ["hand", "blend", "learned"]


def fit_bins(
    method: str, leads: pd.DataFrame, wins: np.ndarray, model: str, options: Options
) -> list[Bin]:
    """The points of a method. `leads` has a column hand_score."""
    directions = {HAND: 1, **(options.directions or {})}
    if method == "learned":
        fit = fit_additive(
            leads, wins, LEARNED_C, options.fewest, directions=directions
        )
    else:
        fit = fit_hand(leads[HAND], wins, options.fewest)
        if method in ("blend", RECENT):
            correction = fit_additive(
                leads.drop(columns=HAND),
                wins,
                BLEND_C,
                options.fewest,
                log_odds_of(fit, leads),
                directions,
            )
            fit = with_prior(correction, fit)
    return to_bins(fit, leads, wins, model, options.points_per_logit)


def recalibrated(
    bins: list[Bin], leads: pd.DataFrame, wins: np.ndarray, points_per_logit: float
) -> list[Bin]:
    """Another intercept if the latest block differs by more than two standard errors.

    Without drift a shift would only add noise.
    """
    if not 0 < wins.sum() < len(wins):
        return bins
    log_odds = total_points(bins, leads) / points_per_logit
    shift = 0.0
    for _ in range(50):
        told = 1 / (1 + np.exp(-(log_odds + shift)))
        shift += (wins - told).sum() / (told * (1 - told)).sum()
    told = 1 / (1 + np.exp(-(log_odds + shift)))
    if abs(shift) <= 2 / np.sqrt((told * (1 - told)).sum()):
        return bins
    return [
        replace(row, points=row.points + round(shift * points_per_logit))
        if row.feature == INTERCEPT
        else row
        for row in bins
    ]


Split = tuple[np.ndarray, np.ndarray]


def time_forward_splits(blocks: np.ndarray) -> list[Split]:
    """Learn from all blocks before one, test on it; masks of leads."""
    return [(blocks < block, blocks == block) for block in np.unique(blocks)[1:]]


def predicted_unseen(
    method: str,
    leads: pd.DataFrame,
    wins: np.ndarray,
    blocks: np.ndarray,
    splits: list[Split],
    options: Options,
) -> np.ndarray:
    """Probabilities of the tested leads by models that had not seen them; nan else.

    A method that the wins of a training part do not allow falls back there.
    """
    told = np.full(len(wins), np.nan)
    for train, test in splits:
        if not 0 < wins[train].sum() < train.sum():
            continue
        part = learned_from(method, wins, blocks, train)
        allowed = methods_allowed(wins[part])
        wanted = "blend" if method == RECENT else method
        used = wanted if wanted in allowed else allowed[-1]
        bins = fit_bins(used, leads[part], wins[part], "test", options)
        if len(np.unique(blocks[train])) > 1:
            last = train & (blocks == blocks[train].max())
            bins = recalibrated(bins, leads[last], wins[last], options.points_per_logit)
        told[test] = predict(bins, leads[test], options.points_per_logit)
    return told


def learned_from(
    method: str, wins: np.ndarray, blocks: np.ndarray, train: np.ndarray
) -> np.ndarray:
    """The leads of a training part that a method learns from, a mask."""
    last = train & (blocks == blocks[train].max())
    enough = "blend" in methods_allowed(wins[last])
    return last if method == RECENT and enough else train


def mean_auc(
    wins: np.ndarray, values: np.ndarray, splits: list[Split], told: np.ndarray
) -> float:
    """Mean AUC of the tests: blocks with other base rates are not mixed."""
    areas = [
        metrics.auc(wins[test], values[test])
        for _, test in splits
        if not np.isnan(told[test]).any()
    ]
    areas = [area for area in areas if not np.isnan(area)]
    return float(np.mean(areas)) if areas else float("nan")


def train(
    leads: pd.DataFrame,
    wins: np.ndarray,
    blocks: np.ndarray,
    card: Card,
    options: Options,
    splits: list[Split] | None = None,
    say: Callable[[str], object] = print,
    only: str | None = None,
) -> tuple[list[Bin], Card]:
    """The points and the card. `blocks`: the scored date of each lead, as a number.

    The score made by hand stays wherever nothing beats it on later dates. `only`: the
    method to hold against it, if not all that the wins allow.
    """
    splits = time_forward_splits(blocks) if splits is None else splits
    results = {}
    methods = methods_allowed(wins)
    if "blend" in methods and len(np.unique(blocks)) > 1:
        methods.append(RECENT)
    for method in methods:
        if only not in (None, method) and method != "hand":
            continue
        told = predicted_unseen(method, leads, wins, blocks, splits, options)
        results[method] = (mean_auc(wins, told, splits, told), told)
        auc = results[method][0]
        tried = (
            "no later date to try it on"
            if np.isnan(auc)
            else f"AUC {auc:.4f} on later dates"
        )
        say(f"  {method}: {tried}")
    hand_auc, hand_told = results["hand"]
    # mapping a score to bins may lose a little of it
    hand_auc = np.nanmax(
        [hand_auc, mean_auc(wins, leads[HAND].to_numpy(), splits, hand_told), -1]
    )
    best = "hand"
    for method, (area, _) in results.items():
        highest = hand_auc if best == "hand" else results[best][0]
        if area > highest:
            best = method
    part = learned_from(best, wins, blocks, np.full(len(wins), True))
    bins = fit_bins(best, leads[part], wins[part], card.model, options)
    if len(np.unique(blocks)) > 1:
        last = blocks == blocks.max()
        bins = recalibrated(bins, leads[last], wins[last], options.points_per_logit)
    told = results[best][1]
    seen = ~np.isnan(told)
    numbers: dict[str, object] = {}
    if seen.any() and 0 < wins[seen].sum() < seen.sum():
        ratio = float(wins[seen].sum() / told[seen].sum())
        numbers = {
            "auc": results[best][0],
            "log_loss": metrics.log_loss(wins[seen], told[seen]),
            "calibration_error": metrics.calibration_error(wins[seen], told[seen]),
            "brier": metrics.brier(wins[seen], told[seen]),
            "hand_auc": float(hand_auc),
            "hand_log_loss": metrics.log_loss(wins[seen], hand_told[seen]),
            "actual_to_predicted": ratio,
        }
        if not metrics.is_as_expected(ratio):
            say(f"  ALARM: {ratio:.2f} conversions for each one expected")
    card = replace(
        card,
        method=best,
        status="active" if numbers else "shadow",
        leads=len(wins),
        wins=int(wins.sum()),
        points_per_logit=options.points_per_logit,
        tested_leads=int(seen.sum()),
        tested_wins=int(wins[seen].sum()),
        ridge={"hand": None, "learned": LEARNED_C}.get(best, BLEND_C),
        **numbers,
    )
    return bins, card


def leak_alarms(leads: pd.DataFrame, wins: np.ndarray, fewest: int) -> dict[str, str]:
    """Features that tell too much to be known before: feature -> why.

    An alarm, no proof: what sales writes down during or after a deal looks like this.
    """
    found = {}
    for feature in leads.columns.drop(HAND, errors="ignore"):
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
