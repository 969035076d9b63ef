"""Choose a method on later dates, and write down what it did there: the card."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from . import metrics
from .card import Card, verdict
from .point_table import Bin
from .sample import HAND, Sample
from .training import (
    BLEND_C,
    LEARNED_C,
    RECENT,
    Options,
    Split,
    fit_model,
    methods_allowed,
    predicted_unseen,
    time_forward_splits,
)


@dataclass(frozen=True)
class Choice:
    """The best method, and what was chosen before each test, without its outcomes."""

    best: str
    before: list[str]
    told: np.ndarray
    hand_told: np.ndarray


def mean_auc(
    wins: np.ndarray, values: np.ndarray, splits: list[Split], told: np.ndarray
) -> float:
    """Mean AUC of the tests: dates with other base rates are not mixed."""
    areas = [
        metrics.auc(wins[test], values[test])
        for _, test in splits
        if not np.isnan(told[test]).any()
    ]
    areas = [area for area in areas if not np.isnan(area)]
    return float(np.mean(areas)) if areas else float("nan")


def hand_area(sample: Sample, told: np.ndarray, splits: list[Split]) -> float:
    """AUC of the score itself or of its bins, which may lose a little; nan if none."""
    score = sample.features[HAND].to_numpy()
    areas = [mean_auc(sample.wins, values, splits, told) for values in (told, score)]
    return float(np.max(areas))


def choose(
    sample: Sample,
    splits: list[Split],
    options: Options,
    say: Callable[[str], object] = print,
) -> Choice:
    """Try what the wins allow on later dates. The score stays where nothing beats it.

    What is told of the choice is nested: before each test the method is chosen by the
    tests before it, and the first test gets the most careful one that learns.
    """
    methods = methods_allowed(sample)
    if "blend" in methods and len(splits) > 1:
        methods.append(RECENT)
    results = {}
    for method in methods:
        told = predicted_unseen(method, sample, splits, options)
        results[method] = told
        auc = mean_auc(sample.wins, told, splits, told)
        tried = (
            "no later date to try it on"
            if np.isnan(auc)
            else f"AUC {auc:.4f} on later dates"
        )
        say(f"  {method}: {tried}")

    def best_on(tests: list[Split]) -> str:
        best, highest = "hand", hand_area(sample, results["hand"], tests)
        for method in methods[1:]:
            told = results[method]
            area = mean_auc(sample.wins, told, tests, told)
            if area > highest:
                best, highest = method, area
        return best

    first = "blend" if "blend" in methods else "hand"
    before = [
        best_on(splits[:number]) if number else first for number in range(len(splits))
    ]
    told = np.full(len(sample.wins), np.nan)
    for method, (_, test) in zip(before, splits, strict=True):
        told[test] = results[method][test]
    return Choice(best_on(splits), before, told, results["hand"])


def train(
    sample: Sample,
    card: Card,
    options: Options,
    splits: list[Split] | None = None,
    say: Callable[[str], object] = print,
    choice: Choice | None = None,
) -> tuple[list[Bin], Card]:
    """The points and the card, filled in. `choice`: made already, by other options."""
    splits = time_forward_splits(sample.days) if splits is None else splits
    if choice is None:
        choice = choose(sample, splits, options, say)
    else:
        told = predicted_unseen(choice.before, sample, splits, options)
        choice = replace(choice, told=told)
    bins = fit_model(choice.best, sample, card.model, options)
    told, hand_told = choice.told, choice.hand_told
    seen = ~np.isnan(told)
    wins = sample.wins[seen]
    numbers: dict[str, object] = {}
    if 0 < wins.sum() < len(wins):
        numbers = {
            "auc": mean_auc(sample.wins, told, splits, told),
            "log_loss": metrics.log_loss(wins, told[seen]),
            "calibration_error": metrics.calibration_error(wins, told[seen]),
            "brier": metrics.brier(wins, told[seen]),
            "hand_auc": hand_area(sample, hand_told, splits),
            "hand_log_loss": metrics.log_loss(wins, hand_told[seen]),
            "actual_to_predicted": float(wins.sum() / told[seen].sum()),
        }
    card = replace(
        card,
        method=choice.best,
        leads=len(np.unique(sample.people)),
        wins=sample.people_won(),
        points_per_logit=options.points_per_logit,
        tested_leads=len(wins),
        tested_wins=int(wins.sum()),
        ridge={"hand": None, "learned": LEARNED_C}.get(choice.best, BLEND_C),
        **numbers,
    )
    if numbers:
        say(f"  {would_change(sample, told)}")
    status, reason = verdict(card)
    say(f"  {'ALARM: ' if reason.startswith('alarm') else ''}{status}: {reason}")
    return bins, replace(card, status=status, reason=reason)


def would_change(sample: Sample, told: np.ndarray) -> str:
    """In words, what working the best tenth by probability would have changed."""
    seen = ~np.isnan(told)
    wins, score = sample.wins[seen], sample.features[HAND].to_numpy()[seen]
    most = max(1, round(len(wins) / 10))
    tops = [np.argsort(-values, kind="stable")[:most] for values in (told[seen], score)]
    new, old = (int(wins[top].sum()) for top in tops)
    other = len(set(tops[0].tolist()) - set(tops[1].tolist()))
    return (
        f"on later dates the tenth with the highest probability held {new:,} of"
        f" {wins.sum():,} conversions, the tenth with the highest score {old:,};"
        f" {other:,} of its {most:,} leads are others"
    )
