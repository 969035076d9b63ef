"""Mautic: contacts found by e-mail, then edited in batches.

PATCH, since PUT clears every other field; never the address, since an address of
another contact would merge the two.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import httpx

from crm.batches import batches
from crm.destinations import Destination, as_text
from crm.records import FIELDS, Item, Outcome, Payload, Values
from crm.transport import Transport, redacted

TYPES = {"number": "number", "text": "text", "time": "datetime"}
# the longest text of a field, and of a query
LONGEST_TEXT = 191
MOST_FOUND = 50


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
        return self._transport(
            self.setting("MAUTIC_URL"),
            auth=httpx.BasicAuth(
                self.setting("MAUTIC_USER"), self.setting("MAUTIC_PASSWORD")
            ),
        )

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

    def find(self, items: Sequence[Item]) -> dict[str, str]:
        """Contact ids of Mautic by contact; of several with an address the oldest."""
        contacts = {item.email: item.contact_id for item in items}
        found: dict[str, str] = {}
        for emails in batches(list(contacts), MOST_FOUND):
            answer = self.transport.json(
                "GET",
                "/api/contacts",
                params={
                    "where[0][col]": "email",
                    "where[0][expr]": "in",
                    "where[0][val]": ",".join(str(email) for email in emails),
                    "minimal": "1",
                    "limit": str(4 * MOST_FOUND),
                },
            )
            records = _listed(answer["contacts"])
            for record in sorted(records, key=lambda r: int(r["id"]), reverse=True):
                email = str(record["fields"]["all"].get("email") or "").lower()
                if email in contacts:
                    found[contacts[email]] = str(record["id"])
        return found

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
        answer = self.transport.json("PATCH", "/api/contacts/batch/edit", json=rows)
        return self._outcomes(answer, items)

    def create(self, items: Sequence[Item]) -> list[Outcome]:
        """Create contacts; Mautic merges one that is there already, by address."""
        rows = [{"email": item.email, **item.payload} for item in items]
        answer = self.transport.json("POST", "/api/contacts/batch/new", json=rows)
        return self._outcomes(answer, items)

    def set_up(self) -> list[str]:
        """Create the contact fields that are missing."""
        answer = self.transport.json(
            "GET", "/api/fields/contact", params={"limit": "1000"}
        )
        there = {record["alias"] for record in _listed(answer["fields"])}
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
            self.transport.json("POST", "/api/fields/contact/new", json=definition)
        return [field.name for field in missing]

    @staticmethod
    def _outcomes(answer: Mapping[str, Any], items: Sequence[Item]) -> list[Outcome]:
        """One outcome per status; none if the answer has not one for each row."""
        statuses = answer.get("statusCodes") or []
        if len(statuses) != len(items):
            return []
        errors = answer.get("errors") or {}
        if isinstance(errors, list):
            errors = dict(enumerate(errors))
        records = answer.get("contacts") or {}
        if isinstance(records, list):
            records = dict(enumerate(records))
        outcomes = []
        for position, (item, status) in enumerate(zip(items, statuses, strict=True)):
            if status in (200, 201):
                record = records.get(position) or records.get(str(position)) or {}
                outcomes.append(
                    Outcome(
                        item.contact_id,
                        "accepted",
                        external_id=item.external_id or _id_of(record),
                    )
                )
            elif status == 404:
                outcomes.append(Outcome(item.contact_id, "absent", "HTTP 404"))
            elif status < 500:
                error = errors.get(position) or errors.get(str(position)) or {}
                reason = redacted(f"HTTP {status} {error.get('message') or ''}")
                outcomes.append(Outcome(item.contact_id, "refused", reason))
        return outcomes


def _listed(records: Any) -> list[dict[str, Any]]:
    """Records of an answer: Mautic gives a list, or an object by id."""
    return list(records.values()) if isinstance(records, dict) else list(records)


def _id_of(record: Mapping[str, Any]) -> str | None:
    return str(record["id"]) if "id" in record else None
