"""Intercom: contacts found by e-mail, then updated by id, one call per contact."""

from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import quote

from crm.destinations import Shape, as_text
from crm.faults import Refused
from crm.one_by_one import OneByOne
from crm.records import FIELDS, Payload, Values
from crm.transport import Transport

VERSION = "2.11"
TYPES = {"number": "integer", "text": "string", "time": "string"}


class Contact(Shape):
    """A contact that was found."""

    id: str


class Found(Shape):
    """Contacts of a search."""

    data: list[Contact]


class Attribute(Shape):
    """A data attribute that is there."""

    name: str


class Attributes(Shape):
    """The data attributes of contacts."""

    data: list[Attribute]


class Intercom(OneByOne):
    """Intercom's contacts, with the access token of an app."""

    name = "intercom"
    settings: ClassVar[Mapping[str, str]] = {
        "INTERCOM_TOKEN": "access token of an app that may read and write contacts",
        "INTERCOM_URL": "default https://api.intercom.io; another region has another",
    }
    calls_per_10_seconds = 150

    def _connect(self) -> Transport:
        return self._transport(
            self.setting("INTERCOM_URL", "https://api.intercom.io"),
            headers={
                "Authorization": f"Bearer {self.setting('INTERCOM_TOKEN')}",
                "Intercom-Version": VERSION,
            },
        )

    def payload(self, values: Values) -> Payload:
        """Custom attributes; null clears."""
        return {
            name: value if value is None or isinstance(value, int) else as_text(value)
            for name, value in values.items()
        }

    def _look_up(self, email: str) -> str | None:
        """The contact with an address; of several the first by id."""
        query = {"field": "email", "operator": "=", "value": email}
        answer = self.transport.json(
            "POST", "/contacts/search", Found, json={"query": query}
        )
        return min((contact.id for contact in answer.data), default=None)

    def _write(self, record_id: str, payload: Payload) -> None:
        self.transport.json(
            "PUT",
            f"/contacts/{quote(record_id, safe='')}",
            Contact,
            of_one=True,
            json={"custom_attributes": payload},
        )

    def _is_missing(self, refused: Refused) -> bool:
        errors = refused.body.get("errors")
        first = errors[0] if isinstance(errors, list) and errors else {}
        return isinstance(first, dict) and first.get("code") == "not_found"

    def set_up(self) -> list[str]:
        """Create the data attributes that are missing."""
        answer = self.transport.json(
            "GET", "/data_attributes", Attributes, params={"model": "contact"}
        )
        there = {attribute.name for attribute in answer.data}
        missing = [field for field in FIELDS if field.name not in there]
        for field in missing:
            definition = {
                "name": field.name,
                "model": "contact",
                "data_type": TYPES[field.kind],
            }
            self.transport.json("POST", "/data_attributes", Any, json=definition)
        return [field.name for field in missing]
