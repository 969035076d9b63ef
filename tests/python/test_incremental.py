"""Runs that go on with what earlier ones kept, against one full build.

`LEAD_SCORING_SEQUENCES` says how many worlds go through a sequence of states (25 unless
set). Their raw rows come late, are corrected, vanish and come back, identities, merges
and deletions too; rules and their conditions are edited, now and then a setting; some
runs end early. Afterwards every table is row for row that of a build from nothing.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import duckdb
import pytest
from harness import SEEDS_AND_MODELS, Project, write_raw, write_seeds
from worlds import Batch, earlier_states, make_batch

SEQUENCES = int(os.environ.get("LEAD_SCORING_SEQUENCES", "25"))
WORLDS_PER_BUILD = 25
FIRST_SEED = int(os.environ.get("LEAD_SCORING_FIRST_SEED", "1"))
# What a run changes on its way depends on where it started.
OF_ONE_RUN = {
    "int_event_changes",
    "int_changed_contact_days",
    "int_event_profiles",
    "int_property_values",
    "int_property_conditions_met",
    "int_property_classes",
    "int_profile_matchers",
    "int_rule_matchers",
    # when a value that a CRM shows last moved depends on the runs, too
    "int_crm_versions",
    "crm_lead_scores",
}
ENDS = ["int_seen_people", "int_events", "int_machine_events", "int_contact_activity"]


@pytest.fixture
def project() -> Iterator[Project]:
    with Project() as project:
        yield project


def run(project: Project, batch: Batch, until: str | None = None) -> None:
    """Build a state on top of the last; with `until` end after a model."""
    write_raw(project.raw, batch.raw, batch.variables)
    write_seeds(project.seeds, batch.seeds, project.root)
    selection = ["--select", f"+{until}"] if until else []
    done = project.run_dbt([*SEEDS_AND_MODELS, *selection], variables=batch.variables)
    assert done.returncode == 0, done.stdout


def table_differences(one: Path, other: Path) -> list[str]:
    """For each table, how many rows only one of two databases has, if any."""
    found = []
    with duckdb.connect() as connection:
        connection.execute(f"attach '{one}' as one (read_only)")
        connection.execute(f"attach '{other}' as other (read_only)")
        tables = connection.execute(
            "select table_schema, table_name from information_schema.tables "
            "where table_catalog = 'one' and table_type = 'BASE TABLE' order by all"
        ).fetchall()
        assert len(tables) > 50
        for schema, table in tables:
            if table in OF_ONE_RUN:
                continue
            name = f'"{schema}"."{table}"'
            # what is no longer looked for goes one run later
            known = (
                f"where matcher_id in (from one.{schema}.int_rule_matchers "
                "select matcher_id)"
                if table == "int_contact_activity"
                else ""
            )
            (missing,), (extra,) = (
                connection.execute(
                    f"select count(*) from (from {left}.{name} {known} "
                    f"except all from {right}.{name} {known})"
                ).fetchone()
                for left, right in (("other", "one"), ("one", "other"))
            )
            if missing or extra:
                found.append(f"{table}: {missing} rows missing, {extra} too many")
    return found


@pytest.mark.parametrize(
    "seed", range(FIRST_SEED, FIRST_SEED + -(-SEQUENCES // WORLDS_PER_BUILD))
)
def test_runs_on_top_of_others_equal_one_full_build(
    project: Project, seed: int
) -> None:
    rng = Random(seed)
    batch = make_batch(rng, WORLDS_PER_BUILD)
    for state in earlier_states(batch, rng):
        run(project, state)
        if rng.random() < 0.5:
            run(project, next(earlier_states(batch, rng)), rng.choice(ENDS))
    run(project, batch)
    kept = project.folder / "kept.duckdb"
    project.db.rename(kept)
    run(project, batch)
    found = table_differences(kept, project.db)
    assert not found, "\n".join(found)
