"""Mautic, Salesforce and a program behind a webhook, as far as the push needs them.

Shaped after the source of Mautic and the documentation of Salesforce; none of them has
been compared with the real one.
"""

import base64
import csv
import io
import re

from fake_crm.server import Answer, FakeApi, Request

PASSWORD = "secret-of-mautic"
SECRET = "secret-of-salesforce"
ACCESS = "session-of-salesforce"


class FakeWebhook(FakeApi):
    """Takes every row but those of `refused`."""

    def __init__(self) -> None:
        super().__init__()
        self.contacts: dict[str, dict[str, object]] = {}
        self.refused: set[str] = set()

    def handle(self, request: Request) -> Answer:
        rejected = []
        for row in request.json["contacts"]:
            if row["contact_id"] in self.refused:
                rejected.append({"contact_id": row["contact_id"], "reason": "unknown"})
            else:
                self.contacts[row["contact_id"]] = row
        return Answer(200, {"rejected": rejected}) if rejected else Answer(204)


class FakeMautic(FakeApi):
    """Contacts by id; an address of another contact would merge two."""

    def __init__(self) -> None:
        super().__init__()
        self.contacts: dict[int, dict[str, object]] = {}
        self.fields: dict[str, str] = {}
        self.refused: set[int] = set()

    def handle(self, request: Request) -> Answer:
        login = base64.b64encode(f"api:{PASSWORD}".encode()).decode()
        if request.headers.get("authorization") != f"Basic {login}":
            return Answer(401, {"errors": [{"message": "no"}]})
        return {
            ("GET", "/api/contacts"): self.find,
            ("PATCH", "/api/contacts/batch/edit"): self.edit,
            ("POST", "/api/contacts/batch/new"): self.new,
            ("GET", "/api/fields/contact"): self.list_fields,
            ("POST", "/api/fields/contact/new"): self.add_field,
        }[request.method, request.path](request)

    def find(self, request: Request) -> Answer:
        query = {name: values[0] for name, values in request.query.items()}
        assert (query["where[0][col]"], query["where[0][expr]"]) == ("email", "in")
        emails = query["where[0][val]"].split(",")
        found = {
            str(key): {"id": key, "fields": {"all": {"email": record["email"]}}}
            for key, record in self.contacts.items()
            if record["email"] in emails
        }
        return Answer(200, {"total": len(found), "contacts": found or []})

    def edit(self, request: Request) -> Answer:
        rows = request.json
        assert len(rows) <= 200
        statuses, errors = [], {}
        for position, row in enumerate(rows):
            assert "email" not in row
            key, clears = row.pop("id"), row.pop("overwriteWithBlank")
            assert set(row) <= set(self.fields)
            if key not in self.contacts:
                statuses.append(404)
            elif key in self.refused:
                statuses.append(400)
                errors[str(position)] = {"message": "lead_grade: not valid"}
            else:
                kept = {name: cell for name, cell in row.items() if cell or clears}
                self.contacts[key] |= kept
                statuses.append(200)
        return Answer(200, {"contacts": [], "statusCodes": statuses, "errors": errors})

    def new(self, request: Request) -> Answer:
        made = {}
        for position, row in enumerate(request.json):
            keys = [k for k, v in self.contacts.items() if v["email"] == row["email"]]
            key = keys[0] if keys else 1 + max(self.contacts, default=0)
            self.contacts[key] = self.contacts.get(key, {}) | row
            made[str(position)] = {"id": key}
        return Answer(201, {"contacts": made, "statusCodes": [201] * len(made)})

    def list_fields(self, _: Request) -> Answer:
        fields = {
            str(number): {"id": number, "alias": alias}
            for number, alias in enumerate(self.fields)
        }
        return Answer(200, {"total": len(fields), "fields": fields})

    def add_field(self, request: Request) -> Answer:
        self.fields[request.json["alias"]] = request.json["type"]
        return Answer(201, {"field": request.json})


class FakeSalesforce(FakeApi):
    """Contacts by id, the collections API, and jobs of Bulk API 2.0."""

    def __init__(self) -> None:
        super().__init__()
        self.contacts: dict[str, dict[str, object]] = {}
        self.fields = {"Id", "Email"}
        self.errors: dict[str, str] = {}
        self.unprocessed: set[str] = set()
        self.jobs: dict[str, dict[str, str]] = {}
        self.jobs_hang = False

    def handle(self, request: Request) -> Answer:
        if request.path == "/services/oauth2/token":
            assert f"client_secret={SECRET}".encode() in request.body
            return Answer(200, {"access_token": ACCESS})
        if request.headers.get("authorization") != f"Bearer {ACCESS}":
            return Answer(401, [{"errorCode": "INVALID_SESSION_ID"}])
        path = request.path.removeprefix("/services/data/v65.0")
        if path.startswith("/jobs/ingest"):
            return self.handle_job(request, path.removeprefix("/jobs/ingest"))
        return {
            "/query": self.query,
            "/composite/sobjects": self.collection,
            "/sobjects/Contact/describe": self.describe,
            "/tooling/sobjects/CustomField": self.add_field,
        }[path](request)

    def query(self, request: Request) -> Answer:
        emails = re.findall(r"'((?:[^'\\]|\\.)*)'", request.query["q"][0])
        wanted = {re.sub(r"\\(.)", r"\1", email) for email in emails}
        found = [
            {"Id": key, "Email": record["Email"]}
            for key, record in sorted(self.contacts.items(), reverse=True)
            if str(record["Email"]).lower() in wanted
        ]
        return Answer(200, {"done": True, "records": found})

    def collection(self, request: Request) -> Answer:
        content = request.json
        assert content["allOrNone"] is False
        assert len(content["records"]) <= 200
        return Answer(
            200,
            [
                self.write(record.pop("id"), record)
                for record in content["records"]
                if record.pop("attributes")["type"] == "Contact"
            ],
        )

    def write(self, key: str, values: dict[str, object]) -> dict[str, object]:
        assert set(values) <= self.fields
        code = self.errors.get(key)
        code = code or ("" if key in self.contacts else "ENTITY_IS_DELETED")
        if code:
            error = {"statusCode": code, "message": "no", "fields": []}
            return {"success": False, "errors": [error]}
        self.contacts[key] |= values
        return {"id": key, "success": True, "errors": []}

    def handle_job(self, request: Request, path: str) -> Answer:
        if request.method == "POST":
            assert request.json["operation"] == "update"
            key = f"job{len(self.jobs)}"
            self.jobs[key] = {"state": "Open"}
            return Answer(200, {"id": key, "state": "Open"})
        _, key, *rest = path.split("/")
        if key not in self.jobs:
            return Answer(404, [{"errorCode": "NOT_FOUND", "message": "no job"}])
        job = self.jobs[key]
        if request.method == "PUT":
            job["upload"] = request.body.decode()
            return Answer(201)
        if request.method == "PATCH":
            if request.json == {"state": "Aborted"}:
                job["state"] = "Aborted"
            else:
                assert request.json == {"state": "UploadComplete"}
                job["state"] = "InProgress"
        if job["state"] == "InProgress" and not self.jobs_hang:
            self.work(job)
        if rest:
            return Answer(200, job[rest[0]])
        return Answer(200, {"id": key, "state": job["state"]})

    def work(self, job: dict[str, str]) -> None:
        done, failed = ["sf__Id,sf__Created,Id"], ["sf__Id,sf__Error,Id"]
        for row in csv.DictReader(io.StringIO(job["upload"])):
            key = row.pop("Id")
            if key in self.unprocessed:
                continue
            values = {name: None if v == "#N/A" else v for name, v in row.items()}
            result = self.write(key, values)
            if result["success"]:
                done.append(f"{key},false,{key}")
            else:
                code = result["errors"][0]["statusCode"]
                failed.append(f',"{code}:no:--",{key}')
        job |= {"state": "JobComplete"}
        job |= {
            "successfulResults": "\n".join(done),
            "failedResults": "\n".join(failed),
        }

    def describe(self, _: Request) -> Answer:
        return Answer(200, {"fields": [{"name": name} for name in self.fields]})

    def add_field(self, request: Request) -> Answer:
        self.fields.add(request.json["FullName"].removeprefix("Contact."))
        return Answer(201, {"success": True})
