"""The card of a model: what it learned from, and what later dates say of it."""

import csv
from dataclasses import dataclass, fields
from pathlib import Path

from . import metrics
from .point_table import Bin, read_bins, write_rows

FEWEST_TESTED_WINS = 20


@dataclass(frozen=True)
class Card:
    """A row of predictive_models.csv."""

    model: str
    scorecard_id: str
    status: str
    reason: str
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


def verdict(card: Card) -> tuple[str, str]:
    """Whether its probabilities may be shown, and why or why not, in words."""
    if card.auc is None:
        return "shadow", "there is no later date with outcomes to test it on"
    if card.tested_wins < FEWEST_TESTED_WINS:
        return "shadow", (
            f"{card.tested_wins} conversions on later dates; {FEWEST_TESTED_WINS} are"
            " needed"
        )
    ratio = card.actual_to_predicted
    if not metrics.is_as_expected(ratio):
        return "shadow", (
            f"alarm: {ratio:.2f} conversions on later dates for each one expected;"
            " 0.8 to 1.25 pass"
        )
    return "active", (
        f"{card.tested_wins} conversions on later dates, {ratio:.2f} for each one"
        f" expected; AUC {card.auc:.3f}, of the score alone {card.hand_auc:.3f}"
    )


def write_model(folder: Path, bins: list[Bin], card: Card) -> None:
    """Write the two files; the models of other cards in the folder stay."""
    folder.mkdir(parents=True, exist_ok=True)
    cards, points = folder / "predictive_models.csv", folder / "predictive_points.csv"
    others = [
        row for row in read_cards(cards) if row["scorecard_id"] != card.scorecard_id
    ]
    names = {row["model"] for row in others}
    kept = read_bins(points) if points.exists() else []
    write_rows(cards, [*others, card], Card)
    write_rows(points, [*(row for row in kept if row.model in names), *bins], Bin)


def read_cards(path: Path) -> list[dict[str, str]]:
    """The rows of a predictive_models.csv, as text; none if there is no file."""
    if not path.exists():
        return []
    known = {field.name for field in fields(Card)}
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {name: row.get(name) or "" for name in known}
            for row in csv.DictReader(file)
        ]
