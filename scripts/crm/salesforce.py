"""Salesforce: contacts or leads found by e-mail, then updated by record id.

Fewer than 2,000 records go in collections of 200, more in jobs of Bulk API 2.0, whose
results are fetched row by row; what a job has not processed stays due.
"""

import csv
import io
import time
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from crm.batches import batches
from crm.destinations import Destination, as_text
from crm.records import FIELDS, Item, Outcome, Payload, Values
from crm.transport import Transport, TryLater, redacted

VERSION = "v65.0"
DATA = f"/services/data/{VERSION}"
BULK_FROM = 2_000
MOST_IN_A_JOB = 10_000
# addresses in one query, whose URL has a limit
MOST_FOUND = 100
POLL_SECONDS = 2.0
MOST_POLLS = 900
GONE = {"ENTITY_IS_DELETED", "INVALID_CROSS_REFERENCE_KEY", "NOT_FOUND"}
PASSING = {"UNABLE_TO_LOCK_ROW", "SERVER_UNAVAILABLE"}
TYPES = {
    "number": {"type": "Number", "precision": 18, "scale": 0},
    "text": {"type": "Text", "length": 255},
    "time": {"type": "DateTime"},
}


class Salesforce(Destination):
    """Salesforce's contacts or leads, with credentials of a connected app."""

    name = "salesforce"
    settings: ClassVar[Mapping[str, str]] = {
        "SALESFORCE_URL": "such as https://example.my.salesforce.com",
        "SALESFORCE_CLIENT_ID": "consumer key of a connected app (client credentials)",
        "SALESFORCE_CLIENT_SECRET": "consumer secret of that app",
        "SALESFORCE_OBJECT": "Contact (default) or Lead",
    }
    most_rows = 200
    calls_per_10_seconds = 100
    # a record needs a last name, and a lead a company
    can_create = False

    def _connect(self) -> Transport:
        self._object = self.setting("SALESFORCE_OBJECT", "Contact")
        if self._object not in ("Contact", "Lead"):
            raise ValueError("SALESFORCE_OBJECT is Contact or Lead.")
        self._login = {
            "grant_type": "client_credentials",
            "client_id": self.setting("SALESFORCE_CLIENT_ID"),
            "client_secret": self.setting("SALESFORCE_CLIENT_SECRET"),
        }
        self._is_logged_in = False
        return self._transport(self.setting("SALESFORCE_URL"))

    def batch_size(self, items: int) -> int:
        """Return 200, or as many as a job of Bulk API 2.0 takes if it is worth one."""
        return MOST_IN_A_JOB if items >= BULK_FROM else self.most_rows

    def payload(self, values: Values) -> Payload:
        """Custom fields; null clears."""
        return {
            api_name(name): value
            if value is None or isinstance(value, int)
            else as_text(value)
            for name, value in values.items()
        }

    def find(self, items: Sequence[Item]) -> dict[str, str]:
        """Record ids by contact; of several records with an address the first by id."""
        contacts = {item.email: item.contact_id for item in items}
        found: dict[str, str] = {}
        for emails in batches(list(contacts), MOST_FOUND):
            quoted = ", ".join(f"'{_escaped(str(email))}'" for email in emails)
            query = (
                f"SELECT Id, Email FROM {self._object}"
                f" WHERE Email IN ({quoted}) ORDER BY Id DESC"
            )
            answer = self._json("GET", f"{DATA}/query", params={"q": query})
            for record in answer["records"]:
                email = str(record["Email"]).lower()
                if email in contacts:
                    found[contacts[email]] = str(record["Id"])
        return found

    def update(self, items: Sequence[Item]) -> list[Outcome]:
        """Write fields, by a collection or a job."""
        if len(items) > self.most_rows:
            return self._update_in_bulk(items)
        records = [
            {
                "attributes": {"type": self._object},
                "id": item.external_id,
                **item.payload,
            }
            for item in items
        ]
        answer = self._json(
            "PATCH",
            f"{DATA}/composite/sobjects",
            json={"allOrNone": False, "records": records},
        )
        if len(answer) != len(items):
            return []
        outcomes = []
        for item, result in zip(items, answer, strict=True):
            if result.get("success"):
                outcomes.append(Outcome(item.contact_id, "accepted"))
                continue
            error = (result.get("errors") or [{}])[0]
            code, message = str(error.get("statusCode")), error.get("message") or ""
            if code not in PASSING:
                outcomes.append(_refusal(item, code, f"{code} {message}"))
        return outcomes

    def set_up(self) -> list[str]:
        """Create the custom fields that are missing; who sees them is set by hand."""
        answer = self._json("GET", f"{DATA}/sobjects/{self._object}/describe")
        there = {record["name"] for record in answer["fields"]}
        missing = [field for field in FIELDS if api_name(field.name) not in there]
        for field in missing:
            definition = {
                "FullName": f"{self._object}.{api_name(field.name)}",
                "Metadata": {"label": field.label, **TYPES[field.kind]},
            }
            self._json("POST", f"{DATA}/tooling/sobjects/CustomField", json=definition)
        return [api_name(field.name) for field in missing]

    def _update_in_bulk(self, items: Sequence[Item]) -> list[Outcome]:
        jobs = f"{DATA}/jobs/ingest"
        job = self._json(
            "POST",
            jobs,
            json={
                "object": self._object,
                "operation": "update",
                "contentType": "CSV",
                "lineEnding": "LF",
            },
        )
        path = f"{jobs}/{job['id']}"
        self.transport.text(
            "PUT",
            f"{path}/batches",
            content=_csv(items).encode(),
            headers={"Content-Type": "text/csv"},
        )
        self._json("PATCH", path, json={"state": "UploadComplete"})
        self._await(path)
        by_id = {str(item.external_id): item for item in items}
        outcomes = []
        for row in self._results(f"{path}/successfulResults"):
            if row["sf__Id"] in by_id:
                outcomes.append(Outcome(by_id[row["sf__Id"]].contact_id, "accepted"))
        for row in self._results(f"{path}/failedResults"):
            code = row["sf__Error"].split(":")[0]
            record_id = row.get("Id") or row["sf__Id"]
            if record_id in by_id and code not in PASSING:
                outcomes.append(_refusal(by_id[record_id], code, row["sf__Error"]))
        return outcomes

    def _await(self, path: str) -> None:
        for _ in range(MOST_POLLS):
            job = self._json("GET", path)
            if job["state"] in ("JobComplete", "Failed", "Aborted"):
                return
            time.sleep(POLL_SECONDS)
        raise TryLater("The bulk job has not ended in time.")

    def _results(self, path: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.transport.text("GET", path))))

    def _json(self, method: str, path: str, **content: Any) -> Any:
        if not self._is_logged_in:
            answer = self.transport.json(
                "POST", "/services/oauth2/token", data=self._login
            )
            self.transport.set_header(
                "Authorization", f"Bearer {answer['access_token']}"
            )
            self._is_logged_in = True
        return self.transport.json(method, path, **content)


def api_name(name: str) -> str:
    """Name of a custom field: `lead_score` is `Lead_Score__c`."""
    return "_".join(word.capitalize() for word in name.split("_")) + "__c"


def _refusal(item: Item, code: str, reason: str) -> Outcome:
    kind = "absent" if code in GONE else "refused"
    return Outcome(item.contact_id, kind, redacted(reason))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")


def _csv(items: Sequence[Item]) -> str:
    """The upload of a job; `#N/A` clears a field."""
    names = list(items[0].payload)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["Id", *names])
    for item in items:
        cells = [item.payload[name] for name in names]
        writer.writerow(
            [item.external_id, *("#N/A" if cell is None else cell for cell in cells)]
        )
    return text.getvalue()
