"""A run that is killed at any moment, on the shipped sample.

Twice in `make test`, twenty times in `make test-long`.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import monotonic

import duckdb
import pytest
from harness import ROOT, SEEDS_AND_MODELS, Project, shipped_seed, write_seeds
from tiers import numbers

KILLS = 2
# What is added to the sample was loaded at any time.
DATE = {"as_of_date": "2026-10-31", "load_lookback_days": 3650}
# where a row last moved depends on when that was
OF_ONE_RUN = {"crm_lead_scores"}
Content = dict[str, tuple[int, int | None]]


@pytest.fixture
def project() -> Iterator[Project]:
    with Project() as project:
        yield project


def content(db: Path) -> Content:
    """Of every public table: its number of rows, and a sum of hashes of all of them."""
    with duckdb.connect(str(db), read_only=True) as connection:
        tables = connection.execute(
            "select table_name from information_schema.tables "
            "where table_schema = 'main' and table_type = 'BASE TABLE'"
        ).fetchall()
        return {
            table: connection.execute(
                f"select count(*), sum(hash(rows)) from main.{table} as rows"
            ).fetchone()
            for (table,) in tables
            if table not in OF_ONE_RUN
        }


def sample(project: Project, *, with_all: bool) -> Path:
    """The shipped raw data; else without the last three weeks and some contacts."""
    folder = project.folder / ("all" if with_all else "part")
    folder.mkdir()
    for path in (ROOT / "sample").iterdir():
        if path.suffix not in (".csv", ".parquet"):
            continue
        where = {
            "events": "where cast(occurred_at as date) < date '2026-10-10'",
            "contacts": "where hash(contact_id) % 10 > 0",
            "identities": "where hash(anonymous_id) % 10 > 0",
        }.get(path.stem, "")
        rows = f"from '{path}' {where if not with_all else ''}"
        if path.suffix == ".csv":
            rows = rows.replace(f"'{path}'", f"read_csv('{path}', all_varchar = true)")
        duckdb.execute(f"copy ({rows}) to '{folder / path.name}'")
    return folder


@pytest.mark.parametrize("seed", numbers(1, 10))
def test_a_killed_run_leaves_whole_tables_and_the_next_repairs_them(
    project: Project, seed: int
) -> None:
    seeds = {path.stem: shipped_seed(path.stem) for path in ROOT.glob("seeds/*/*.csv")}
    write_seeds(project.seeds, seeds)
    part, full = (sample(project, with_all=each) for each in (False, True))

    def run(raw: Path, db: Path | None = None, kill_after: float | None = None) -> int:
        return project.run_dbt(
            SEEDS_AND_MODELS, raw=raw, db=db, variables=DATE, kill_after=kill_after
        ).returncode

    afresh = project.folder / "afresh.duckdb"
    assert run(full, afresh) == 0
    assert run(part) == 0
    start = project.folder / "start.duckdb"
    shutil.copy(project.db, start)
    before, after = content(project.db), content(afresh)
    assert before.keys() == after.keys()
    assert before["lead_scores"] != after["lead_scores"]
    started = monotonic()
    assert run(full) == 0
    seconds = monotonic() - started
    assert content(project.db) == after

    rng = Random(seed)
    killed = 0
    for attempt in range(KILLS):
        if attempt % 2 == 0:
            shutil.copy(start, project.db)
            project.db.with_suffix(".duckdb.wal").unlink(missing_ok=True)
        killed += run(full, kill_after=rng.uniform(0.3, 0.8) * seconds) < 0
        found = content(project.db)
        # dbt may leave a backup of a table beside it, which the next run drops
        for table in before:
            assert found[table] in (before[table], after[table]), table
    assert killed >= KILLS / 2
    assert run(full) == 0
    assert content(project.db) == after
