"""The points of a model as rows of predictive_points.csv. The rows are the model."""

import csv
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np
import pandas as pd

INTERCEPT = "(intercept)"


@dataclass(frozen=True)
class Bin:
    """A row: the points of a bin of a feature. None is a blank cell."""

    model: str
    feature: str
    rule: str
    bin: int
    lower: float | None
    upper: float | None
    category: str | None
    points: int
    train_n: int
    train_rate: float


def predict(
    bins: Iterable[Bin], leads: pd.DataFrame, points_per_logit: float
) -> np.ndarray:
    """Probability of each lead: a column per feature, numbers or text, None unknown."""
    points = total_points(bins, leads)
    return 1 / (1 + np.exp(-points / points_per_logit))


def total_points(bins: Iterable[Bin], leads: pd.DataFrame) -> np.ndarray:
    """Sum of the points of each lead, whole numbers."""
    total = np.zeros(len(leads), dtype="int64")
    by_feature: dict[str, list[Bin]] = {}
    for row in bins:
        by_feature.setdefault(row.feature, []).append(row)
    for feature, rows in by_feature.items():
        if feature == INTERCEPT:
            total += rows[0].points
        else:
            total += feature_points(rows, leads[feature])
    return total


def feature_points(rows: list[Bin], values: pd.Series) -> np.ndarray:
    """Points that one feature gives each lead; 0 for what it has no bin for."""
    special = {row.rule: row.points for row in rows if row.rule in ("missing", "other")}
    missing = special.get("missing", 0)
    ranges = sorted((row for row in rows if row.rule == "range"), key=lambda r: r.bin)
    if not ranges:
        known = {row.category: row.points for row in rows if row.rule == "category"}
        given = [
            missing if pd.isna(value) else known.get(value, special.get("other", 0))
            for value in values
        ]
        return np.array(given, dtype="int64")
    numbers = values.to_numpy(dtype="float64")
    cuts = np.array([row.lower for row in ranges[1:]], dtype="float64")
    points = np.array([row.points for row in ranges], dtype="int64")
    places = np.searchsorted(cuts, numbers, side="right")
    return np.where(np.isnan(numbers), missing, points[places])


def read_bins(path: Path) -> list[Bin]:
    """The rows of a predictive_points.csv."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Bin(
                row["model"],
                row["feature"],
                row["rule"],
                int(row["bin"]),
                float(row["lower"]) if row["lower"] else None,
                float(row["upper"]) if row["upper"] else None,
                row["category"] or None,
                int(row["points"]),
                int(row["train_n"]),
                float(row["train_rate"]),
            )
            for row in csv.DictReader(file)
        ]


def write_rows(path: Path, rows: list, row_type: type) -> None:
    """Write dataclass rows, or rows as read, as CSV; the same rows, the same bytes.

    The file is whole at any moment: a run that dies leaves the one before.
    """
    names = [field.name for field in fields(row_type)]
    # dbt reads what ends with .csv
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names, lineterminator="\n")
            writer.writeheader()
            for row in rows:
                cells = row if isinstance(row, dict) else asdict(row)
                writer.writerow({name: cell(value) for name, value in cells.items()})
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def cell(value: object) -> object:
    """A value as a cell: decimals as short as they are, at most 4."""
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return "" if value is None else value
