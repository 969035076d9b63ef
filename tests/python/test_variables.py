"""Unknown and malformed variables stop the run, all at once, each with its name."""

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from harness import ROOT, Project, write_raw

Variables = Mapping[str, object]

MALFORMED: dict[str, tuple[object, list[str]]] = {
    "as_of_date": ("2026-02-30", ["'2026-02-30' is no date. Write it as YYYY-MM-DD"]),
    "score_from": (20260101, ["'20260101' is no date"]),
    "score_to": ("2026-01-01 10:00:00", ["'2026-01-01 10:00:00' is no date"]),
    "score_every_days": (0, ["'0' is no whole number of 1 or more"]),
    "sources": (
        [
            *("mautic", "hubspot", "mautic"),
            {"system": "segment", "shema": "web"},
            {"system": "pardot_fivetran", "name": "mautic"},
            {"system": "dropcontact", "name": "A b"},
            {"system": "snowplow", "prefix": 7},
            {"system": "mautic", "name": "second"},
        ],
        [
            "'hubspot' is no known source. Known are raw, mautic, hubspot_fivetran",
            "'mautic' is listed twice",
            "'{'system': 'segment', 'shema': 'web'}' has shema, which no source has",
            "'{'system': 'pardot_fivetran', 'name': 'mautic'}' has the name of a ",
            "'{'system': 'dropcontact', 'name': 'A b'}' has a name that is none",
            "'{'system': 'snowplow', 'prefix': 7}' is no text",
            "'{'system': 'mautic', 'name': 'second'}' is listed several times",
        ],
    ),
    "source_schemas": (
        {"mautc": "crm", "mautic": 7},
        ["'mautc': 'crm' is no schema of a known source", "'mautic': '7' is no schema"],
    ),
    "timezone": ("Mars/Olympus", ["'Mars/Olympus' is no time zone. Write an IANA"]),
    "received_event_types": ("email_sent", ["'email_sent' is no list. Write one in"]),
    "event_properties": (5, ["'5' is no list"]),
    "contact_attributes": (
        ["Plan", 7, "a b", "tier", "tier", "x); drop table y; --"],
        [
            "'Plan' is no column name. Write small letters, digits and _",
            "'7' is no text",
            "'a b' is no column name",
            "'tier' is listed twice",
            "'x); drop table y; --' is no column name",
        ],
    ),
    "company_attributes": ({"tier": "text"}, ["'{'tier': 'text'}' is no list"]),
    "own_domains": (
        ["acme.com", "@acme.fr", ""],
        ["'@acme.fr' is no domain. Write what follows the @", "'' is no text"],
    ),
    "machine_min_seconds_after_send": ("2", ["'2' is not a number of 0 or more"]),
    "machine_burst_seconds": (-1, ["'-1' is not a number of 0 or more"]),
    "machine_burst_clicks": (2.5, ["'2.5' is no whole number"]),
    "machine_honeypot_url": (False, ["'False' is no text"]),
    "machine_honeypot_seconds": (True, ["'True' is not a number"]),
    "trend_points": (None, ["null is not a number"]),
    "outcome_days": (0, ["'0' is no whole number of 1 or more"]),
    "won_deals_convert": (1, ["'1' is neither true nor false"]),
    "company_deals_convert": (1, ["'1' is neither true nor false"]),
    "learn_every_days": (0, ["'0' is no whole number of 1 or more"]),
    "conversion_stage": (["won"], ["'['won']' is no text"]),
    "missed_conversion_cost": (-1, ["'-1' is not a number of 0 or more"]),
    "smallest_sample": (2.5, ["'2.5' is no whole number of 1 or more"]),
    "drift_days": ("30", ["'30' is no whole number of 1 or more"]),
    "activity_half_life_days": (None, ["null is no whole number of 1 or more"]),
    "primary_scorecard": ("  ", ["'  ' is no text. Write it in quotes"]),
    "hard_bounce_event_types": ("email_bounce", ["'email_bounce' is no list"]),
    "explain_contact_id": (7, ["'7' is no text. Write it in quotes"]),
    "metrics": (1, ["'1' is neither true nor false"]),
    "contact_attribute_history": ("yes", ["'yes' is neither true nor false"]),
    "max_rejected_share": (5, ["'5' is no share. Write a number from 0 to 1"]),
    "max_vanished_share": ("20 %", ["'20 %' is no share"]),
}
UNKNOWN = {
    "trend_point": "is unknown. Did you mean trend_points?",
    "logo": "is unknown. Known are as_of_date, score_from",
}


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    with Project() as project:
        yield project


def fault_lines(project: Project, variables: Variables) -> list[str]:
    """The lines below the headline of the message that stops a run."""
    write_raw(project.raw, {}, {})
    done = project.run_dbt(
        ["run", "--select", "seed_check"],
        seeds=project.root / "seeds",
        variables=variables,
    )
    assert "Traceback" not in done.stdout
    lines = [line.strip() for line in done.stdout.splitlines()]
    starts = [n for n, line in enumerate(lines) if "in the variables (--vars" in line]
    assert starts, done.stdout
    assert done.returncode != 0
    faults = lines[starts[0] + 1 :]
    faults = faults[: faults.index("")] if "" in faults else faults
    assert lines[starts[0]].startswith(f"{len(faults)} fault")
    return faults


def stripped_ends(lines: list[str], starts: list[str]) -> list[str]:
    """The lines, cut to the texts that they are expected to start with."""
    return [
        line[: len(start)] for line, start in zip(lines, starts, strict=False)
    ] + lines[len(starts) :]


def test_every_malformed_and_unknown_variable_is_named_at_once(
    project: Project,
) -> None:
    variables = {name: value for name, (value, _) in MALFORMED.items()}
    lines = fault_lines(project, variables | dict.fromkeys(UNKNOWN, 1))
    expected = [f"{name}: {says}" for name, says in UNKNOWN.items()]
    expected += [f"{name}: {text}" for name in MALFORMED for text in MALFORMED[name][1]]
    assert stripped_ends(lines, expected) == expected


@pytest.mark.parametrize("name", ["contact_attribute_history", "sources"])
def test_a_malformed_variable_is_named_alone_too(project: Project, name: str) -> None:
    value, says = MALFORMED[name]
    lines = fault_lines(project, {name: value})
    expected = [f"{name}: {text}" for text in says]
    assert stripped_ends(lines, expected) == expected


def test_what_clashes_is_named(project: Project) -> None:
    lines = fault_lines(
        project,
        {
            "as_of_date": "2026-01-15",
            "score_from": "2026-02-01",
            "score_to": "2026-01-31",
            "event_properties": ["plan", "channel", "order"],
            "contact_attributes": ["email_type", "company_tier", "unreadable_x"],
            "company_attributes": ["id", "tier"],
        },
    )
    expected = [
        "score_from: '2026-02-01' is after score_to '2026-01-31'. Swap",
        "as_of_date: '2026-01-15' is not score_to '2026-01-31'. Leave it out",
        "contact_attributes: email_type is there already. Leave it out",
        "contact_attributes: company_tier is there already",
        "contact_attributes: unreadable_x is a word of SQL or of this project. Rename",
        "company_attributes: id is there already",
        "event_properties: channel is there already",
        "event_properties: order is a word of SQL",
    ]
    assert stripped_ends(lines, expected) == expected


def test_a_range_of_dates_needs_both_ends(project: Project) -> None:
    (line,) = fault_lines(project, {"score_from": "2026-02-01"})
    assert line.startswith("score_to: is not set, but score_from is. Set both, or")


def test_variables_that_are_right_pass(project: Project) -> None:
    variables = {
        "as_of_date": "2024-02-29",
        "score_from": "2024-02-01",
        "score_to": "2024-02-29",
        "timezone": "America/Argentina/Buenos_Aires",
        "received_event_types": ["it's sent"],
        "event_properties": ["plan", "item_id"],
        "contact_attributes": None,
        "company_attributes": [],
        "own_domains": ["Acme.com"],
        "machine_min_seconds_after_send": 0,
        "machine_burst_seconds": 2.5,
        "machine_burst_clicks": 3.0,
        "machine_honeypot_url": "*/no-'click'*",
        "trend_points": 1.5,
        "explain_contact_id": "007",
        "contact_attribute_history": False,
        "max_rejected_share": 0,
        "max_vanished_share": 1,
    }
    write_raw(project.raw, {}, variables)
    done = project.run_dbt(
        ["seed", "--select", "scorecards"],
        seeds=project.root / "seeds",
        variables=variables,
    )
    assert done.returncode == 0, done.stdout


def test_a_variable_of_dbt_project_yml_is_checked_too(tmp_path: Path) -> None:
    root = tmp_path / "project"
    for folder in "macros", "models", "scripts", "seeds":
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "profiles.yml", root)
    settings = (ROOT / "dbt_project.yml").read_text(encoding="utf-8")
    settings, edits = re.subn("trend_points: .*", "trend_points: many", settings)
    assert edits == 1
    (root / "dbt_project.yml").write_text(settings, encoding="utf-8")
    with Project(root) as project:
        (line,) = fault_lines(project, {})
    assert line.startswith("trend_points: 'many' is not a number of 0 or more. Write")


def test_the_known_variables_are_those_of_dbt_project_yml() -> None:
    macro = (ROOT / "macros/rules/known_variables.sql").read_text(encoding="utf-8")
    project = yaml.safe_load((ROOT / "dbt_project.yml").read_text(encoding="utf-8"))
    known = re.findall(r"^        '(\w+)': {", macro, re.MULTILINE)
    assert sorted(known) == sorted(project["vars"])
