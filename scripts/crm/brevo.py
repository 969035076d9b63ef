"""Brevo: contacts found by e-mail, then updated by id.

One call per contact: the answer to a batch does not say which contacts there are.
"""

from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import quote

from crm.destinations import Shape, as_text
from crm.faults import Refused
from crm.one_by_one import OneByOne, not_there
from crm.records import FIELDS, Payload, Values
from crm.transport import Transport

TYPES = {"number": "float", "text": "text", "time": "text"}


class Contact(Shape):
    """A contact that was found."""

    id: str


class Attribute(Shape):
    """An attribute that is there."""

    name: str


class Attributes(Shape):
    """The attributes of contacts."""

    attributes: list[Attribute]


class Brevo(OneByOne):
    """Brevo's contacts, with an API key."""

    name = "brevo"
    settings: ClassVar[Mapping[str, str]] = {
        "BREVO_KEY": "API key (v3)",
        "BREVO_URL": "default https://api.brevo.com",
    }
    # contacts may be called 10 times a second on every plan
    calls_per_10_seconds = 90

    def _connect(self) -> Transport:
        return self._transport(
            self.setting("BREVO_URL", "https://api.brevo.com"),
            headers={"api-key": self.setting("BREVO_KEY")},
        )

    def payload(self, values: Values) -> Payload:
        """Attributes, whose names are in capitals; a blank one clears."""
        return {
            name.upper(): value if isinstance(value, int) else as_text(value)
            for name, value in values.items()
        }

    def _look_up(self, email: str) -> str | None:
        try:
            return self.transport.json(
                "GET",
                f"/v3/contacts/{quote(email, safe='')}",
                Contact,
                of_one=True,
                params={"identifierType": "email_id"},
            ).id
        except Refused as refused:
            if refused.status != 404:
                raise
            if not self._is_missing(refused):
                raise not_there(refused) from None
            return None

    def _write(self, record_id: str, payload: Payload) -> None:
        self.transport.json(
            "PUT",
            f"/v3/contacts/{quote(record_id, safe='')}",
            None,
            of_one=True,
            params={"identifierType": "contact_id"},
            json={"attributes": payload},
        )

    def _is_missing(self, refused: Refused) -> bool:
        return refused.body.get("code") == "document_not_found"

    def set_up(self) -> list[str]:
        """Create the attributes that are missing."""
        answer = self.transport.json("GET", "/v3/contacts/attributes", Attributes)
        there = {attribute.name for attribute in answer.attributes}
        missing = [field for field in FIELDS if field.name.upper() not in there]
        for field in missing:
            path = f"/v3/contacts/attributes/normal/{field.name.upper()}"
            self.transport.json("POST", path, Any, json={"type": TYPES[field.kind]})
        return [field.name.upper() for field in missing]
