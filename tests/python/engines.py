"""The project on another engine, and how to hold its tables against those of DuckDB.

What is compared are all output tables, row for row, with their values as the drivers
give them: decimals are exact. Left out is when a value last moved, which is the clock.
"""

import shutil
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

import duckdb
import pytest
from csv_rows import read_folder
from harness import (
    ROOT,
    SEEDS_AND_MODELS,
    DbtFailed,
    Project,
    Rows,
    read_table,
    shipped_headers,
    write_seeds,
)
from test_cases import CASES, joined
from test_real_data import DATA, RULES, SETS
from test_reference_reports import REPORTS
from test_sources import FIXTURES, VARIABLES, rules
from worlds import Batch

sys.path.insert(0, str(ROOT / "scripts"))

from predictive.point_table import Bin, predict

SAMPLE_DATE = {"as_of_date": "2026-10-31"}
# A date before it by more than outcome_days.
RESOLVED_DATE = {"as_of_date": "2026-07-29"}
# Of each run: when values last moved, and for what a later run shows also since when.
CLOCK = {"score_changed_at"}
OF_ONE_RUN = CLOCK | {"lead_score_change", "sync_hash"}
Read = Callable[[str, list[str]], list[tuple]]
# Systems whose fixtures are built along with the worlds, and their schemas: one with
# ids, flags and times of a database, one with lists, milliseconds, and names that have
# to be quoted, and two with nested JSON.
SYSTEMS = {
    "mautic": "mautic",
    "hubspot_airbyte": "hubspot",
    "pipedrive": "pipedrive",
    "posthog": "posthog",
}
LISTS = {"hubspot_airbyte.deals": ["contacts", "companies"]}
MILLISECONDS = {
    "hubspot_airbyte.email_events": "created",
    "hubspot_airbyte.contacts_form_submissions": "timestamp",
    "hubspot_airbyte.contacts_list_memberships": "timestamp",
}
# The real data set with the most events.
(REAL,) = (real for real in SETS if real.name == "ds365")
REAL_RAW = DATA / REAL.name
# no machines, deals of companies or contacts to write to in it
REAL_TABLES_WITH_ROWS = 8
REAL_VARIABLES = REAL.variables | {"as_of_date": REAL.as_of}
needs_real_data = pytest.mark.skipif(
    not REAL_RAW.is_dir(),
    reason=f"no real data: ../shared/data/{REAL.name} is not there",
)


# What a run continues with, and what leads there.
ACTIVITY = ["--select", "+path:models/intermediate/activity"]


def build(
    project: Project,
    raw: Path,
    seeds: Path,
    variables: Mapping,
    selected: Sequence[str] = (),
) -> None:
    """Run dbt on folders, on top of what is there. Raises DbtFailed."""
    done = project.run_dbt(
        [*SEEDS_AND_MODELS, *selected],
        raw=raw,
        seeds=seeds,
        variables=dict(variables),
    )
    if done.returncode != 0:
        raise DbtFailed(done.stdout)


def table_differences(
    db: Path, read: Read, left_out: set[str], with_rows: int = 9
) -> list[str]:
    """How each output table that DuckDB has differs on the other engine, if it does.

    `read` gives the rows of a table there, with the columns that it is asked for. So
    many tables have rows at least.
    """
    found = []
    with duckdb.connect(str(db), read_only=True) as connection:
        names = connection.execute(
            "select table_name from information_schema.tables"
            " where table_schema = 'main' and table_type = 'BASE TABLE' order by all"
        ).fetchall()
        assert len(names) > 15
        filled = 0
        for (name,) in names:
            described = connection.execute(f'describe main."{name}"').fetchall()
            columns = [row[0] for row in described if row[0] not in left_out]
            query = f'select {", ".join(columns)} from main."{name}"'
            here = Counter(connection.execute(query).fetchall())
            there = Counter(read(name, columns))
            filled += bool(here)
            if here != there:
                found.append(
                    f"{name}: {sum((here - there).values())} rows only on DuckDB, "
                    f"{sum((there - here).values())} only there\n  here:  "
                    + "\n  here:  ".join(map(str, list(here - there)[:2]))
                    + "\n  there: "
                    + "\n  there: ".join(map(str, list(there - here)[:2]))
                )
        assert filled >= with_rows
    return found


def systems_with_points(db: Path) -> set[str]:
    """The systems whose contacts got points for an act, on DuckDB."""
    counted = {
        row["contact_id"]
        for row in read_table(db, "lead_score_contributions")
        if row["counted_hits"]
    }
    return {contact.split(":")[0] for contact in counted} & set(SYSTEMS)


ONE_RUN_CASES = [case for case in CASES if not case.before]


def cases_among(batch: Batch) -> tuple[dict[str, Rows], dict[str, Rows], dict]:
    """Raw rows, rules and variables of all worked cases, reports and a batch, to build.

    The cases are built under the batch's variables, reference lists too, so they do not
    come out as they expect: what matters is that they do so on each engine. Rules and
    variables are those of the systems as well.
    """
    reports = [path.parent for path in sorted(REPORTS.glob("*/raw"))]
    raw = [case.raw for case in ONE_RUN_CASES]
    raw += [read_folder(report / "raw") for report in reports]
    raw = joined([*raw, batch.raw])
    seeds = [case.seeds for case in ONE_RUN_CASES]
    seeds += [read_folder(report / "rules") for report in reports]
    seeds = joined([*seeds, batch.seeds, rules()])
    seeds |= learned_points(seeds)
    variables = batch.variables | {"sources": ["raw", *SYSTEMS]}
    for name in ("event_properties", "contact_attributes", "company_attributes"):
        names = [case.variables.get(name, []) for case in ONE_RUN_CASES]
        names += [batch.variables[name], VARIABLES.get(name, [])]
        variables[name] = list(dict.fromkeys(chain.from_iterable(names)))
    return raw, seeds | batch.settings.reference, variables


def learned_points(seeds: dict[str, Rows]) -> dict[str, Rows]:
    """Two models for every fifth card: of what Python can read, and of acts too."""
    models, points = [], []
    for number, card in enumerate(seeds["scorecards"][::5]):
        own = {"scorecard_id": card["scorecard_id"], "points_per_logit": "28.8539"}
        for kind, features in (("facts", FACTS), ("acts", FACTS | ACTS)):
            model = f"{kind} {number}"
            status = "active" if kind == "acts" else "shadow"
            models.append(own | {"model": model, "status": status, "method": "blend"})
            points += [
                {"model": model, "feature": feature, "bin": str(place)}
                | dict(zip(BIN, cells.split(","), strict=True))
                for feature, bins in features.items()
                for place, cells in enumerate(bins)
            ]
    return {"predictive_models": models, "predictive_points": points}


BIN = ("rule", "lower", "upper", "category", "points")
FACTS = {
    "(intercept)": ["intercept,,,,-61"],
    "hand_score": ["range,,0.5,,-40", "range,0.5,30,,3", "range,30,,,55"],
    "newness_days": ["range,,45,,17", "range,45,,,-8"],
    "attribute:country": [
        "category,,,fr,21",
        "category,,,de,-13",
        "other,,,,5",
        "missing,,,,-9",
    ],
}
ACTS = {
    "activity": ["range,,0.75,,-12", "range,0.75,,,31"],
    "recency_days": ["range,,10,,14", "range,10,,,-6", "missing,,,,2"],
}


def python_differences(db: Path, read: Read) -> list[str]:
    """Leads whose probability there is not what Python predicts from the points."""
    with duckdb.connect(str(db), read_only=True) as connection:
        leads = connection.execute(
            """
            select scores.contact_id, scores.scorecard_id,
                cast(scores.lead_score as double) as hand_score,
                cast(scores.as_of_date - contacts.created_date as double)
                    as newness_days,
                nullif(countries.value, '') as "attribute:country"
            from main.lead_scores as scores
            inner join main_intermediate.int_contacts as contacts
                on scores.contact_id = contacts.contact_id
            left join main_intermediate.int_attribute_values as countries
                on scores.contact_id = countries.contact_id
                and countries.field = 'country'
                and scores.as_of_date >= countries.valid_from
                and scores.as_of_date < countries.valid_to
            where scores.status = 'scored'
            """
        ).df()
    bins = [
        Bin(
            "facts", feature, rule, place, *numbers, category or None, int(points), 0, 0
        )
        for feature, rows in FACTS.items()
        for place, cells in enumerate(rows)
        for rule, lower, upper, category, points in [cells.split(",")]
        for numbers in [[float(end) if end else None for end in (lower, upper)]]
    ]
    asked = ["contact_id", "scorecard_id", "model_id", "probability"]
    there = {
        (contact, card): float(probability)
        for contact, card, model, probability in read("predictive_scores", asked)
        if model.startswith("facts")
    }
    assert len(set(there.values())) > 8
    cards = {card for _, card in there}
    leads = leads[leads["scorecard_id"].isin(cards)]
    told = dict(
        zip(
            zip(leads["contact_id"], leads["scorecard_id"], strict=True),
            predict(bins, leads, 28.8539),
            strict=True,
        )
    )
    assert told.keys() == there.keys()
    return [
        f"{lead}: {there[lead]}, Python {probability}"
        for lead, probability in told.items()
        if abs(there[lead] - probability) > 1e-9
    ]


def earlier_sample(folder: Path) -> Path:
    """The sample two days before it ends: what was deleted by then was not yet."""
    shutil.copytree(ROOT / "sample", folder)
    with duckdb.connect() as connection:
        events = folder / "events.parquet"
        connection.execute(
            f"copy (from '{ROOT}/sample/events.parquet'"
            " where cast(occurred_at as timestamp) < timestamp '2026-10-30')"
            f" to '{events}'"
        )
        contacts = folder / "contacts.csv"
        connection.execute(
            "copy (select * replace (null as deleted_at) from read_csv("
            f"'{ROOT}/sample/contacts.csv', all_varchar = true)) to '{contacts}'"
        )
    return folder


def earlier_seeds(folder: Path) -> Path:
    """The shipped rules before two were edited: points, and what is looked for."""
    shutil.copytree(ROOT / "seeds", folder)
    (path,) = (path for path in shipped_headers() if path.stem == "behavioural_points")
    text = (ROOT / "seeds" / path).read_text(encoding="utf-8")
    edited = text.replace("*/blog/*", "*/docs/*").replace("click,,,,5", "click,,,,9")
    assert edited != text
    (folder / path).write_text(edited, encoding="utf-8")
    return folder


def real_seeds(folder: Path) -> Path:
    """The rules that are written for the real data set."""
    write_seeds(folder, read_folder(RULES / REAL.name / "seeds"))
    return folder


def typed_tables(system: str, raw: Path, as_of_date: str) -> Path:
    """A system's fixture below a raw folder as its connector might type it.

    Its times are as long before the date as they are before the fixtures' own.
    """
    folder = raw / system
    folder.mkdir(parents=True, exist_ok=True)
    fixture_date = date.fromisoformat(VARIABLES["as_of_date"])
    days = (fixture_date - date.fromisoformat(as_of_date)).days
    with duckdb.connect() as connection:
        connection.execute("set timezone = 'UTC'")
        for path in sorted((FIXTURES / system).glob("*.csv")):
            table = f"{system}.{path.stem}"
            rows = connection.sql(f"from read_csv('{path}')")
            cells = {
                name: f'"{name}" - interval {days} days'
                for name, kind in zip(rows.columns, rows.types, strict=True)
                if str(kind).startswith(("TIMESTAMP", "DATE"))
            }
            # connectors deliver a time of day as text
            cells |= {
                name: f'cast("{name}" as varchar)'
                for name, kind in zip(rows.columns, rows.types, strict=True)
                if str(kind) == "TIME"
            }
            if name := MILLISECONDS.get(table):
                cells[name] = f'"{name}" - {days * 86_400_000}'
            for name in LISTS.get(table, []):
                cells[name] = f'cast("{name}" as varchar[])'
            replaced = ", ".join(f'{cell} as "{name}"' for name, cell in cells.items())
            connection.execute(
                f"copy (select *{f' replace ({replaced})' if cells else ''}"
                f" from read_csv('{path}')) to '{folder / path.stem}.parquet'"
            )
    return folder
