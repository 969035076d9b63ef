"""Points learned from a world whose buyers are known, and what SQL makes of them."""

import csv
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest
from harness import (
    ROOT,
    SEEDS_AND_MODELS,
    Project,
    Rows,
    read_table,
    upstream_of,
    write_raw,
    write_seeds,
)
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(ROOT / "scripts"))

import advise
import learn
import rule_advice
import rule_evidence
import train_points
from predictive import metrics
from predictive.card import Card, read_cards, verdict, write_model
from predictive.choosing import choose, mean_auc, train
from predictive.coding import coding_of
from predictive.fitting import fit_additive
from predictive.leaks import is_calendar, leak_alarms
from predictive.point_table import Bin, feature_points, predict, read_bins
from predictive.reading import read_sample, read_undated, weights_of
from predictive.sample import Sample
from predictive.training import (
    Options,
    fit_bins,
    methods_allowed,
    predicted_unseen,
    recalibrated,
    time_forward_splits,
)

FIRST, SECOND, LAST = "2026-01-31", "2026-03-02", "2026-04-01"
VARIABLES = {"outcome_days": 30, "contact_attributes": ["plan"]}
CONTACTS = 1600
TABLES = [
    *("lead_scores", "lead_score_history", "int_training_features"),
    *("predictive_scores", "predictive_contributions"),
    *("rule_performance", "threshold_advice"),
]
BLANK = Card("m", "a", *["x"] * 5, *[0] * 3, 100.0, *[0] * 2, *[None] * 8, "t")
# What makes a contact of the world buy: log odds.
BUYING = {"FR": 1.2, "UK": 0.0, "US": -1.2, None: -0.3}


def raw_rows() -> dict[str, Rows]:
    """Contacts who buy by country and by their visits, not by company size."""
    draw = np.random.default_rng(7)
    raw: dict[str, Rows] = {"contacts": [], "events": [], "deals": [], "companies": []}
    for size in (5, 50, 500):
        raw["companies"].append(
            {"company_id": f"of {size}", "employee_count": str(size)}
        )
    for number in range(CONTACTS):
        contact = f"c{number:04}"
        country = draw.choice(np.array([*BUYING], dtype=object))
        raw["contacts"].append(
            {
                "contact_id": contact,
                "created_at": f"2026-01-{1 + number % 28:02}",
                "country": country if number % 50 else f"R{number}",
                "company_id": f"of {draw.choice([5, 50, 500])}",
                "plan": None if number % 3 else "Pro",
            }
        )
        visits = int(draw.integers(0, 6))
        for visit in range(visits):
            raw["events"].append(
                {
                    "event_id": f"{contact} {visit}",
                    "contact_id": contact,
                    "event_type": "page_view",
                    "occurred_at": f"2026-01-{29 + visit % 3} 10:00:00",
                }
            )
        for month, day in (("02", 10), ("03", 15)):
            odds = np.exp(BUYING[country] + 0.4 * visits - 2.8)
            if draw.random() < odds / (1 + odds):
                raw["deals"].append(
                    {
                        "deal_id": f"{contact} {month}",
                        "contact_id": contact,
                        "created_at": f"2026-{month}-01",
                        "closed_at": f"2026-{month}-{day}",
                        "is_won": "true",
                    }
                )
                break
    return raw


def seed_rows() -> dict[str, Rows]:
    card = {"scorecard_id": "main"}
    fit = {"operator": "equals", "points": "5"} | card
    return {
        "scorecards": [card],
        "demographic_points": [
            {"rule_id": "us", "attribute": "country", "value": "US"} | fit,
            {"rule_id": "pro", "attribute": "plan", "value": "Pro"} | fit,
            {
                "rule_id": "large",
                "attribute": "company_employee_count",
                "operator": "at_least",
                "value": "100",
                "points": "3",
            }
            | card,
        ],
        "behavioural_points": [
            {"rule_id": "visit", "event_type": "page_view", "points": "2"} | card
        ],
    }


@dataclass
class Learned:
    """A trained project: its raw rows, and what was left after each step."""

    project: Project
    raw: dict[str, Rows]
    bins: list[Bin]
    card: dict[str, str]
    bytes_twice: list[bytes]


def build(
    project: Project,
    as_of: str,
    variables: dict[str, object] = VARIABLES,
    **dates: object,
) -> None:
    given = variables | (dates or {"as_of_date": as_of})
    done = project.run_dbt([*SEEDS_AND_MODELS, *upstream_of(TABLES)], variables=given)
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def learned() -> Iterator[Learned]:
    with Project() as project:
        raw = raw_rows()
        write_raw(project.raw, raw, VARIABLES)
        write_seeds(project.seeds, seed_rows())
        dates = {"score_from": FIRST, "score_to": LAST, "score_every_days": 30}
        build(project, LAST, VARIABLES, **dates)
        written = []
        folder = project.seeds / "predictive"
        for _ in range(2):
            args = ["--out", str(folder), "--scorecard", "main"]
            assert train_points.main([*args, "--db", str(project.db)]) == 0
            files = sorted(folder.glob("*.csv"))
            written.append(b"".join(path.read_bytes() for path in files))
        with (folder / "predictive_models.csv").open(encoding="utf-8") as file:
            (card,) = csv.DictReader(file)
        bins = read_bins(folder / "predictive_points.csv")
        yield Learned(project, raw, bins, card, written)


def features_of(project: Project, as_of: str) -> pd.DataFrame:
    """Features of the evaluated leads of a date, a row each."""
    sample = read_sample(project.db, "main", 30)
    contacts = [
        row["contact_id"]
        for row in sorted(
            read_table(project.db, "int_evaluated_leads"),
            key=lambda row: (row["as_of_date"], row["contact_id"]),
        )
    ]
    of_date = sample.days == np.datetime64(as_of, "D").astype("int64")
    return sample.features.set_index(pd.Index(contacts))[of_date]


def test_the_same_data_gives_the_same_bytes(learned: Learned) -> None:
    assert learned.bytes_twice[0] == learned.bytes_twice[1]


def test_coarser_points_state_what_they_lose(
    learned: Learned, capsys: pytest.CaptureFixture[str]
) -> None:
    out = learned.project.folder / "friendly"
    args = ["--out", str(out), "--scorecard", "main", "--points-to-double", "20"]
    assert train_points.main([*args, "--db", str(learned.project.db)]) == 0
    said = capsys.readouterr().out
    areas = re.search(r"20 points double .* AUC ([\d.]+), .* logit ([\d.]+)", said)
    assert float(areas[1]) == pytest.approx(float(areas[2]), abs=0.005)
    (card,) = csv.DictReader((out / "predictive_models.csv").open(encoding="utf-8"))
    assert card["points_per_logit"] == "28.8539"  # 20 / ln 2
    fine = {(row.feature, row.bin): row.points for row in learned.bins}
    for row in read_bins(out / "predictive_points.csv"):
        if row.feature != "(intercept)":
            assert abs(fine[row.feature, row.bin] * 0.288539 - row.points) <= 0.65


def test_data_corrects_points_that_are_wrong(learned: Learned) -> None:
    assert learned.card["method"] in ("blend", "learned")
    assert float(learned.card["auc"]) > float(learned.card["hand_auc"]) + 0.05
    country = {
        row.category: row.points
        for row in learned.bins
        if row.feature == "attribute:country"
    }
    assert country["fr"] > country["uk"] > country["us"]
    assert all(row.train_n >= 20 for row in learned.bins if row.points)


def test_what_may_leak_are_attributes_and_rules_on_them(learned: Learned) -> None:
    assert read_undated(learned.project.db) == {
        *("attribute:country", "attribute:plan", "attribute:company_employee_count"),
        *("rule:us", "rule:pro", "rule:large"),
    }


def test_sql_gives_the_probability_that_python_does(learned: Learned) -> None:
    """Also for values that the training never saw, and for none."""
    project = learned.project
    changed = [dict(row) for row in learned.raw["contacts"]]
    for number, row in enumerate(changed):
        if number % 7 == 0:
            row["country"] = ["XX", None, "null", "Österreich"][number % 4]
        if number % 11 == 0:
            row["company_id"] = None
    write_raw(project.raw, learned.raw | {"contacts": changed}, VARIABLES)
    build(project, SECOND)
    leads = features_of(project, SECOND)
    told = predict(learned.bins, leads, float(learned.card["points_per_logit"]))
    rows = {
        row["contact_id"]: row for row in read_table(project.db, "predictive_scores")
    }
    assert len(leads) > 1000
    assert len({row["points"] for row in rows.values()}) > 20
    gaps = [
        abs(float(rows[contact]["probability"]) - probability)
        for contact, probability in zip(leads.index, told, strict=True)
    ]
    assert max(gaps) <= 1e-9
    # what people see of it
    assert learned.card["status"] == "active", learned.card["reason"]
    seen = {row["contact_id"]: row for row in read_table(project.db, "lead_scores")}
    for contact, row in rows.items():
        assert seen[contact]["conversion_probability"] == row["probability"]
    reasons = [seen[contact]["probability_reasons"] for contact in rows]
    assert any("country: fr (+" in text for text in reasons)
    assert any(re.search(r"visit: \S+ or more \(\+\d+\)", text) for text in reasons)
    assert all(text.count(";") <= 2 for text in reasons)

    sums: dict[str, int] = {}
    for row in read_table(project.db, "predictive_contributions"):
        sums[row["contact_id"]] = sums.get(row["contact_id"], 0) + row["points"]
    assert sums == {contact: row["points"] for contact, row in rows.items()}
    write_raw(project.raw, learned.raw, VARIABLES)
    build(project, LAST)


def test_no_feature_knows_what_came_after_its_date(learned: Learned) -> None:
    """What happens later changes nothing; with the date condition gone it is caught."""
    project = learned.project
    before = features_of(project, FIRST)
    later = [
        {
            "event_id": f"later {contact['contact_id']}",
            "contact_id": contact["contact_id"],
            "event_type": "page_view",
            "occurred_at": "2026-02-01 10:00:00",
        }
        for contact in learned.raw["contacts"]
    ]
    moved = [
        {
            "contact_id": contact["contact_id"],
            "attribute": "country",
            "value": "XX",
            "valid_from": LAST,
        }
        for contact in learned.raw["contacts"]
    ]
    variables = VARIABLES | {"contact_attribute_history": True}
    raw = learned.raw | {
        "events": [*learned.raw["events"], *later],
        "contact_attribute_history": moved,
    }
    write_raw(project.raw, raw, variables)
    build(project, LAST, variables)
    after = features_of(project, FIRST)
    pd.testing.assert_frame_equal(before, after)

    # the later acts are there, and would be seen if dates were not looked at
    with duckdb.connect(str(project.db), read_only=True) as connection:
        (ever,) = connection.execute(
            "select sum(hits) from main_intermediate.int_contact_activity"
            " inner join main_intermediate.int_rule_matchers using (matcher_id)"
            " where rule_id = 'visit'"
        ).fetchone()
    assert ever >= after["rule:visit"].sum() + len(after)


def test_advice_names_a_rule_that_is_wrong_and_proposes_seeds(
    learned: Learned,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The country that buys least, and a size that tells nothing, earn too much."""
    project = learned.project
    monkeypatch.setenv("LEAD_SCORING_SEEDS", str(project.seeds.relative_to(ROOT)))
    out = project.folder / "proposed"
    assert advise.main(["--db", str(project.db), "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert re.search(r"^Lower us \(us, card main\): 5 points, .* 0 or less", said, re.M)
    assert "Lower large" in said
    assert "Lower visit" not in said
    fit = {
        row["rule_id"]: row["points"]
        for row in csv.DictReader((out / "rules/demographic_points.csv").open())
    }
    assert fit["us"] == "0"
    assert 0 <= int(fit["large"]) < 3
    groups = (out / "rules" / "rule_groups.csv").read_bytes()
    assert groups == (project.seeds / "rules" / "rule_groups.csv").read_bytes()


def test_advice_needs_conversions_independence_and_room() -> None:
    """Leads of each rule convert more, and each rule has another reason."""
    draw = np.random.default_rng(5)
    leads = 3000
    wins = draw.random(leads) < 0.1
    hits = {
        "strong": np.where(wins, 0.6, 0.2) > draw.random(leads),
        "capped": np.where(wins, 0.6, 0.2) > draw.random(leads),
        "penalty": np.where(wins, 0.3, 0.2) > draw.random(leads),
        "leaky": wins | (draw.random(leads) < 0.01),
        "rare": draw.random(leads) < np.where(wins, 0.03, 0.01),
    }
    hits["shadow"] = hits["strong"] & (draw.random(leads) < 0.97)
    joint = rule_evidence.fitted(
        [(str(lead), 1, int(won)) for lead, won in enumerate(wins)],
        [(rule, str(lead), 1) for rule in hits for lead in np.flatnonzero(hits[rule])],
        set(),
    )

    def verdict(rule: str, advice: str, points: float, low: float, high: float, *room):
        counts = int(hits[rule].sum()), int(wins[hits[rule]].sum())
        middle = (low + high) / 2
        row = (rule, rule, "card", advice, *counts, 0.1, 0.1, points, middle, low, high)
        limits = room or (None, None)
        return rule_advice.judged((*row, *limits), joint, leads, int(wins.sum()))

    assert joint.log_odds[joint.places["strong"]] > 0
    assert verdict("leaky", "raise", 5, 40, 60).verdict == "leaky"
    assert verdict("rare", "raise", 5, 40, 60).verdict == "weak"
    overlap = verdict("shadow", "raise", 5, 40, 60)
    assert (overlap.verdict, overlap.other) == ("overlap", "strong")
    capped = verdict("capped", "raise", 5, 40, 60, None, 5)
    assert (capped.verdict, capped.target) == ("capped", None)
    room = verdict("capped", "raise", 5, 40, 60, None, 25)
    assert room.verdict == "raise"
    assert 5 < room.target <= 25
    less = verdict("penalty", "raise", -25, -3, -1)
    assert less.target is None or -25 < less.target < 0
    assert advise.change_line(
        replace(room, points=-25, target=-18, rate=0.1, other_rate=0.2)
    ).startswith("Take off less for capped (capped, card card): -25 points")


def test_one_command_takes_dates_and_days_from_the_build(
    learned: Learned,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    project, asked = learned.project, {}

    def score(db: Path, copy: Path, variables: dict[str, object]) -> bool:
        asked.update(variables)
        shutil.copyfile(db, copy)
        return True

    monkeypatch.setattr(learn, "score", score)
    monkeypatch.setenv("LEAD_SCORING_SEEDS", str(project.seeds.relative_to(ROOT)))
    args = ["--db", str(project.db), "--folder", str(tmp_path), "--windows", "1"]
    assert learn.main([*args, "--out", str(tmp_path / "out")]) == 0
    assert asked == {
        "score_from": FIRST,
        "score_to": LAST,
        "score_every_days": 6,
        "outcome_days": 30,
        "learn_every_days": 6,
    }
    said = capsys.readouterr().out
    assert f"Scoring 11 dates from {FIRST} to {LAST}, every 6 days" in said
    assert re.search(r"held \d+ of \d+ conversions, the tenth with the highest", said)
    cards = read_cards(tmp_path / "out" / "predictive_models.csv")
    assert [row["scorecard_id"] for row in cards] == ["main"]


def test_dates_fit_into_a_window() -> None:
    steps = {30: 6, 90: 6, 60: 6, 14: 7, 7: 7, 31: 1}
    assert {days: learn.step_within(days, 7) for days in steps} == steps


def test_so_many_conversions_allow_what_is_said() -> None:
    for wins, says in (
        (15, "15 leads that converted, on 1 dates. Below 20 nothing is learned"),
        (150, "data may only correct the score"),
        (250, "Enough to learn points from nothing"),
    ):
        sample = Sample(pd.DataFrame(), (np.arange(900) < wins) * 1)
        assert says in train_points.stage_of(sample)


def test_a_leaky_feature_raises_an_alarm() -> None:
    draw = np.random.default_rng(1)
    wins = (draw.random(2000) < 0.2).astype(int)
    leads = pd.DataFrame(
        {
            "hand_score": wins * 1.0,
            "filled late": np.where(wins == 1, "won by Ann", None),
            "written by sales": np.where(wins == 1, 90.0, 10.0) + draw.random(2000),
            "tag": np.where((wins == 1) & (draw.random(2000) < 0.9), "hot", "cold"),
            "honest": draw.random(2000) + 0.3 * wins,
            "many values": [f"v{number % 90}" for number in range(2000)],
        }
    )
    assert set(leak_alarms(leads, wins, 20)) == {
        "filled late",
        "written by sales",
        "tag",
    }


def test_what_is_dated_raises_no_alarm() -> None:
    """Activity is known as of each date: it may tell as much as it does."""
    wins = np.arange(400) % 4 == 0
    leads = pd.DataFrame({"activity": wins * 9.0, "rule:late": wins * 1.0})
    assert set(leak_alarms(leads, wins * 1, 20, undated={"rule:late"})) == {"rule:late"}


def test_a_date_is_an_attribute_and_a_rule_may_have_any_name() -> None:
    for name in ("attribute:created_at", "attribute:company_founded_year", "month"):
        assert is_calendar(name), name
    for name in ("rule:login_day", "rule:season_year_end", "recency_days", "activity"):
        assert not is_calendar(name), name


def test_a_rule_that_few_meet_gets_its_points() -> None:
    """2 % meet it and half of them buy, of others 3 %: no quantile cuts there."""
    hits = np.zeros(5000)
    hits[:100] = np.linspace(0.5, 3, 100)
    wins = ((np.arange(5000) % 33 == 0) | ((hits > 0) & (np.arange(5000) % 2 == 0))) * 1
    leads = pd.DataFrame({"rule:rare": hits})
    assert coding_of(leads["rule:rare"], 20).cuts[0] == 0.5
    told = fit_additive(leads, wins, 0.3, 20).log_odds["rule:rare"]
    assert told[1] - told[0] > 2
    # a common value in the middle has a bin of its own
    values = pd.Series(np.repeat([1.0, 5.0, 6.0, 9.0], [30, 900, 30, 40]), name="n")
    assert coding_of(values, 20).cuts == (5.0, 6.0, 9.0)
    assert coding_of(values, 35).cuts == (6.0,)
    assert coding_of(values, 500).cuts == ()


def test_a_person_counts_once_in_each_window() -> None:
    days = np.array([100, 93, 86, 79, 72, 65, 65])
    # 100 to 79 are less than 30 days back, 72 is 28, 65 is 35
    assert list(weights_of(days, 30)) == [0.2] * 5 + [1.0] * 2
    sample = Sample(
        pd.DataFrame(), np.array([1, 1, 0, 0]), people=np.array([7, 7, 8, 8])
    )
    assert sample.people_won() == 1


def test_no_window_that_is_learned_from_reaches_past_a_tested_date() -> None:
    days = np.array([0, 7, 14, 21, 30, 37, 60])
    splits = time_forward_splits(days, np.array([0, 30, 60]), 30)
    told = [(list(days[train]), list(days[test])) for train, test in splits]
    assert told == [([0], [30]), ([0, 7, 14, 21, 30], [60])]


def test_the_choice_that_is_told_knows_only_earlier_tests() -> None:
    """The score helps first and misleads on the last date, on which it was chosen."""
    draw = np.random.default_rng(8)
    blocks = np.repeat(np.arange(4), 400)
    sign = draw.integers(0, 2, 1600) * 1.0
    score = draw.random(1600)
    rate = np.where(blocks < 3, 0.1 + 0.5 * sign, 0.6 - 0.5 * sign)
    wins = (draw.random(1600) < rate).astype(int)
    sample = Sample(pd.DataFrame({"hand_score": score, "sign": sign}), wins, blocks)
    splits = time_forward_splits(blocks)
    choice = choose(sample, splits, Options(), say=lambda _: None)
    assert choice.before[0] == "blend"
    assert choice.before[2] != "hand"
    assert mean_auc(wins, choice.told, splits[-1:], choice.told) < 0.4


def test_a_card_is_active_only_with_wins_and_without_alarm() -> None:
    tested = replace(
        BLANK, auc=0.8, hand_auc=0.7, tested_wins=20, actual_to_predicted=1.0
    )
    assert verdict(tested)[0] == "active"
    for changed, says in (
        ({"auc": None}, "no later date"),
        ({"tested_wins": 19}, "19 conversions on later dates; 20 are needed"),
        ({"actual_to_predicted": 20.53}, "alarm: 20.53 conversions on later dates"),
        ({"actual_to_predicted": 0.79}, "alarm"),
    ):
        status, reason = verdict(replace(tested, **changed))
        assert status == "shadow"
        assert says in reason


def test_a_model_replaces_that_of_its_card_only(tmp_path: Path) -> None:
    row = Bin("m", "(intercept)", "intercept", 0, None, None, None, 5, 9, 0.5)
    for model, card in (("m1", "a"), ("m2", "b"), ("m3", "a")):
        blank = replace(BLANK, model=model, scorecard_id=card)
        write_model(tmp_path, [replace(row, model=model)], blank)
    cards = read_cards(tmp_path / "predictive_models.csv")
    assert [row["model"] for row in cards] == ["m2", "m3"]
    bins = read_bins(tmp_path / "predictive_points.csv")
    assert [row.model for row in bins] == ["m2", "m3"]


def test_wins_decide_what_may_be_learned() -> None:
    wins = np.zeros(1000, dtype=int)
    expected = {19: 1, 20: 2, 199: 2, 200: 3, 800: 3, 801: 2, 981: 1}
    for count, methods in expected.items():
        wins[:] = 0
        wins[:count] = 1
        sample = Sample(pd.DataFrame(), wins.copy())
        assert methods_allowed(sample) == ["hand", "blend", "learned"][:methods], count


def test_an_auc_counts_ties_half() -> None:
    wins = np.array([1, 1, 0, 0, 0])
    assert metrics.auc(wins, np.array([3, 2, 2, 1, 1])) == pytest.approx(5.5 / 6)
    assert metrics.auc(wins, np.ones(5)) == 0.5
    # the best tenth and a share of ties: 1 of 2 leads, which hold both wins of 4
    assert metrics.lift_at(np.array([1, 1, 0, 0]), np.array([2, 2, 1, 1]), 0.25) == 2


def test_calibration_is_the_mean_gap_of_ten_groups() -> None:
    wins = np.tile([1, 0], 10)
    assert metrics.calibration_error(wins, np.full(20, 0.5)) == pytest.approx(0)
    assert metrics.calibration_error(wins, np.full(20, 0.8)) == pytest.approx(0.3)
    assert metrics.brier(wins, np.full(20, 0.8)) == pytest.approx(0.34)
    assert metrics.log_loss(wins, np.full(20, 0.5)) == pytest.approx(np.log(2))


def test_the_fit_is_that_of_scikit_learn() -> None:
    draw = np.random.default_rng(3)
    columns = (draw.random((800, 6)) < 0.4).astype(float)
    wins = (draw.random(800) < 0.2 + 0.3 * columns[:, 0]).astype(int)
    model = LogisticRegression(C=0.3, tol=1e-8, max_iter=2000).fit(columns, wins)
    leads = pd.DataFrame(columns, columns=list("abcdef"))
    fit = fit_additive(leads, wins, 0.3, 20)
    weights = [fit.log_odds[feature][1] for feature in leads]
    assert weights == pytest.approx(model.coef_[0], abs=1e-4)
    assert fit.intercept == pytest.approx(model.intercept_[0], abs=1e-4)
    # a weight of two is the lead twice
    weights = 1.0 + (np.arange(800) % 3 == 0)
    model.fit(columns, wins, sample_weight=weights)
    fit = fit_additive(leads, wins, 0.3, 20, weights=weights)
    assert fit.log_odds["a"][1] == pytest.approx(model.coef_[0][0], abs=1e-4)


@pytest.mark.parametrize("direction", [1, -1])
def test_a_feature_only_goes_the_way_that_is_asked(direction: int) -> None:
    draw = np.random.default_rng(5)
    number = draw.random(3000) * 10
    wins = (draw.random(3000) < 0.1 + 0.3 * np.abs(number - 5) / 5).astype(int)
    leads = pd.DataFrame({"number": number})
    free = fit_additive(leads, wins, 0.3, 20).log_odds["number"][:-2]
    assert (np.diff(free) < -0.01).any()
    assert (np.diff(free) > 0.01).any()
    held = fit_additive(leads, wins, 0.3, 20, directions={"number": direction})
    assert (np.diff(held.log_odds["number"][:-2]) * direction >= 0).all()


def test_columns_that_tell_nothing_are_left_out() -> None:
    wins = np.arange(200) % 2
    leads = pd.DataFrame(
        {
            "never known": np.full(200, np.nan),
            "always the same": np.ones(200),
            "all different": [f"v{number}" for number in range(200)],
        }
    )
    fit = fit_additive(leads, wins, 0.3, 20)
    told = {feature: set(odds) for feature, odds in fit.log_odds.items()}
    # known or not, and one of many or not, are bins of their own
    assert set(told) == {"never known", "all different"}
    assert all(abs(odd) < 0.01 for odds in told.values() for odd in odds)


def test_a_bin_takes_its_lower_end_and_not_its_upper() -> None:
    row = Bin("m", "f", "range", 0, None, 1.0, None, 1, 20, 0.5)
    rows = [
        row,
        replace(row, bin=1, lower=1.0, upper=2.5, points=2),
        replace(row, bin=2, lower=2.5, upper=None, points=3),
        replace(row, bin=4, rule="missing", upper=None, points=-7),
    ]
    numbers = pd.Series([-9.0, np.nextafter(1, 0), 1.0, 2.4999, 2.5, 99.0, np.nan])
    assert list(feature_points(rows, numbers)) == [1, 1, 2, 2, 3, 3, -7]


def test_the_intercept_moves_only_beyond_two_standard_errors() -> None:
    intercept = Bin("m", "(intercept)", "intercept", 0, None, None, None, 0, 400, 0.5)
    leads = pd.DataFrame({"hand_score": np.zeros(400)})
    # at a probability of 0.5 the error of 400 leads is 1 / sqrt(100) = 0.1 logit
    for won, points in ((219, 0), (300, 110)):
        wins = np.repeat([1, 0], [won, 400 - won])
        (row,) = recalibrated([intercept], Sample(leads, wins), 100)
        assert row.points == points, won  # ln(300 / 100) = 1.0986


def test_only_earlier_blocks_are_learned_from() -> None:
    blocks = np.array([1, 0, 2, 1])
    splits = [(list(a), list(b)) for a, b in time_forward_splits(blocks)]
    assert splits == [
        ([False, True, False, False], [True, False, False, True]),
        ([True, True, False, True], [False, False, True, False]),
    ]


def test_what_no_longer_holds_is_learned_from_the_latest_date_alone() -> None:
    """A feature that told winners on two dates tells losers on the third and later."""
    draw = np.random.default_rng(4)
    blocks = np.repeat(np.arange(4), 500)
    sign = draw.integers(0, 2, 2000)
    rate = np.where(blocks < 2, 0.1 + 0.4 * sign, 0.5 - 0.4 * sign)
    wins = (draw.random(2000) < rate).astype(int)
    leads = pd.DataFrame({"hand_score": draw.random(2000), "sign": sign * 1.0})
    sample = Sample(leads, wins, blocks)
    splits = time_forward_splits(blocks)[-1:]
    areas = {
        method: mean_auc(wins, told, splits, told)
        for method in ("blend", "recent")
        for told in [predicted_unseen(method, sample, splits, Options())]
    }
    assert areas["recent"] > 0.65
    assert areas["blend"] < areas["recent"] - 0.2
    few = wins * (np.arange(2000) % 50 == 0)
    one, other = (
        predicted_unseen(method, Sample(leads, few, blocks), splits, Options())[
            blocks == 3
        ]
        for method in ("blend", "recent")
    )
    assert (one == other).all()  # too few wins on the latest date


def test_an_alarm_is_raised_where_more_or_less_comes_than_expected() -> None:
    """Half as many convert on the last date as before: 0.5 for each one expected."""
    draw = np.random.default_rng(6)
    score = draw.integers(0, 10, 4000) * 1.0
    blocks = np.repeat([0, 1], 2000)
    for factor, alarmed in ((1.0, False), (0.5, True), (2.0, True)):
        rate = (0.05 + score / 50) * np.where(blocks == 1, factor, 1.0)
        wins = (draw.random(4000) < rate).astype(int)
        said: list[str] = []
        _, card = train(
            Sample(pd.DataFrame({"hand_score": score}), wins, blocks),
            BLANK,
            Options(),
            say=said.append,
        )
        assert card.actual_to_predicted == pytest.approx(factor, rel=0.15)
        assert any("ALARM" in line for line in said) == alarmed
    assert not metrics.is_as_expected(0.79)
    assert not metrics.is_as_expected(1.26)
    assert metrics.is_as_expected(0.8)
    assert metrics.is_as_expected(1.25)


def test_the_hand_score_maps_to_a_rising_probability() -> None:
    draw = np.random.default_rng(2)
    score = draw.integers(0, 100, 500).astype(float)
    wins = (draw.random(500) < score / 150).astype(int)
    sample = Sample(pd.DataFrame({"hand_score": score}), wins)
    bins = fit_bins("hand", sample, "m", Options())
    points = [row.points for row in bins if row.rule == "range"]
    assert len(points) > 10
    assert points == sorted(points)
    told = predict(bins, pd.DataFrame({"hand_score": score}), 100)
    assert told.mean() == pytest.approx(wins.mean(), abs=0.005)


def test_the_project_ships_no_model() -> None:
    for path in (ROOT / "seeds" / "predictive").glob("*.csv"):
        assert len(path.read_text(encoding="utf-8").splitlines()) == 1, path
