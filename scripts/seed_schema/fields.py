"""What conditions of rules may look at: attributes of leads, properties of events."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .schema import ROOT, read_yaml

PROPERTIES = {
    "page_url": "page",
    "asset": "text",
    "campaign": "text",
    "channel": "text",
    "form": "text",
    "duration_seconds": "number",
}
TYPES = {
    "employee_count": "number",
    "annual_revenue": "number",
    "email_opt_out": "boolean",
}
DERIVED = {
    "email_domain": "text",
    "email_type": "text",
    "is_own_domain": "boolean",
    "deal_status": "text",
    "company_deal_status": "text",
}


@dataclass(frozen=True)
class Fields:
    """Each property and attribute, with its type.

    Types are text, page, id, number, time and boolean.
    """

    properties: dict[str, str]
    attributes: dict[str, str]


def project_variables(given: Mapping[str, object], root: Path = ROOT) -> dict:
    """The variables of a run: those of dbt_project.yml, and those given beside it."""
    return read_yaml(root / "dbt_project.yml")["vars"] | given


def known_fields(variables: Mapping[str, object], root: Path = ROOT) -> Fields:
    """The fields that rules may name; variables add columns of raw tables.

    A variable that is not a list adds nothing: dbt stops and says so.
    """

    def added(variable: str) -> list[str]:
        names = variables.get(variable)
        return [str(name) for name in names] if isinstance(names, list) else []

    columns = raw_columns(root)
    properties = dict(PROPERTIES)
    for name in added("event_properties"):
        properties[name] = type_of_added(name)
    attributes = {name: type_of(name) for name in columns["contacts"]}
    for name in added("contact_attributes"):
        attributes[name] = type_of_added(name)
    for name in columns["companies"]:
        if name != "company_id":
            attributes[f"company_{name}"] = type_of(name)
    for name in added("company_attributes"):
        attributes[f"company_{name}"] = type_of_added(name)
    return Fields(properties, attributes | DERIVED)


def raw_columns(root: Path) -> dict[str, list[str]]:
    """The columns of each raw table."""
    path = root / "models" / "staging" / "raw" / "_raw__tables.yml"
    (source,) = read_yaml(path)["sources"]
    return {
        table["name"]: [column["name"] for column in table["columns"]]
        for table in source["tables"]
    }


def type_of(column: str) -> str:
    """The type of a column of a raw table."""
    if column.endswith("_at"):
        return "time"
    return TYPES.get(column) or type_of_added(column)


def type_of_added(column: str) -> str:
    """The type of a column that a variable adds: ids compare exactly."""
    return "id" if column.endswith("_id") else "text"
