"""What connectors document, and what is read of them, are the same names.

docs/contracts/<system>.yml has the tables and columns with their types, and where
that is documented. A name that is read and not documented is a mistake, or news to
add there.
"""

import csv
from pathlib import Path

import pytest
import yaml
from harness import ROOT

CONTRACTS = ROOT / "docs" / "contracts"
STAGING = ROOT / "models" / "staging"
FIXTURES = ROOT / "tests" / "sources"
SYSTEMS = sorted(path.parent.name for path in STAGING.glob("*/*__sources.yml"))
# What connectors and warehouses add to any table.
ADDED = {"_fivetran_active", "_fivetran_deleted", "_fivetran_synced"}


def contract(system: str) -> dict:
    return yaml.safe_load((CONTRACTS / f"{system}.yml").read_text())


def declared(system: str) -> dict[str, dict]:
    """What is said of each table that is read."""
    text = (STAGING / system / f"_{system}__sources.yml").read_text()
    (source,) = yaml.safe_load(text)["sources"]
    return {table["name"]: table["config"]["meta"] for table in source["tables"]}


def plain(name: str) -> str:
    return name.lower().replace("-", "_")


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_is_read_is_documented(system: str) -> None:
    tables = contract(system)["tables"]
    for table, meta in declared(system).items():
        assert table in tables, f"{system}.{table}"
        known = {plain(column) for column in tables[table]}
        for column in [*meta.get("required", []), *meta.get("optional", [])]:
            names = [f"{p}{plain(column)}" for p in ["", *meta.get("prefixes", [])]]
            assert known & set(names), f"{system}.{table}.{column}"


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_is_documented_has_a_type_and_is_read(system: str) -> None:
    """The contract has no tables that nobody reads, and says where it is from."""
    found = contract(system)
    assert found["sources"]
    assert all(source["url"] for source in found["sources"])
    assert set(found["tables"]) == set(declared(system))
    for table, columns in found["tables"].items():
        assert all(isinstance(kind, str) for kind in columns.values()), table
        nested = declared(system)[table].get("nested", [])
        for column in nested:
            words = ("array", "object", "record")
            assert any(word in columns[column] for word in words), column


@pytest.mark.parametrize("system", SYSTEMS)
def test_fixtures_have_the_names_that_connectors_deliver(system: str) -> None:
    """Every required column, and no table that the connector does not have."""
    for file in sorted((FIXTURES / system).glob("*.csv")):
        tables = {plain(t).replace("_", ""): t for t in declared(system)}
        table = tables[plain(file.stem).replace("_", "")]
        header = {plain(name).replace("_", "") for name in header_of(file)}
        for column in declared(system)[table].get("required", []):
            assert plain(column).replace("_", "") in header, f"{file.stem}.{column}"


def header_of(file: Path) -> list[str]:
    with file.open(newline="") as lines:
        return next(csv.reader(lines))


# The examples of systems, and the events that are called by names of one's own.
EXAMPLES = {
    **{name: [name] for name in ("ga4", "pipedrive", "calendly", "brevo")},
    "salesforce": ["salesforce_fivetran", "salesforce_airbyte"],
    "segment": ["segment", "rudderstack"],
    "marketo": ["marketo_fivetran"],
    "posthog": ["posthog"],
    "intercom": ["intercom"],
}
OWN = {"invited_teammate", "tag demo"}


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_events_of_a_system_can_meet_its_rules(example: str) -> None:
    rules = rows_of(ROOT / "examples" / example / "rules" / "behavioural_points.csv")
    types = rows_of(ROOT / "seeds" / "reference" / "event_type_map.csv")
    for system in EXAMPLES[example]:
        known = {row["event_type"] for row in types if row["system"] == system}
        assert {rule["event_type"] for rule in rules} <= known | OWN, system


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
