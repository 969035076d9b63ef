"""The table of docs/outcomes.md, made of a small set whose buyers are known."""

import re

import baselines
import evaluate_points
import numpy as np
import pandas as pd
import pytest
from predictive.sample import Sample
from predictive.training import time_forward_splits


def made_sample(seed: int = 1, people: int = 500, dates: int = 8) -> Sample:
    """People on dates ten days apart: who acts much buys, who pauses long does not."""
    draw = np.random.default_rng(seed)
    count = people * dates
    activity = draw.exponential(2, count)
    recency = np.where(activity < 0.2, np.nan, draw.integers(0, 60, count))
    country = draw.choice(np.array(["fr", "uk", None], dtype=object), count)
    odds = 0.8 * activity - 0.04 * np.nan_to_num(recency, nan=60) + (country == "fr")
    wins = (draw.random(count) < 1 / (1 + np.exp(3 - odds))).astype(int)
    features = {
        "hand_score": np.round(10 * activity),
        "activity": activity,
        "recency_days": recency,
        "newness_days": draw.integers(0, 300, count) * 1.0,
        "attribute:country": country,
    }
    days = np.repeat(np.arange(dates) * 10, people)
    return Sample(
        pd.DataFrame(features),
        wins,
        days,
        np.tile(np.arange(people), dates),
        np.full(count, 1 / 3),
        30,
        np.array([10, 40, 70]),
    )


@pytest.fixture(scope="module")
def rows() -> dict[str, list[str]]:
    """The cells of the table by the name of the model."""
    sample = made_sample()
    splits = time_forward_splits(sample.days, sample.tested, sample.horizon)
    assert [int(sample.days[test][0]) for _, test in splits] == [40, 70]
    given = {"LightGBM": baselines.boosted}
    found = {}
    for name, values, told in evaluate_points.models(sample, splits, given):
        line = evaluate_points.row(name, sample.wins, values, told, splits)
        found[name] = [cell.strip() for cell in line.strip("| ").split("|")][1:]
    return found


def test_every_model_has_a_row_with_all_figures(rows: dict[str, list[str]]) -> None:
    assert list(rows) == [
        *("newness alone", "recency alone", "activity alone", "rules"),
        *("points, blend", "points, recent", "points, learned", "LightGBM"),
    ]
    for name, cells in rows.items():
        assert len(cells) == 5, name
        assert re.fullmatch(r"0\.\d{3}", cells[0]), name
        assert re.fullmatch(r"\d\.\d\d( ALARM)?", cells[4]), name


def test_what_tells_nothing_is_told_apart_from_what_does(
    rows: dict[str, list[str]],
) -> None:
    areas = {name: float(cells[0]) for name, cells in rows.items()}
    assert areas["newness alone"] == pytest.approx(0.5, abs=0.06)
    assert areas["points, learned"] > areas["rules"] + 0.01
    assert areas["LightGBM"] > areas["rules"]
    assert areas["points, learned"] >= 0.98 * areas["LightGBM"]


def test_the_baseline_is_the_same_twice_and_goes_one_way() -> None:
    sample = made_sample(seed=2)
    splits = time_forward_splits(sample.days, sample.tested, sample.horizon)[-1:]
    (train, test) = splits[0]
    told = baselines.boosted(sample, splits)
    assert np.isnan(told[~test]).all()
    assert (told[test] == baselines.boosted(sample, splits)[test]).all()
    # more activity never makes a conversion less likely
    coded, directions = baselines.coded_features(sample.features)
    model = baselines.fitted(
        (4, 50, 50), coded[train], sample.wins[train], sample.weights[train], directions
    )
    one = pd.concat([coded[test].iloc[:1]] * 50, ignore_index=True)
    one["f1"] = np.linspace(0, 8, 50)
    assert (np.diff(model.predict(one)) >= 0).all()
