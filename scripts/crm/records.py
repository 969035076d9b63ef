"""What a CRM is told of a lead, and what is due to be told.

A lead is a row of crm_lead_scores; its entry is what the ledger says a destination has.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

Values = Mapping[str, object]
Payload = dict[str, object]
Status = Literal["new", "ok", "cleared", "absent", "rejected", "unknown"]


@dataclass(frozen=True)
class Field:
    """A field of the CRM that the push writes, and no other program should."""

    name: str
    label: str
    kind: Literal["number", "text", "time"]


FIELDS = (
    Field("lead_score", "Lead score", "number"),
    Field("lead_score_change", "Lead score change", "number"),
    Field("lead_grade", "Lead grade", "text"),
    Field("lead_temperature", "Lead temperature", "text"),
    Field("lead_rating", "Lead rating", "text"),
    Field("lead_reason_1", "Lead reason 1", "text"),
    Field("lead_reason_2", "Lead reason 2", "text"),
    Field("lead_reason_3", "Lead reason 3", "text"),
    Field("lead_next_step", "Lead next step", "text"),
    Field("lead_score_changed_at", "Lead score changed at", "time"),
)
BLANK: Values = {field.name: None for field in FIELDS}


@dataclass(frozen=True)
class Entry:
    """A row of the ledger: what one destination has of one contact.

    `accepted_hash` is of the payload that the destination holds, None if that is not
    known; `refused_hash` of the one that it refused last. `status` says how the last
    call ended, `unknown` if it was made and no answer is known.
    """

    destination: str
    contact_id: str
    external_id: str | None = None
    status: Status = "new"
    accepted_hash: str | None = None
    refused_hash: str | None = None
    last_error: str | None = None
    may_hold_values: bool = False
    first_sent_at: datetime | None = None
    last_sent_at: datetime | None = None


@dataclass(frozen=True)
class Item:
    """A contact that is due, with its payload as it goes over the wire.

    `email` is None for a contact that is not in the table any more (`is_gone`).
    """

    entry: Entry
    payload: Payload
    email: str | None = None
    is_clearing: bool = False
    is_gone: bool = False

    @property
    def contact_id(self) -> str:
        """Key of the contact."""
        return self.entry.contact_id

    @property
    def external_id(self) -> str | None:
        """Id of the record in the CRM, if it was found before."""
        return self.entry.external_id

    @property
    def digest(self) -> str:
        """Hash of the payload."""
        return digest_of(self.payload)

    def with_external_id(self, external_id: str) -> "Item":
        """Return the item, its record found."""
        return replace(self, entry=replace(self.entry, external_id=external_id))


@dataclass(frozen=True)
class Outcome:
    """What became of an item; `absent`: the CRM has no such record."""

    contact_id: str
    kind: Literal["accepted", "refused", "absent"]
    reason: str | None = None
    external_id: str | None = None


def digest_of(payload: Payload) -> str:
    """SHA-256 of a payload, the same whatever the order of its keys."""
    text = json.dumps(payload, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def values_of(lead: Mapping[str, object]) -> Values:
    """The values of FIELDS in a row of crm_lead_scores; none of a suppressed lead."""
    if lead["is_suppressed"]:
        return BLANK
    named = {field.name: lead.get(field.name) for field in FIELDS}
    return named | {"lead_score_changed_at": lead["score_changed_at"]}


def due_item(
    lead: Mapping[str, object] | None,
    entry: Entry,
    payload_of: Callable[[Values], Payload],
    *,
    retry_rejected: bool = False,
    retry_absent: bool = False,
) -> Item | None:
    """The item that is due of a lead, or None.

    `lead` is None for a contact that is in the ledger only. What a destination holds of
    the suppressed and the gone is cleared, again and again until it accepts.
    """
    is_clearing = lead is None or bool(lead["is_suppressed"])
    item = Item(
        entry=entry,
        payload=payload_of(BLANK if lead is None else values_of(lead)),
        email=None if lead is None else str(lead["email"]),
        is_clearing=is_clearing,
        is_gone=lead is None,
    )
    if is_clearing:
        return item if entry.may_hold_values else None
    if item.digest == entry.accepted_hash:
        return None
    if item.digest == entry.refused_hash:
        is_retried = retry_absent if entry.status == "absent" else retry_rejected
        return item if is_retried else None
    return item


def entry_while_sent(item: Item, now: datetime) -> Entry:
    """The entry while an answer is awaited: the payload may have arrived or not."""
    return replace(
        item.entry,
        status="unknown",
        accepted_hash=None,
        refused_hash=None,
        may_hold_values=True,
        first_sent_at=item.entry.first_sent_at or now,
        last_sent_at=now,
    )


def entry_after(item: Item, outcome: Outcome, now: datetime) -> Entry | None:
    """The entry after an answer; None if nothing is left to remember."""
    if item.is_gone and outcome.kind != "refused":
        return None
    before = item.entry
    first_sent_at = before.first_sent_at or now
    if outcome.kind == "accepted":
        return replace(
            before,
            external_id=outcome.external_id or before.external_id,
            status="cleared" if item.is_clearing else "ok",
            accepted_hash=item.digest,
            refused_hash=None,
            last_error=None,
            may_hold_values=not item.is_clearing,
            first_sent_at=first_sent_at,
            last_sent_at=now,
        )
    if outcome.kind == "absent":
        return replace(
            before,
            external_id=None,
            status="absent",
            accepted_hash=None,
            refused_hash=item.digest,
            last_error=outcome.reason,
            # that no record has the address says nothing of what was sent before
            may_hold_values=before.may_hold_values and before.external_id is None,
            last_sent_at=now,
        )
    return replace(
        before,
        status="rejected",
        refused_hash=item.digest,
        last_error=outcome.reason,
        last_sent_at=now,
    )
