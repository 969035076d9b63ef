"""Brevo, Intercom and Pipedrive, as far as the push needs them.

Shaped after the public API references; not compared with the real ones.
"""

import hashlib
from urllib.parse import unquote

from fake_crm.server import Answer, FakeApi, Request

BREVO_KEY = "secret-of-brevo"
INTERCOM_TOKEN = "secret-of-intercom"
PIPEDRIVE_TOKEN = "secret-of-pipedrive"


class FakeBrevo(FakeApi):
    """Contacts by id, with attributes in capitals."""

    def __init__(self) -> None:
        super().__init__()
        self.contacts: dict[str, dict[str, object]] = {}
        self.attributes: dict[str, str] = {}

    def handle(self, request: Request) -> Answer:
        if request.headers.get("api-key") != BREVO_KEY:
            return Answer(401, {"code": "unauthorized", "message": "Key not found"})
        path = request.path.removeprefix("/v3/contacts/")
        if path == "attributes":
            names = [{"name": name, "category": "normal"} for name in self.attributes]
            return Answer(200, {"attributes": names})
        if path.startswith("attributes/normal/"):
            self.attributes[path.rsplit("/", 1)[1]] = request.json["type"]
            return Answer(201)
        by = request.query["identifierType"][0]
        key = unquote(path)
        if by == "email_id":
            key = next((k for k, v in self.contacts.items() if v["email"] == key), "")
        if key not in self.contacts:
            message = "Contact does not exist"
            return Answer(404, {"code": "document_not_found", "message": message})
        if request.method == "GET":
            return Answer(200, {"id": int(key), "email": self.contacts[key]["email"]})
        assert request.method == "PUT"
        assert by == "contact_id"
        assert set(request.json) == {"attributes"}
        values = request.json["attributes"]
        if unknown := set(values) - set(self.attributes):
            message = f"Attribute {min(unknown)} does not exist"
            return Answer(400, {"code": "invalid_parameter", "message": message})
        self.contacts[key] |= values
        return Answer(204)


class FakeIntercom(FakeApi):
    """Contacts by id, with custom attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.contacts: dict[str, dict[str, object]] = {}
        self.attributes: dict[str, str] = {}

    def handle(self, request: Request) -> Answer:
        if request.headers.get("authorization") != f"Bearer {INTERCOM_TOKEN}":
            return self.error(401, "unauthorized", "Access Token Invalid")
        assert request.headers["intercom-version"] == "2.11"
        if request.path == "/data_attributes":
            return self.handle_attributes(request)
        if request.path == "/contacts/search":
            query = request.json["query"]
            assert (query["field"], query["operator"]) == ("email", "=")
            found = [
                {"type": "contact", "id": key}
                for key, record in self.contacts.items()
                if record["email"] == query["value"]
            ]
            return Answer(200, {"type": "list", "data": found})
        key = unquote(request.path.removeprefix("/contacts/"))
        assert request.method == "PUT"
        if key not in self.contacts:
            return self.error(404, "not_found", "User Not Found")
        values = request.json["custom_attributes"]
        if unknown := set(values) - set(self.attributes):
            return self.error(400, "parameter_invalid", f"{min(unknown)} is unknown")
        self.contacts[key] |= values
        return Answer(200, {"type": "contact", "id": key})

    def handle_attributes(self, request: Request) -> Answer:
        if request.method == "GET":
            assert request.query == {"model": ["contact"]}
            names = [{"name": name} for name in self.attributes]
            return Answer(200, {"type": "list", "data": names})
        assert request.json["model"] == "contact"
        self.attributes[request.json["name"]] = request.json["data_type"]
        return Answer(200, request.json)

    @staticmethod
    def error(status: int, code: str, message: str) -> Answer:
        errors = [{"code": code, "message": message}]
        return Answer(status, {"type": "error.list", "errors": errors})


class FakePipedrive(FakeApi):
    """Persons by id; a field has a key of forty characters."""

    def __init__(self) -> None:
        super().__init__()
        self.contacts: dict[str, dict[str, object]] = {}
        self.labels: dict[str, str] = {}

    def handle(self, request: Request) -> Answer:
        if request.headers.get("x-api-token") != PIPEDRIVE_TOKEN:
            return Answer(401, {"success": False, "error": "unauthorized access"})
        if request.path == "/api/v1/personFields":
            return self.handle_fields(request)
        path = request.path.removeprefix("/api/v2/persons/")
        if path == "search":
            assert request.query["fields"] == ["email"]
            assert request.query["exact_match"] == ["true"]
            found = [
                {"result_score": 1.0, "item": {"id": int(key), "type": "person"}}
                for key, record in self.contacts.items()
                if [record["email"]] == request.query["term"]
            ]
            return Answer(200, {"success": True, "data": {"items": found}})
        assert request.method == "PATCH"
        if path not in self.contacts:
            return Answer(404, {"success": False, "error": "Person not found"})
        for key, value in request.json["custom_fields"].items():
            self.contacts[path][self.labels[key].lower().replace(" ", "_")] = value
        return Answer(200, {"success": True, "data": {"id": int(path)}})

    def handle_fields(self, request: Request) -> Answer:
        if request.method == "GET":
            start, limit = (int(request.query[n][0]) for n in ("start", "limit"))
            fields = [{"key": k, "name": name} for k, name in self.labels.items()]
            page = fields[start : start + limit]
            return Answer(200, {"success": True, "data": page or None})
        name = request.json["name"]
        key = hashlib.sha1(name.encode()).hexdigest()
        self.labels[key] = name
        return Answer(201, {"success": True, "data": {"key": key, "name": name}})
