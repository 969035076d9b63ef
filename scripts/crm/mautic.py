"""Mautic: contacts found by e-mail, then edited in batches.

PATCH, since PUT clears every other field; never the address, since an address of
another contact would merge the two.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import httpx
from pydantic import Field

from crm.batches import batches
from crm.destinations import Destination, Shape, as_text
from crm.records import FIELDS, Item, Outcome, Payload, Values
from crm.transport import Transport

TYPES = {"number": "number", "text": "text", "time": "datetime"}
# the longest text of a field, and of a query
LONGEST_TEXT = 191
MOST_FOUND = 50


class Named(Shape):
    """A field, by its alias."""

    alias: str


class Cells(Shape):
    """The values of a contact, by alias."""

    all: dict[str, Any] = Field(default_factory=dict)


class Record(Shape):
    """A contact that was found."""

    id: int
    fields: Cells


class Found(Shape):
    """The contacts of a query: a list, or an object by id."""

    total: int
    contacts: dict[str, Record] | list[Record]


class Fields(Shape):
    """The fields of contacts."""

    fields: dict[str, Named] | list[Named]


class Written(Shape):
    """The answer to a batch: a status per row, in our order."""

    statuses: list[int] = Field(alias="statusCodes")
    errors: dict[str, Any] | list[Any] | None = None
    contacts: dict[str, Any] | list[Any] | None = None


class Mautic(Destination):
    """Mautic's contacts, with a user of its API (basic authentication)."""

    name = "mautic"
    settings: ClassVar[Mapping[str, str]] = {
        "MAUTIC_URL": "such as https://mautic.example.com",
        "MAUTIC_USER": "a user that may edit contacts, and fields for --setup",
        "MAUTIC_PASSWORD": "password of that user",
    }
    most_rows = 200
    calls_per_10_seconds = 50

    def _connect(self) -> Transport:
        user, password = self.setting("MAUTIC_USER"), self.setting("MAUTIC_PASSWORD")
        transport = self._transport(
            self.setting("MAUTIC_URL"), auth=httpx.BasicAuth(user, password)
        )
        # as a header has it
        transport.redact.add(f"{user}:{password}")
        return transport

    def payload(self, values: Values) -> Payload:
        """Fields as texts and numbers; a blank one clears."""
        return {
            name: value
            if isinstance(value, int)
            # Mautic reads times without a zone, as UTC
            else as_text(value).replace("T", " ").rstrip("Z")
            if name.endswith("_at")
            else as_text(value)[:LONGEST_TEXT]
            for name, value in values.items()
        }

    def find(self, items: Sequence[Item]) -> dict[str, str | None]:
        """Contact ids of Mautic by contact; of several with an address the oldest."""
        contacts = {str(item.email): item.contact_id for item in items}
        found: dict[str, str | None] = {}
        for emails in batches(list(contacts), MOST_FOUND):
            records = self._with_emails(emails)
            found |= {contacts[email]: None for email in emails}
            for record in sorted(records, key=lambda record: record.id, reverse=True):
                email = str(record.fields.all.get("email") or "").lower()
                if email in contacts:
                    found[contacts[email]] = str(record.id)
        return found

    def _with_emails(self, emails: Sequence[str]) -> list[Record]:
        """All contacts with one of some addresses."""
        answer = self.transport.json(
            "GET",
            "/api/contacts",
            Found,
            params={
                "where[0][col]": "email",
                "where[0][expr]": "in",
                "where[0][val]": ",".join(emails),
                "minimal": "1",
                "limit": str(4 * MOST_FOUND),
            },
        )
        records = _listed(answer.contacts)
        if len(records) < answer.total and len(emails) > 1:
            half = len(emails) // 2
            return [
                *self._with_emails(emails[:half]),
                *self._with_emails(emails[half:]),
            ]
        return records

    def update(self, items: Sequence[Item]) -> list[Outcome]:
        """Edit contacts; the answer has a status per row, in our order."""
        rows = [
            {
                "id": int(str(item.external_id)),
                "overwriteWithBlank": True,
                **item.payload,
            }
            for item in items
        ]
        answer = self.transport.json(
            "PATCH", "/api/contacts/batch/edit", Written, json=rows
        )
        return self._outcomes(answer, items)

    def create(self, items: Sequence[Item]) -> list[Outcome]:
        """Create contacts; Mautic merges one that is there already, by address."""
        rows = [{"email": item.email, **item.payload} for item in items]
        answer = self.transport.json(
            "POST", "/api/contacts/batch/new", Written, json=rows
        )
        return self._outcomes(answer, items)

    def set_up(self) -> list[str]:
        """Create the contact fields that are missing."""
        answer = self.transport.json(
            "GET", "/api/fields/contact", Fields, params={"limit": "1000"}
        )
        there = {record.alias for record in _listed(answer.fields)}
        missing = [field for field in FIELDS if field.name not in there]
        for field in missing:
            definition = {
                "label": field.label,
                "alias": field.name,
                "type": TYPES[field.kind],
                "group": "professional",
                "object": "lead",
                **({"charLengthLimit": LONGEST_TEXT} if field.kind == "text" else {}),
            }
            self.transport.json("POST", "/api/fields/contact/new", Any, json=definition)
        return [field.name for field in missing]

    def _outcomes(self, answer: Written, items: Sequence[Item]) -> list[Outcome]:
        """One outcome per status; none if the answer has not one for each row."""
        if len(answer.statuses) != len(items):
            return []
        errors, records = _by_position(answer.errors), _by_position(answer.contacts)
        outcomes = []
        for position, (item, status) in enumerate(
            zip(items, answer.statuses, strict=True)
        ):
            if status in (200, 201):
                record_id = item.external_id or _id_of(records.get(str(position)))
                outcomes.append(
                    Outcome(item.contact_id, "accepted", external_id=record_id)
                )
            elif status == 404:
                outcomes.append(Outcome(item.contact_id, "absent", "HTTP 404"))
            elif status < 500:
                error = errors.get(str(position))
                message = error.get("message") if isinstance(error, dict) else ""
                reason = self.transport.redact(f"HTTP {status} {message or ''}")
                outcomes.append(Outcome(item.contact_id, "refused", reason))
        return outcomes


def _listed(records: dict[str, Any] | list[Any]) -> list[Any]:
    """Records of an answer: Mautic gives a list, or an object by id."""
    return list(records.values()) if isinstance(records, dict) else list(records)


def _by_position(rows: dict[str, Any] | list[Any] | None) -> dict[str, Any]:
    if isinstance(rows, list):
        return {str(position): row for position, row in enumerate(rows)}
    return rows or {}


def _id_of(record: object) -> str | None:
    has_id = isinstance(record, dict) and record.get("id") is not None
    return str(record["id"]) if has_id else None
