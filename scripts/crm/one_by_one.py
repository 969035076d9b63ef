"""APIs that take one record per call."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from crm.destinations import Destination
from crm.faults import NotAllowed, Refused
from crm.records import Item, Outcome, Payload


class OneByOne(Destination):
    """A CRM whose records are looked up and written one at a time."""

    most_rows = 1
    can_create: ClassVar[bool] = False

    def find(self, items: Sequence[Item]) -> dict[str, str | None]:
        """Record ids by contact."""
        return {item.contact_id: self._look_up(str(item.email)) for item in items}

    def update(self, items: Sequence[Item]) -> list[Outcome]:
        """Write each item; a 404 counts only if it is about that record."""
        return [self._update(item) for item in items]

    def _update(self, item: Item) -> Outcome:
        try:
            self._write(str(item.external_id), item.payload)
        except Refused as refused:
            if refused.status != 404:
                raise
            if not self._is_missing(refused):
                raise not_there(refused) from None
            return Outcome(item.contact_id, "absent", refused.reason)
        return Outcome(item.contact_id, "accepted")

    @abstractmethod
    def _look_up(self, email: str) -> str | None:
        """The id of the record with an address, None if the API says it has none."""

    @abstractmethod
    def _write(self, record_id: str, payload: Payload) -> None:
        """Write fields of a record; raises Refused with 404 if it is missing."""

    @abstractmethod
    def _is_missing(self, refused: Refused) -> bool:
        """Whether a 404 is about the record, and not about the URL."""


def not_there(refused: Refused) -> NotAllowed:
    """What a 404 is that is not about a record."""
    return NotAllowed(
        f"The API is not at this URL: {refused.reason}. Check the URL.", refused.status
    )
