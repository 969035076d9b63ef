"""Salesforce: contacts or leads found by e-mail, then updated by record id.

Fewer than 2,000 records go in collections of 200, more in jobs of Bulk API 2.0, whose
results are fetched row by row; what a job has not processed stays due.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from pydantic import Field

from crm.batches import batches
from crm.destinations import Destination, Shape, as_text
from crm.faults import NotAllowed, Refused
from crm.records import FIELDS, Item, Outcome, Payload, Values
from crm.salesforce_bulk import Jobs
from crm.transport import Transport

VERSION = "v65.0"
DATA = f"/services/data/{VERSION}"
BULK_FROM = 2_000
MOST_IN_A_JOB = 10_000
# addresses in one query, whose URL has a limit
MOST_FOUND = 100
GONE = {"ENTITY_IS_DELETED"}
# a right or a field that is missing, whatever the row
OF_ALL_ROWS = {
    "API_DISABLED_FOR_ORG",
    "INVALID_FIELD",
    "INVALID_FIELD_FOR_INSERT_UPDATE",
    "INVALID_SESSION_ID",
    "INVALID_TYPE",
}
PASSING = {"UNABLE_TO_LOCK_ROW", "SERVER_UNAVAILABLE"}
TYPES = {
    "number": {"type": "Number", "precision": 18, "scale": 0},
    "text": {"type": "Text", "length": 255},
    "time": {"type": "DateTime"},
}


class Token(Shape):
    """The answer to a login."""

    access_token: str


class Record(Shape):
    """A record that was found."""

    id: str = Field(alias="Id")
    email: str | None = Field(None, alias="Email")


class Found(Shape):
    """A page of a query."""

    records: list[Record]
    next_page: str | None = Field(None, alias="nextRecordsUrl")


class RowError(Shape):
    """Why a row was not taken."""

    code: str = Field(alias="statusCode")
    message: str = ""


class Result(Shape):
    """What became of a row of a collection."""

    success: bool
    errors: list[RowError] = Field(default_factory=list)


class Named(Shape):
    """A field, by its name in the API."""

    name: str


class Description(Shape):
    """The fields of an object."""

    fields: list[Named]


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
        transport = self._transport(self.setting("SALESFORCE_URL"))
        path = f"{DATA}/jobs/ingest"
        self._jobs = Jobs(transport, path, self._object, self._logged_in)
        return transport

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

    def find(self, items: Sequence[Item]) -> dict[str, str | None]:
        """Record ids by contact; of several records with an address the first by id."""
        contacts = {str(item.email): item.contact_id for item in items}
        found: dict[str, str | None] = {}
        for emails in batches(list(contacts), MOST_FOUND):
            quoted = ", ".join(f"'{_escaped(email)}'" for email in emails)
            query = (
                f"SELECT Id, Email FROM {self._object}"
                f" WHERE Email IN ({quoted}) ORDER BY Id DESC"
            )
            records = list(self._query(query))
            found |= {contacts[email]: None for email in emails}
            for record in records:
                email = str(record.email).lower()
                if email in contacts:
                    found[contacts[email]] = record.id
        return found

    def _query(self, query: str) -> Iterator[Record]:
        """All records of a query, page by page."""
        page = self._json("GET", f"{DATA}/query", Found, params={"q": query})
        yield from page.records
        while page.next_page:
            page = self._json("GET", page.next_page, Found)
            yield from page.records

    def update(self, items: Sequence[Item]) -> list[Outcome]:
        """Write fields, by a collection or a job."""
        if len(items) > self.most_rows:
            succeeded, failed = self._jobs.update(items, self.note_job)
            outcomes = [Outcome(item.contact_id, "accepted") for item in succeeded]
            return outcomes + self._refusals(failed, any_taken=bool(succeeded))
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
            list[Result],
            json={"allOrNone": False, "records": records},
        )
        if len(answer) != len(items):
            return []
        pairs = list(zip(items, answer, strict=True))
        taken = [item for item, result in pairs if result.success]
        failed = [
            (item, result.errors[0].code, result.errors[0].message)
            for item, result in pairs
            if not result.success and result.errors
        ]
        outcomes = [Outcome(item.contact_id, "accepted") for item in taken]
        return outcomes + self._refusals(failed, any_taken=bool(taken))

    def end_job(self, job: str) -> None:
        """Abort a job whose values are older than ours, and wait until it rests."""
        self._jobs.end(job)

    def set_up(self) -> list[str]:
        """Create the custom fields that are missing; who sees them is set by hand."""
        answer = self._json(
            "GET", f"{DATA}/sobjects/{self._object}/describe", Description
        )
        there = {record.name for record in answer.fields}
        missing = [field for field in FIELDS if api_name(field.name) not in there]
        for field in missing:
            definition = {
                "FullName": f"{self._object}.{api_name(field.name)}",
                "Metadata": {"label": field.label, **TYPES[field.kind]},
            }
            path = f"{DATA}/tooling/sobjects/CustomField"
            self._json("POST", path, Any, json=definition)
        return [api_name(field.name) for field in missing]

    def _json(self, method: str, path: str, shape: Any, **content: Any) -> Any:
        return self._logged_in(
            lambda: self.transport.json(method, path, shape, **content)
        )

    def _logged_in(self, call: Callable[[], Any]) -> Any:
        """Make a call, logged in; a token that has ended is replaced once."""
        is_new = not self._is_logged_in
        if is_new:
            self._log_in()
        try:
            return call()
        except NotAllowed as error:
            if error.status != 401 or is_new:
                raise
        self._log_in()
        return call()

    def _log_in(self) -> None:
        self._is_logged_in = False
        try:
            token = self.transport.json(
                "POST", "/services/oauth2/token", Token, data=self._login
            ).access_token
        except Refused as refused:
            raise NotAllowed(
                f"Salesforce refuses the login: {refused.reason}."
                " Check SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET.",
                refused.status,
            ) from None
        self.transport.redact.add(token)
        self.transport.set_header("Authorization", f"Bearer {token}")
        self._is_logged_in = True

    def _refusals(
        self, failed: Sequence[tuple[Item, str, str]], *, any_taken: bool
    ) -> list[Outcome]:
        """Outcomes of rows that were not taken; none of those that may pass."""
        outcomes = []
        for item, code, message in failed:
            reason = self.transport.redact(f"{code} {message}")
            if code in OF_ALL_ROWS and not any_taken:
                raise NotAllowed(
                    f"Salesforce takes no row: {reason}. Create the fields with"
                    " --setup, and let the user of the app edit them."
                )
            if code not in PASSING:
                kind = "absent" if code in GONE else "refused"
                outcomes.append(Outcome(item.contact_id, kind, reason))
        return outcomes


def api_name(name: str) -> str:
    """Name of a custom field: `lead_score` is `Lead_Score__c`."""
    return "_".join(word.capitalize() for word in name.split("_")) + "__c"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")
