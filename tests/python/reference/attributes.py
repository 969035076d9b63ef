"""What is known about a contact and an event: fields by name, with their kinds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from .companies import Companies
from .rows import Row
from .tables import BOOLEANS, NUMBERS
from .text import BLANKS, fold, is_like, page_url, trim
from .values import local_date, read_number

PROPERTIES = ["page_url", "asset", "campaign", "channel", "form", "duration_seconds"]
DERIVED = {"email_domain": "text", "email_type": "text", "is_own_domain": "boolean"}
DERIVED |= {"deal_status": "text", "company_deal_status": "text"}
COMPANY_COLUMNS = ["name", "domain", "industry", "employee_count", "annual_revenue"]
COMPANY_COLUMNS += ["city", "country"]
NOT_IN_EMAILS = BLANKS + ",;<>"
LABEL = re.compile(r"(?:[^\W_]|-)+")
Fields = dict[str, object]


@dataclass
class Settings:
    """What the batch sets besides raw data and rules."""

    as_of: date
    zone: ZoneInfo
    received: set[str]
    own_domains: set[str]
    contact_attributes: list[str]
    company_attributes: list[str]
    event_properties: list[str]
    free_domains: set[str]
    disposable_domains: set[str]
    seniorities: list[Mapping[str, str | None]]
    companies: Companies = field(default_factory=dict)
    # empty if contacts are not to be matched by domain
    company_by_domain: Mapping[str, str] = field(default_factory=dict)

    @property
    def properties(self) -> list[str]:
        return [*PROPERTIES, *self.event_properties]


def kind_of(field: str) -> str:
    """How a field compares. Columns that variables add are text, or ids."""
    if field in DERIVED:
        return DERIVED[field]
    column = field.removeprefix("company_")
    if field == "page_url":
        return "url"
    if field.endswith("_id"):
        return "id"
    if field in ("created_at", "updated_at", "deleted_at"):
        return "time"
    if column in NUMBERS - {"amount"}:
        return "number"
    return "boolean" if field in BOOLEANS else "text"


def comparable(row: Row, column: str, field: str, zone: ZoneInfo) -> object:
    """A cell in the form in which its field compares."""
    value = row[column]
    return {
        "text": lambda: fold(value),
        "id": lambda: value,
        "url": lambda: page_url(value),
        "number": lambda: value,
        "boolean": lambda: value,
        "time": lambda: local_date(value, zone),
    }[kind_of(field)]()


def properties_of(event: Row, settings: Settings) -> Fields:
    return {
        name: comparable(event, name, name, settings.zone)
        for name in settings.properties
    }


def attributes_of(contact: Row, settings: Settings) -> Fields:
    """The attributes that fit rules may use, but those of deals; null where unknown."""
    zone = settings.zone
    fields = {name: comparable(contact, name, name, zone) for name in contact.values}
    domain = email_domain(fields["email"])
    fields["email_domain"] = domain
    fields["email_type"] = email_type(fields["email"], domain, settings)
    fields["is_own_domain"] = domain and domain in settings.own_domains
    if fields["seniority"] is None:
        fields["seniority"] = seniority(fields["job_title"], settings)
    if fields["company_id"] not in settings.companies:
        is_business = fields["email_type"] == "business"
        found = settings.company_by_domain.get(domain) if is_business else None
        fields["company_id"] = found or fields["company_id"]
    company = settings.companies.get(fields["company_id"])
    for column in [*COMPANY_COLUMNS, *settings.company_attributes]:
        name = f"company_{column}"
        fields[name] = company and comparable(company, column, name, zone)
    return fields


def email_domain(email: str | None) -> str | None:
    """The part after the @ of a valid address; None without one."""
    if email is None or any(c in NOT_IN_EMAILS for c in email):
        return None
    person, at, domain = email.partition("@")
    labels = domain.split(".")
    is_valid = (
        bool(person and at)
        and len(labels) > 1
        and all(LABEL.fullmatch(label) for label in labels)
        and not labels[-1].isdigit()
    )
    return domain if is_valid else None


def email_type(email: str | None, domain: str | None, settings: Settings) -> str | None:
    if email is None:
        return None
    if domain is None:
        return "invalid"
    if domain in settings.disposable_domains:
        return "disposable"
    return "free" if domain in settings.free_domains else "business"


def by_priority(row: Mapping[str, str | None]) -> tuple:
    """Sort key: lowest priority first, blank last, then pattern, as it is written."""
    priority = read_number(row.get("priority"))
    return priority is None, priority or 0, trim(row.get("pattern")) or ""


def seniority(job_title: str | None, settings: Settings) -> str | None:
    """The seniority that the job title tells, by the first pattern that fits."""
    for row in sorted(settings.seniorities, key=by_priority):
        pattern = fold(row.get("pattern"))
        if job_title and pattern and is_like(job_title, pattern):
            return fold(row.get("seniority"))
    return None
