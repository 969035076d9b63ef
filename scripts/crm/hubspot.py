"""HubSpot: contacts found by e-mail, then updated by record id.

Upserting by e-mail would create contacts, and cannot leave out properties; so records
are read first, and those to be created are created as such.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from pydantic import Field

from crm.destinations import Destination, Shape, as_text
from crm.faults import Refused
from crm.records import FIELDS, Item, Outcome, Payload, Values
from crm.transport import Transport

VERSION = "2026-03"
CONTACTS = f"/crm/objects/{VERSION}/contacts/batch"
PROPERTIES = f"/crm/properties/{VERSION}/contacts"
GROUP = {"name": "lead_scoring", "label": "Lead scoring"}
TYPES = {
    "number": {"type": "number", "fieldType": "number"},
    "text": {"type": "string", "fieldType": "text"},
    "time": {"type": "datetime", "fieldType": "date"},
}


class Record(Shape):
    """A contact in an answer."""

    id: str
    properties: dict[str, str | None] = Field(default_factory=dict)
    trace: str | None = Field(None, alias="objectWriteTraceId")

    def emails(self) -> list[str]:
        """The address of the contact, and those that it had before a merge."""
        names = ("email", "hs_additional_emails")
        cells = [self.properties.get(name) or "" for name in names]
        return [email.strip() for email in ";".join(cells).lower().split(";")]


class RowError(Shape):
    """A fault of some rows, named by their ids or by what we sent along."""

    category: str = ""
    message: str = ""
    context: dict[str, list[str]] | None = None

    def named(self, key: str) -> list[str]:
        """The rows that the fault names by a key."""
        return (self.context or {}).get(key, [])


class Batch(Shape):
    """The answer to a batch, whole (200, 201) or in parts (207)."""

    results: list[Record]
    errors: list[RowError] = Field(default_factory=list)


class Property(Shape):
    """A property that is there."""

    name: str


class Properties(Shape):
    """The properties of contacts."""

    results: list[Property]


class HubSpot(Destination):
    """HubSpot's contacts, with the token of a private app."""

    name = "hubspot"
    settings: ClassVar[Mapping[str, str]] = {
        "HUBSPOT_TOKEN": "access token of a private app; scopes"
        " crm.objects.contacts.read and .write, for --setup crm.schemas.contacts.write",
        "HUBSPOT_URL": "default https://api.hubapi.com",
    }
    most_rows = 100
    # 100 per 10 seconds are the least that any plan has
    calls_per_10_seconds = 95

    def _connect(self) -> Transport:
        return self._transport(
            self.setting("HUBSPOT_URL", "https://api.hubapi.com"),
            headers={"Authorization": f"Bearer {self.setting('HUBSPOT_TOKEN')}"},
        )

    def payload(self, values: Values) -> Payload:
        """Properties, every value a text; a blank one clears."""
        return {name: as_text(value) for name, value in values.items()}

    def find(self, items: Sequence[Item]) -> dict[str, str | None]:
        """Record ids by contact; absent is what the answer names as not found."""
        contacts = {item.email: item.contact_id for item in items}
        answer = self.transport.json(
            "POST",
            f"{CONTACTS}/read",
            Batch,
            json={
                "idProperty": "email",
                "properties": ["email", "hs_additional_emails"],
                "propertiesWithHistory": [],
                "inputs": [{"id": email} for email in contacts],
            },
        )
        found: dict[str, str | None] = {
            contacts[email.lower()]: None
            for error in answer.errors
            if error.category == "OBJECT_NOT_FOUND"
            for email in error.named("ids")
            if email.lower() in contacts
        }
        for record in answer.results:
            for email in record.emails():
                if email in contacts:
                    found[contacts[email]] = record.id
        return found

    def update(self, items: Sequence[Item]) -> list[Outcome]:
        """Write properties; a record counts as written if it is in the results."""
        inputs = [
            {
                "id": item.external_id,
                "objectWriteTraceId": item.contact_id,
                "properties": item.payload,
            }
            for item in items
        ]
        answer = self.transport.json(
            "POST", f"{CONTACTS}/update", Batch, json={"inputs": inputs}
        )
        contacts = {item.external_id: item.contact_id for item in items}
        return self._outcomes(answer, contacts)

    def create(self, items: Sequence[Item]) -> list[Outcome]:
        """Create contacts; a repeated call finds them there and updates them."""
        inputs = [
            {
                "objectWriteTraceId": item.contact_id,
                "properties": item.payload | {"email": item.email},
                "associations": [],
            }
            for item in items
        ]
        try:
            answer = self.transport.json(
                "POST", f"{CONTACTS}/create", Batch, json={"inputs": inputs}
            )
        except Refused as refused:
            if refused.status != 409:
                raise
            # created by a call whose answer was lost, or by somebody just now
            found = self.find(items)
            there = [
                item.with_external_id(record)
                for item in items
                if (record := found.get(item.contact_id))
            ]
            missing = [
                item for item in items if found.get(item.contact_id, "not told") is None
            ]
            if not there:
                raise
            return self.update(there) + (self.create(missing) if missing else [])
        return self._outcomes(answer, {})

    def set_up(self) -> list[str]:
        """Create the group and the properties that are missing."""
        there = {
            record.name
            for record in self.transport.json("GET", PROPERTIES, Properties).results
        }
        missing = [field for field in FIELDS if field.name not in there]
        if missing:
            try:
                self.transport.json("POST", f"{PROPERTIES}/groups", Any, json=GROUP)
            except Refused as refused:
                if refused.status != 409:
                    raise
        for field in missing:
            definition = {
                "name": field.name,
                "label": field.label,
                "groupName": GROUP["name"],
                **TYPES[field.kind],
            }
            self.transport.json("POST", PROPERTIES, Any, json=definition)
        return [field.name for field in missing]

    def _outcomes(self, answer: Batch, contacts: Mapping[Any, str]) -> list[Outcome]:
        """Outcomes by the ids in an answer; a contact without any is not settled."""
        outcomes = []
        for record in answer.results:
            contact = record.trace or contacts.get(record.id)
            if contact:
                outcomes.append(Outcome(contact, "accepted", external_id=record.id))
        for error in answer.errors:
            ids = error.named("ids")
            named = error.named("objectWriteTraceId") or [
                contacts[record_id] for record_id in ids if record_id in contacts
            ]
            is_absent = error.category == "OBJECT_NOT_FOUND" and bool(ids)
            reason = self.transport.redact(f"{error.category} {error.message}")
            outcomes += [
                Outcome(contact, "absent" if is_absent else "refused", reason)
                for contact in named
            ]
        return outcomes
