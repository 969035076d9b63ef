"""What every CRM has to offer, and the settings that all of them share."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from crm.pace import Pace, Patience
from crm.records import Item, Outcome, Payload, Values
from crm.transport import Transport

SECRETS = ("_TOKEN", "_SECRET", "_PASSWORD", "_KEY")


class Unset(ValueError):  # noqa: N818 (told to the caller as such)
    """A setting of the environment is missing; the message names it."""


class Shape(BaseModel):
    """Part of an answer that is read; further keys do not matter."""

    model_config = ConfigDict(coerce_numbers_to_str=True, frozen=True)


class Destination(ABC):
    """A CRM that records are written to.

    `most_rows` is the API's limit for one call, `calls_per_10_seconds` below its rate.
    """

    name: ClassVar[str]
    settings: ClassVar[Mapping[str, str]]
    most_rows: ClassVar[int]
    calls_per_10_seconds: ClassVar[int]
    can_create: ClassVar[bool] = True
    # whether two leads may turn out to be one record
    shares_records: ClassVar[bool] = True

    def __init__(
        self,
        environment: Mapping[str, str],
        patience: Patience | None = None,
        calls_per_10_seconds: int | None = None,
    ) -> None:
        """Read the settings; raises ValueError if one is missing or no good."""
        self._environment = environment
        self._patience = patience
        self._pace = Pace(calls_per_10_seconds or self.calls_per_10_seconds, 10.0)
        # told of the id of what the API works on after a call, None when it is done
        self.note_job: Callable[[str | None], None] = lambda _: None
        self.transport = self._connect()

    def setting(self, name: str, default: str | None = None) -> str:
        """Return a setting of the environment; raises Unset if it is needed."""
        value = self._environment.get(name, "").strip() or default
        if value is None:
            raise Unset(f"Set the environment variable {name}: {self.settings[name]}.")
        return value

    def batch_size(self, items: int) -> int:
        """How many rows go into one batch when so many are due."""
        return min(self.most_rows, items) or 1

    @abstractmethod
    def payload(self, values: Values) -> Payload:
        """The fields as they go over the wire; a None among the values clears."""

    @abstractmethod
    def find(self, items: Sequence[Item]) -> dict[str, str | None]:
        """The ids of the records of items, by contact; None if the API has no record.

        A contact of which the API says nothing is left out. Raises what Transport.json
        does.
        """

    @abstractmethod
    def update(self, items: Sequence[Item]) -> list[Outcome]:
        """Write items whose records are found; an item without outcome is not settled.

        Raises what Transport.json does; Refused if the API found fault with the batch.
        """

    def create(self, items: Sequence[Item]) -> list[Outcome]:
        """Create records for items; raises as `update` does."""
        raise NotImplementedError(f"{self.name} creates no records.")

    def end_job(self, job: str) -> None:  # noqa: B027 (most APIs have no jobs)
        """Stop or wait for what an earlier run has left the API to work on."""

    @abstractmethod
    def set_up(self) -> list[str]:
        """Create the fields that are missing, and return their names."""

    @abstractmethod
    def _connect(self) -> Transport: ...

    def _transport(self, url: str, **options: object) -> Transport:
        secrets = {
            self._environment.get(name, "").strip()
            for name in self.settings
            if name.endswith(SECRETS)
        }
        return Transport(
            url,
            self._pace,
            self._patience,
            secrets=secrets,
            **options,  # type: ignore[arg-type]
        )


def as_text(value: object) -> str:
    """A value as text, blank for None; times in ISO 8601, UTC, to the second."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return "" if value is None else str(value)
