"""The benchmark tells what was reached, and its peer scores as the project does."""

import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import benchmark  # noqa: E402
from benchmark_runs import figures, processes, projects  # noqa: E402
from benchmark_runs.commits import git, worktree  # noqa: E402
from benchmark_runs.load_set import make_load_set  # noqa: E402

RUNS = {
    "one more day": 5.0,
    "changed points": 3.0,
    "changed condition": 4.0,
    "full build": 20.0,
    "by sql": 8.0,
    "by pandas": 300.0,
    "build of nothing": 9.0,
}
SIZES = Namespace(events=10_000_000, contacts=100_000, against="0123456789abcdef")


def costs_of(runs: dict[str, float]) -> dict[str, processes.Cost]:
    return {
        name: processes.Cost(seconds, seconds, 1.0) for name, seconds in runs.items()
    }


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder of the test below the project, where seeds must be."""
    folder = ROOT / "local" / "tests" / tmp_path.name
    folder.mkdir(parents=True, exist_ok=True)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def bench(folder: Path) -> benchmark.Benchmark:
    """A benchmark of a few thousand events."""
    options = benchmark.parse(
        ["--events", "3000", "--contacts", "150", "--peers", "sql"]
    )
    return benchmark.Benchmark(make_load_set(folder, options), options)


def write_scores(db: Path, score: int) -> None:
    db.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(db)) as con:
        con.execute(
            f"""create or replace table lead_scores as
            select 'c1' as contact_id, {score} as lead_score"""
        )


def test_the_table_says_what_was_reached_and_what_was_not() -> None:
    result = figures.report(costs_of(RUNS), SIZES)
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
    lines = figures.table(result).splitlines()
    missed = [line.split("  ")[0] for line in lines if line.endswith("not reached")]
    assert missed == ["one more day / full build", "full build / SQL by hand"]
    assert not any(line.endswith("ratio") for line in lines)


def test_the_table_has_the_costs_at_another_commit_and_the_ratio() -> None:
    cases = {name: costs_of(RUNS)[name] for name in ("full build", "one more day")}
    twice = {name: seconds * 2 for name, seconds in RUNS.items() if name in cases}
    result = figures.report(costs_of(RUNS), SIZES, costs_of(twice))
    assert result["against"]["commit"] == SIZES.against
    assert result["against"]["ratios"] == {"full build": 0.5, "one more day": 0.5}
    lines = figures.table(result).splitlines()
    assert lines[2].split() == ["this", "checkout", "at", "0123456"]
    rows = {line[:20].strip(): line[20:].split() for line in lines[4:11]}
    ours, theirs = ["20.0", "20.0", "1.00"], ["40.0", "40.0", "1.00"]
    assert rows["full build"] == [*ours, *theirs, "0.50"]
    # peers run once
    assert rows["by sql"] == ["8.0", "8.0", "1.00"]


def test_a_changed_seed_differs_in_the_one_cell(tmp_path: Path) -> None:
    projects.write_seeds(tmp_path / "as_shipped")
    change = projects.CASES["changed points"].change
    projects.write_seeds(tmp_path / "changed", change)
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
    bench.projects[benchmark.OURS].build(projects.CASES["full build"])
    bench.run_peer("sql")
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
    with pytest.raises(processes.ProcessFailedError, match="no such thing"):
        processes.run([sys.executable, "-c", "raise SystemExit('no such thing')"], {})


def test_each_case_is_run_for_both_commits_in_turn(tmp_path: Path) -> None:
    options = benchmark.parse(["--peers", "--against", "HEAD"])
    bench = benchmark.Benchmark(tmp_path, options, tmp_path / "other")
    both = [benchmark.OURS, git("rev-parse", "HEAD")]
    steps = [(name, whose) for whose, name, _ in bench.steps()]
    assert steps == [(name, whose) for name in projects.CASES for whose in both]
    _, other = bench.projects.values()
    assert other.seeds.is_relative_to(tmp_path / "other")


def test_scores_at_another_commit_must_be_the_same(tmp_path: Path) -> None:
    options = benchmark.parse(["--peers", "--against", "HEAD"])
    bench = benchmark.Benchmark(tmp_path, options, tmp_path / "other")
    ours, other = bench.projects.values()
    write_scores(ours.db, 7)
    write_scores(other.db, 7)
    assert bench.differences() == []
    write_scores(other.db, 8)
    [fault] = bench.differences()
    assert fault == f"at {options.against[:7]}: 1 of 1 scores differ"


def test_another_commit_has_a_folder_until_the_end(tmp_path: Path) -> None:
    with worktree(git("rev-parse", "HEAD"), tmp_path) as root:
        projects.write_seeds(root / "local" / "seeds", root=root)
        assert (root / "local" / "seeds" / "rules" / "scorecards.csv").exists()
        assert str(root) in git("worktree", "list")
    assert list(tmp_path.iterdir()) == []
    assert str(root) not in git("worktree", "list")


def test_what_is_not_a_commit_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        benchmark.parse(["--against", "no-such-branch"])
    assert "--against: no-such-branch is not a commit" in capsys.readouterr().err
