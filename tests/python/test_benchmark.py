"""The benchmark tells what was reached, and its peer scores as the project does."""

import sys
from argparse import Namespace
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import benchmark  # noqa: E402

RUNS = {
    "one more day": 5.0,
    "changed points": 3.0,
    "changed condition": 4.0,
    "full build": 20.0,
    "by sql": 8.0,
    "by pandas": 300.0,
    "build of nothing": 9.0,
}


def costs_of(runs: dict[str, float]) -> dict[str, benchmark.Cost]:
    return {
        name: benchmark.Cost(seconds, seconds, 1.0) for name, seconds in runs.items()
    }


@pytest.fixture
def bench(tmp_path: Path) -> benchmark.Benchmark:
    """A benchmark of a few thousand events, in a folder of the test."""
    options = benchmark.parse(
        ["--events", "3000", "--contacts", "150", "--peers", "sql"]
    )
    bench = benchmark.Benchmark(options)
    bench.folder = ROOT / "local" / "tests" / tmp_path.name
    bench.folder.mkdir(parents=True, exist_ok=True)
    bench.raw, bench.seeds = bench.folder / "raw", bench.folder / "seeds"
    bench.db = bench.folder / "scores.duckdb"
    bench.peers = {"sql": bench.folder / "sql.parquet"}
    return bench


def test_the_table_says_what_was_reached_and_what_was_not() -> None:
    options = Namespace(events=10_000_000, contacts=100_000)
    result = benchmark.report(costs_of(RUNS), options)
    reached = {
        line["name"]: (line["value"], line["is_met"]) for line in result["ratios"]
    }
    assert reached == {
        "one more day / full build": (0.25, False),
        "changed points / full build": (0.15, True),
        "changed condition / full build": (0.2, True),
        "full build / SQL by hand": (2.5, False),
        "pandas / full build": (15.0, True),
        "peak memory of a build, GB": (1.0, True),
        "build of nothing, s": (9.0, True),
    }
    lines = benchmark.table(result).splitlines()
    missed = [line.split("  ")[0] for line in lines if line.endswith("not reached")]
    assert missed == ["one more day / full build", "full build / SQL by hand"]


def test_a_changed_seed_differs_in_the_one_cell(tmp_path: Path) -> None:
    benchmark.write_seeds(tmp_path / "as_shipped", None)
    benchmark.write_seeds(tmp_path / "changed", benchmark.CHANGED_POINTS)
    name = "rules/behavioural_points.csv"
    shipped = (tmp_path / "as_shipped" / name).read_text().splitlines()
    changed = (tmp_path / "changed" / name).read_text().splitlines()
    [(before, after)] = [
        pair for pair in zip(shipped, changed, strict=True) if pair[0] != pair[1]
    ]
    assert before.startswith("site_visit,")
    assert after.startswith("site_visit,")


def test_sql_by_hand_gives_the_scores_of_the_project(
    bench: benchmark.Benchmark,
) -> None:
    bench.make_load_set()
    bench.build("all", benchmark.LAST_DAY, afresh=True)
    bench.run_peer("sql", bench.peers["sql"])
    bench.db.rename(bench.folder / "full.duckdb")
    assert bench.differences() == []
    # and the comparison can fail
    peer = bench.peers["sql"]
    other = bench.folder / "other.parquet"
    duckdb.execute(
        f"""copy (
            select contact_id, lead_score + 1 as lead_score from '{peer}'
        ) to '{other}'"""
    )
    other.replace(peer)
    [fault] = bench.differences()
    assert "scores differ" in fault


def test_a_build_that_fails_says_what_it_printed() -> None:
    with pytest.raises(benchmark.ProcessFailedError, match="no such thing"):
        benchmark.run([sys.executable, "-c", "raise SystemExit('no such thing')"], {})
