"""HubSpot's contacts and properties, as far as the push needs them.

What comes in is compared with the types of HubSpot's own client, what goes out too.
"""

from datetime import UTC, datetime

from hubspot_sdk.types.crm.batch_response_simple_public_object import (
    BatchResponseSimplePublicObject,
)
from hubspot_sdk.types.crm.property_create_params import PropertyCreateParams
from hubspot_sdk.types.crm.simple_public_object_batch_input_for_create_param import (
    SimplePublicObjectBatchInputForCreateParam,
)
from hubspot_sdk.types.crm.simple_public_object_batch_input_param import (
    SimplePublicObjectBatchInputParam,
)
from pydantic import TypeAdapter

from fake_crm.server import Answer, FakeApi, Request

TOKEN = "secret-of-hubspot"
CONTACTS = "/crm/objects/2026-03/contacts/batch"
PROPERTIES = "/crm/properties/2026-03/contacts"
MOST_ROWS = 100
UPDATE = TypeAdapter(SimplePublicObjectBatchInputParam)
CREATE = TypeAdapter(SimplePublicObjectBatchInputForCreateParam)
KNOWN_KEYS = {
    "update": {"id", "objectWriteTraceId", "properties"},
    "create": {"objectWriteTraceId", "properties", "associations"},
    "read": {"id"},
}
# snake case of the typed dictionaries of the client
ALIASES = {"fieldType": "field_type", "groupName": "group_name"}


class FakeHubSpot(FakeApi):
    """Contacts by record id, and the properties that there are."""

    def __init__(self, seed: int = 7) -> None:
        super().__init__(seed)
        self.contacts: dict[str, dict[str, str]] = {}
        self.properties: dict[str, str] = {"email": "string"}
        self.groups: set[str] = set()
        # written with these contact ids, a row is refused: by all, or on its own
        self.poison_for_all: set[str] = set()
        self.poison: set[str] = set()
        self.writes: list[tuple[str, dict[str, str]]] = []

    def add(self, *emails: str) -> None:
        for email in emails:
            self.contacts[str(1000 + len(self.contacts))] = {"email": email}

    def by_email(self) -> dict[str, dict[str, str]]:
        return {record["email"]: record for record in self.contacts.values()}

    def handle(self, request: Request) -> Answer:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return Answer(401, {"category": "INVALID_AUTHENTICATION"})
        if request.path.startswith(PROPERTIES):
            return self.handle_properties(request)
        kind = request.path.removeprefix(f"{CONTACTS}/")
        assert request.method == "POST", request
        assert kind in KNOWN_KEYS, request.path
        inputs = request.json["inputs"]
        assert all(set(row) <= KNOWN_KEYS[kind] for row in inputs), inputs[0]
        if not 0 < len(inputs) <= MOST_ROWS:
            return self.refusal(f"{len(inputs)} inputs")
        return getattr(self, kind)(request, inputs)

    def read(self, request: Request, inputs: list[dict[str, str]]) -> Answer:
        assert request.json["idProperty"] == "email"
        ids = {
            email: key
            for key, record in self.contacts.items()
            for email in [
                record["email"],
                *record.get("hs_additional_emails", "").split(";"),
            ]
        }
        found = list({ids[row["id"]]: 1 for row in inputs if row["id"] in ids})
        missing = [row["id"] for row in inputs if row["id"] not in ids]
        errors = [
            {
                "status": "error",
                "category": "OBJECT_NOT_FOUND",
                "message": "Could not get some CONTACT objects",
                "context": {"ids": missing},
            }
        ]
        return self.batch(found, errors if missing else [])

    def update(self, request: Request, inputs: list[dict]) -> Answer:
        for row in inputs:
            UPDATE.validate_python(row, strict=True)
        ids = [row["id"] for row in inputs]
        if len(ids) > len(set(ids)):
            return self.refusal("Duplicate IDs found in batch input")
        if fault := self.fault_of(inputs):
            return fault
        written, errors = [], []
        for row in inputs:
            contact = row["objectWriteTraceId"]
            if row["id"] not in self.contacts:
                errors.append(
                    self.row_error("OBJECT_NOT_FOUND", "no object", ids=[row["id"]])
                )
            elif contact in self.poison:
                errors.append(
                    self.row_error(
                        "VALIDATION_ERROR",
                        f"of {self.contacts[row['id']]['email']}: not valid",
                        objectWriteTraceId=[contact],
                    )
                )
            # some rows of a part are neither taken nor mentioned
            elif not request.is_partial or self.random.random() < 0.7:
                self.contacts[row["id"]] |= row["properties"]
                self.writes.append((contact, row["properties"]))
                written.append(row["id"])
        return self.batch(written, errors, partial=request.is_partial)

    def create(self, request: Request, inputs: list[dict]) -> Answer:
        for row in inputs:
            CREATE.validate_python(row, strict=True)
        if fault := self.fault_of(inputs):
            return fault
        emails = {record["email"] for record in self.contacts.values()}
        if any(row["properties"]["email"] in emails for row in inputs):
            return Answer(
                409, {"category": "CONFLICT", "message": "Contact already exists."}
            )
        made = []
        for row in inputs:
            self.add(row["properties"]["email"])
            record_id = list(self.contacts)[-1]
            self.contacts[record_id] |= row["properties"]
            made.append((record_id, row["objectWriteTraceId"]))
        return self.batch([key for key, _ in made], [], traces=dict(made))

    def fault_of(self, inputs: list[dict]) -> Answer | None:
        for row in inputs:
            for name, value in row["properties"].items():
                if name not in self.properties:
                    return self.refusal(f'Property "{name}" does not exist')
                if self.properties[name] == "number" and value:
                    float(value)
            if row["objectWriteTraceId"] in self.poison_for_all:
                return self.refusal("ann@acme.example was not valid")
        return None

    def handle_properties(self, request: Request) -> Answer:
        if request.method == "GET":
            return Answer(
                200, {"results": [{"name": name} for name in self.properties]}
            )
        content = request.json
        if request.path.endswith("/groups"):
            if content["name"] in self.groups:
                return Answer(409, {"category": "CONFLICT"})
            self.groups.add(content["name"])
            return Answer(201, content)
        TypeAdapter(PropertyCreateParams).validate_python(
            {ALIASES.get(name, name): value for name, value in content.items()},
            strict=True,
        )
        assert content["groupName"] in self.groups
        assert content["name"] not in self.properties
        self.properties[content["name"]] = content["type"]
        return Answer(201, content)

    def batch(
        self,
        ids: list[str],
        errors: list[dict],
        *,
        partial: bool = False,
        traces: dict[str, str] | None = None,
    ) -> Answer:
        now = datetime.now(UTC).isoformat()
        results = [
            {
                "id": key,
                "properties": self.contacts[key],
                "createdAt": now,
                "updatedAt": now,
                "archived": False,
                **({"objectWriteTraceId": traces[key]} if traces else {}),
            }
            for key in ids
        ]
        content = {
            "status": "COMPLETE",
            "results": results,
            "startedAt": now,
            "completedAt": now,
        }
        BatchResponseSimplePublicObject.model_validate(content)
        if errors or partial:
            content |= {"numErrors": len(errors), "errors": errors}
            return Answer(207, content)
        return Answer(200, content)

    @staticmethod
    def row_error(category: str, message: str, **context: list[str]) -> dict:
        return {
            "status": "error",
            "category": category,
            "message": message,
            "context": context,
        }

    @staticmethod
    def refusal(message: str) -> Answer:
        return Answer(
            400, {"status": "error", "category": "VALIDATION_ERROR", "message": message}
        )
