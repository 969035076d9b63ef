"""Runs that go on with what earlier ones kept, against one full build.

50 worlds go through a sequence of states, and 450 others in `make test-long`. Their
events come late; other raw rows are corrected, vanish and come back; rules and their
conditions are edited, now and then a setting; some runs end early. Afterwards every
table is row for row that of a build from nothing.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import duckdb
import pytest
from harness import (
    SEEDS_AND_MODELS,
    Project,
    read_table,
    upstream_of,
    write_raw,
    write_seeds,
)
from tiers import numbers
from worlds import Batch, Settings, World, earlier_states, make_batch

WORLDS_PER_BUILD = 50
OF_ONE_RUN = {
    # when a value that a CRM shows last moved depends on the runs, too
    "int_crm_versions",
    "crm_lead_scores",
    # made of the whole history, in which contacts that are absent now keep their rows
    "int_drift_values",
    "int_drift_bins",
    "score_drift",
}
# These keep rows of ids that are absent or hidden now: only the others' are compared.
OF_THE_LIVING = {"lead_score_history", "score_crossings"}
LIVING = """where contact_id in (
    select given_id from other.main_intermediate.int_contact_aliases
    where id_type = 'contact_id'
)"""
# what is kept, and what a run remembers of what it has seen
ACTIVITY = "path:models/intermediate/activity"
ENDS = ["int_events", "int_machine_events", "int_contact_activity"]


@pytest.fixture
def project() -> Iterator[Project]:
    with Project() as project:
        yield project


def run(project: Project, batch: Batch, *until: str) -> None:
    """Build a state on top of the last; with `until` nothing after these models."""
    write_raw(project.raw, batch.raw, batch.variables)
    write_seeds(project.seeds, batch.seeds, project.root)
    selection = upstream_of(until) if until else []
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
            where = LIVING if table in OF_THE_LIVING else ""
            (missing,), (extra,) = (
                connection.execute(
                    f"select count(*) from (from {left}.{name} {where} "
                    f"except all from {right}.{name} {where})"
                ).fetchone()
                for left, right in (("other", "one"), ("one", "other"))
            )
            if missing or extra:
                found.append(f"{table}: {missing} rows missing, {extra} too many")
    return found


@pytest.mark.parametrize("seed", numbers(1, 10))
def test_runs_on_top_of_others_equal_one_full_build(
    project: Project, seed: int
) -> None:
    rng = Random(seed)
    batch = make_batch(rng, WORLDS_PER_BUILD)
    for state in earlier_states(batch, rng):
        if rng.random() < 0.5:
            run(project, state, rng.choice(ENDS))
        run(project, state)
    run(project, batch)
    kept = project.folder / "kept.duckdb"
    project.db.rename(kept)
    run(project, batch)
    found = table_differences(kept, project.db)
    assert not found, "\n".join(found)


def few_rows() -> Batch:
    """Two contacts with events on 1, 2 and 20 March, and two rules that look there."""
    events = [
        ("p1", "ann", "page_view", "2026-03-01", "x.fr/prices"),
        ("f1", "ann", "form_submit", "2026-03-20", None),
        ("p2", "bob", "page_view", "2026-03-02", "x.fr/docs"),
    ]
    names = ("event_id", "contact_id", "event_type", "occurred_at", "page_url")
    raw = {
        "contacts": [
            {"contact_id": name, "created_at": "2026-01-01"} for name in ("ann", "bob")
        ],
        "events": [dict(zip(names, event, strict=True)) for event in events],
    }
    rules = {
        "scorecards": [{"scorecard_id": "main", "name": "Main"}],
        "behavioural_points": [
            {
                "rule_id": "prices",
                "scorecard_id": "main",
                "event_type": "page_view",
                "property": "page_url",
                "operator": "contains",
                "value": "prices",
                "points": "5",
            },
            {
                "rule_id": "form",
                "scorecard_id": "main",
                "event_type": "form_submit",
                "points": "7",
            },
        ],
    }
    settings = Settings("2026-03-31", {})
    return Batch(settings, [World("101", "101", raw, rules)])


def test_a_run_reads_only_what_was_loaded_since_the_last(project: Project) -> None:
    """Within the lookback; what has no time of loading is always looked for."""
    batch = few_rows()
    (world,) = batch.worlds
    prices, form = world.rules["behavioural_points"]
    for event, day in zip(world.raw["events"], ("20", "20", "05"), strict=True):
        event["loaded_at"] = f"2026-03-{day}"

    def scores() -> dict[str, int]:
        run(project, batch, "lead_scores")
        rows = read_table(project.db, "lead_scores")
        return {row["contact_id"]: row["lead_score"] for row in rows}

    def arrives(event_id: str, loaded_at: str | None) -> None:
        world.raw["events"].append(
            world.raw["events"][0]
            | {"event_id": event_id, "contact_id": "bob"}
            | {"loaded_at": loaded_at, "occurred_at": "2026-03-19"}
        )

    assert scores() == {"ann": 12, "bob": 0}
    form["points"] = "9"
    assert scores() == {"ann": 14, "bob": 0}
    prices["value"] = "docs"
    assert scores() == {"ann": 9, "bob": 5}
    prices["value"] = "prices"
    arrives("too late", "2026-03-16 23:59:59")
    assert scores() == {"ann": 14, "bob": 0}
    arrives("in time", "2026-03-17")
    assert scores() == {"ann": 14, "bob": 5}
    arrives("at some time", None)
    assert scores() == {"ann": 14, "bob": 10}
    world.raw["events"][-1] |= {"loaded_at": "2026-03-21", "event_type": "call"}
    assert scores() == {"ann": 14, "bob": 5}
    # another reading of the cells reads all again
    batch.settings.variables["event_properties"] = ["plan"]
    assert scores() == {"ann": 14, "bob": 10}


def test_a_late_send_judges_the_click_after_midnight(project: Project) -> None:
    """And other settings judge all that was kept."""
    batch = few_rows()
    (world,) = batch.worlds
    send, click = (
        world.raw["events"][0] | {"event_id": name, "event_type": name} | times
        for name, times in (
            ("email_sent", {"occurred_at": "2026-03-09 23:59:59.5"}),
            ("email_click", {"occurred_at": "2026-03-10 00:00:00.5"}),
        )
    )

    def machine_events() -> list[tuple]:
        run(project, batch, ACTIVITY, "machine_events")
        rows = read_table(project.db, "machine_events")
        return [(row["event_id"], row["reason"]) for row in rows]

    world.raw["events"].append(click)
    assert machine_events() == []
    world.raw["events"].append(send)
    assert machine_events() == [("email_click", "too_fast")]
    batch.settings.variables["machine_min_seconds_after_send"] = 1
    assert machine_events() == []


def test_events_of_a_purged_contact_are_rejected(project: Project) -> None:
    """First it is deleted and nothing of it is kept, then its row is gone as well."""
    batch = few_rows()
    (world,) = batch.worlds
    bob = world.raw["contacts"].pop()

    def rejected() -> list[tuple]:
        run(project, batch, ACTIVITY, "rejected_rows")
        rows = read_table(project.db, "rejected_rows")
        return [(row["row_key"], row["reason"]) for row in rows]

    world.raw["contacts"].append(bob | {"deleted_at": "2026-03-05"})
    assert rejected() == []
    world.raw["contacts"].pop()
    assert rejected() == [("p2", "unknown_contact")]


def test_a_database_of_version_0_1_goes_on(project: Project) -> None:
    """Its state is dropped, and which dates were scored is known from the history."""

    def scores() -> dict[str, int]:
        rows = read_table(project.db, "lead_scores")
        return {row["contact_id"]: row["lead_score"] for row in rows}

    batch = few_rows()
    run(project, batch)
    before = scores()
    schema = "main_intermediate"
    with duckdb.connect(str(project.db)) as connection:
        connection.execute(f"drop table {schema}.int_scored_dates")
        for table in ("int_activity_settings", "int_events", "int_seen_people"):
            connection.execute(
                f"create or replace table {schema}.{table} as select 'old' as state"
            )
    done = project.run_dbt(
        SEEDS_AND_MODELS,
        variables=batch.variables | {"as_of_date": "2026-04-01"},
        quiet=False,
    )
    assert done.returncode == 0, done.stdout
    assert "made by version 0.1: all events are read again" in done.stdout
    assert scores() == before == {"ann": 12, "bob": 0}
    dates = {
        str(row["as_of_date"]) for row in read_table(project.db, "int_scored_dates")
    }
    assert dates == {"2026-03-31", "2026-04-01"}
    with pytest.raises(LookupError):
        read_table(project.db, "int_seen_people")
