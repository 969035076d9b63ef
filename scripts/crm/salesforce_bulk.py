"""Jobs of Salesforce's Bulk API 2.0, whose results are fetched row by row."""

import csv
import io
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from crm.destinations import Shape
from crm.faults import PushError, Refused, TryLater
from crm.records import Item
from crm.transport import Transport

POLL_SECONDS = 2.0
MOST_POLLS = 900
ENDED = ("JobComplete", "Failed", "Aborted")


class Job(Shape):
    """A job as the API describes it."""

    id: str
    state: str


class Jobs:
    """Jobs that update records of one object; `logged_in` makes a call."""

    def __init__(
        self,
        transport: Transport,
        path: str,
        sobject: str,
        logged_in: Callable[[Callable[[], Any]], Any],
    ) -> None:
        """Know where jobs are made."""
        self._transport = transport
        self._path = path
        self._object = sobject
        self._logged_in = logged_in

    def update(
        self, items: Sequence[Item], note: Callable[[str | None], None]
    ) -> tuple[list[Item], list[tuple[Item, str, str]]]:
        """The items that were taken, and the others with an error code and message.

        What the job has not processed is in neither list. `note` is told of the job, so
        that a later run can end it if this one dies.
        """
        job = self._call(
            "POST",
            self._path,
            json={
                "object": self._object,
                "operation": "update",
                "contentType": "CSV",
                "lineEnding": "LF",
            },
        )
        note(job.id)
        path = f"{self._path}/{job.id}"
        try:
            self._text(
                "PUT",
                f"{path}/batches",
                content=_csv(items).encode(),
                headers={"Content-Type": "text/csv"},
            )
            self._call("PATCH", path, json={"state": "UploadComplete"})
            self._await(path)
            by_id = {str(item.external_id): item for item in items}
            answer = self._outcomes(path, by_id)
        except (PushError, Refused) as failure:
            failure.may_be_applied = True
            raise
        note(None)
        return answer

    def end(self, job: str) -> None:
        """Abort a job that is not over, and wait for it; one that is gone is over."""
        path = f"{self._path}/{job}"
        try:
            if self._call("GET", path, of_one=True).state not in ENDED:
                self._call("PATCH", path, of_one=True, json={"state": "Aborted"})
                self._await(path)
        except Refused as refused:
            # it may have ended just now, so that it cannot be aborted any more
            if refused.status != 404:
                self._await(path)

    def _outcomes(
        self, path: str, by_id: Mapping[str, Item]
    ) -> tuple[list[Item], list[tuple[Item, str, str]]]:
        taken = [
            by_id[row["sf__Id"]]
            for row in self._results(f"{path}/successfulResults")
            if row.get("sf__Id") in by_id
        ]
        failed = []
        for row in self._results(f"{path}/failedResults"):
            item = by_id.get(row.get("Id") or row.get("sf__Id") or "")
            code, _, message = (row.get("sf__Error") or "").partition(":")
            if item:
                failed.append((item, code, message))
        return taken, failed

    def _await(self, path: str) -> None:
        for _ in range(MOST_POLLS):
            if self._call("GET", path).state in ENDED:
                return
            time.sleep(POLL_SECONDS)
        raise TryLater("The bulk job has not ended in time.")

    def _results(self, path: str) -> Iterator[dict[str, str]]:
        return csv.DictReader(io.StringIO(self._text("GET", path)))

    def _call(self, method: str, path: str, **content: Any) -> Job:
        return self._logged_in(
            lambda: self._transport.json(method, path, Job, **content)
        )

    def _text(self, method: str, path: str, **content: Any) -> str:
        return self._logged_in(lambda: self._transport.text(method, path, **content))


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
