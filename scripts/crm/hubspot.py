"""HubSpot: contacts found by e-mail, then updated by record id.

Upserting by e-mail would create contacts, and cannot leave out properties; so records
are read first, and those to be created are created as such.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from crm.destinations import Destination, as_text
from crm.records import FIELDS, Item, Outcome, Payload, Values
from crm.transport import Refused, Transport, redacted

VERSION = "2026-03"
CONTACTS = f"/crm/objects/{VERSION}/contacts/batch"
PROPERTIES = f"/crm/properties/{VERSION}/contacts"
GROUP = {"name": "lead_scoring", "label": "Lead scoring"}
TYPES = {
    "number": {"type": "number", "fieldType": "number"},
    "text": {"type": "string", "fieldType": "text"},
    "time": {"type": "datetime", "fieldType": "date"},
}


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

    def find(self, items: Sequence[Item]) -> dict[str, str]:
        """Record ids by contact."""
        contacts = {item.email: item.contact_id for item in items}
        answer = self.transport.json(
            "POST",
            f"{CONTACTS}/read",
            json={
                "idProperty": "email",
                "properties": ["email"],
                "propertiesWithHistory": [],
                "inputs": [{"id": email} for email in contacts],
            },
        )
        found = {}
        for record in answer["results"]:
            email = str(record["properties"].get("email") or "").lower()
            if email in contacts:
                found[contacts[email]] = str(record["id"])
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
            "POST", f"{CONTACTS}/update", json={"inputs": inputs}
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
                "POST", f"{CONTACTS}/create", json={"inputs": inputs}
            )
        except Refused as refused:
            if refused.status != 409:
                raise
            # created by a call whose answer was lost, or by somebody just now
            found = self.find(items)
            there = [
                item.with_external_id(found[item.contact_id])
                for item in items
                if item.contact_id in found
            ]
            missing = [item for item in items if item.contact_id not in found]
            if not there:
                raise
            return self.update(there) + (self.create(missing) if missing else [])
        return self._outcomes(answer, {})

    def set_up(self) -> list[str]:
        """Create the group and the properties that are missing."""
        there = {
            record["name"]
            for record in self.transport.json("GET", PROPERTIES)["results"]
        }
        missing = [field for field in FIELDS if field.name not in there]
        if missing:
            try:
                self.transport.json("POST", f"{PROPERTIES}/groups", json=GROUP)
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
            self.transport.json("POST", PROPERTIES, json=definition)
        return [field.name for field in missing]

    @staticmethod
    def _outcomes(
        answer: Mapping[str, Any], contacts: Mapping[Any, str]
    ) -> list[Outcome]:
        """Outcomes by the ids in an answer, whole or in parts (207)."""
        outcomes = []
        for record in answer.get("results", []):
            record_id = str(record["id"])
            contact = record.get("objectWriteTraceId") or contacts.get(record_id)
            if contact:
                outcomes.append(Outcome(contact, "accepted", external_id=record_id))
        for error in answer.get("errors", []):
            context = error.get("context") or {}
            named = context.get("objectWriteTraceId") or [
                contacts[record_id]
                for record_id in context.get("ids", [])
                if record_id in contacts
            ]
            category = str(error.get("category") or "")
            kind = "absent" if category == "OBJECT_NOT_FOUND" else "refused"
            reason = redacted(f"{category} {error.get('message') or ''}")
            outcomes += [Outcome(contact, kind, reason) for contact in named]
        return outcomes
