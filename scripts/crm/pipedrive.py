"""Pipedrive: persons found by e-mail, then updated by id, one call per person.

Persons are of version 2 of its API; fields, whose keys are made up by Pipedrive, are of
version 1.
"""

from collections.abc import Mapping
from typing import ClassVar
from urllib.parse import quote

from crm.destinations import Shape, as_text
from crm.faults import NotAllowed, Refused
from crm.one_by_one import OneByOne
from crm.records import FIELDS, Payload, Values
from crm.transport import Transport

PERSONS = "/api/v2/persons"
FIELD_PATH = "/api/v1/personFields"
TYPES = {"number": "double", "text": "varchar", "time": "varchar"}
PAGE = 500


class Person(Shape):
    """A person of an answer."""

    id: str


class Match(Shape):
    """A person that was found."""

    item: Person


class Matches(Shape):
    """Persons of a search."""

    items: list[Match]


class Found(Shape):
    """The answer to a search."""

    data: Matches


class Written(Shape):
    """The answer to an update."""

    data: Person


class PersonField(Shape):
    """A field of persons: the name that people see, and its key."""

    key: str
    name: str


class PersonFields(Shape):
    """A page of the fields of persons."""

    data: list[PersonField] | None


class NewField(Shape):
    """The answer to a field that was created."""

    data: PersonField


class Pipedrive(OneByOne):
    """Pipedrive's persons, with an API token."""

    name = "pipedrive"
    settings: ClassVar[Mapping[str, str]] = {
        "PIPEDRIVE_TOKEN": "API token of a user that may edit persons, and fields for"
        " --setup",
        "PIPEDRIVE_URL": "such as https://example.pipedrive.com",
    }
    calls_per_10_seconds = 20

    def _connect(self) -> Transport:
        self._keys: dict[str, str] = {}
        return self._transport(
            self.setting("PIPEDRIVE_URL"),
            headers={"x-api-token": self.setting("PIPEDRIVE_TOKEN")},
        )

    def payload(self, values: Values) -> Payload:
        """Fields by our names; null clears."""
        return {
            name: value if value is None or isinstance(value, int) else as_text(value)
            for name, value in values.items()
        }

    def _look_up(self, email: str) -> str | None:
        """The person with an address; of several the oldest."""
        params = {"term": email, "fields": "email", "exact_match": "true"}
        answer = self.transport.json("GET", f"{PERSONS}/search", Found, params=params)
        ids = [match.item.id for match in answer.data.items]
        return min(ids, key=lambda number: (len(number), number), default=None)

    def _write(self, record_id: str, payload: Payload) -> None:
        self._keys = self._keys or self._keys_by_label()
        labels = {field.name: field.label for field in FIELDS}
        missing = [labels[name] for name in payload if labels[name] not in self._keys]
        if missing:
            raise NotAllowed(
                f"Pipedrive has no field {', '.join(missing)}: start --setup."
            )
        values = {self._keys[labels[name]]: value for name, value in payload.items()}
        self.transport.json(
            "PATCH",
            f"{PERSONS}/{quote(record_id, safe='')}",
            Written,
            of_one=True,
            json={"custom_fields": values},
        )

    def _is_missing(self, refused: Refused) -> bool:
        return refused.body.get("success") is False

    def set_up(self) -> list[str]:
        """Create the fields that are missing, by their labels."""
        there = self._keys_by_label()
        missing = [field for field in FIELDS if field.label not in there]
        for field in missing:
            definition = {"name": field.label, "field_type": TYPES[field.kind]}
            self.transport.json("POST", FIELD_PATH, NewField, json=definition)
        return [field.label for field in missing]

    def _keys_by_label(self) -> dict[str, str]:
        keys: dict[str, str] = {}
        start = 0
        while True:
            params = {"start": str(start), "limit": str(PAGE)}
            page = self.transport.json("GET", FIELD_PATH, PersonFields, params=params)
            fields = page.data or []
            keys |= {field.name: field.key for field in fields}
            if len(fields) < PAGE:
                return keys
            start += PAGE
