"""Any program that takes JSON over https: batches of contacts, signed."""

import hashlib
import hmac
import json
import time
from collections.abc import Mapping, Sequence
from typing import ClassVar

from pydantic import Field

from crm.destinations import Destination, Shape, as_text
from crm.records import Item, Outcome, Payload, Values
from crm.transport import Transport


class Rejected(Shape):
    """A row that the receiver did not take."""

    contact_id: str
    reason: str = "rejected"


class Answer(Shape):
    """What the receiver may say."""

    rejected: list[Rejected] = Field(default_factory=list)


class Webhook(Destination):
    """A URL that batches are posted to.

    The body is `{"contacts": [{"contact_id", "email", "is_cleared", ...fields}]}`; the
    answer may name rows not taken: `{"rejected": [{"contact_id", "reason"}]}`.
    """

    name = "webhook"
    settings: ClassVar[Mapping[str, str]] = {
        "WEBHOOK_URL": "where batches are posted to",
        "WEBHOOK_SECRET": "key of the signature; without it none is sent",
    }
    most_rows = 100
    calls_per_10_seconds = 100
    can_create = False
    shares_records = False

    def _connect(self) -> Transport:
        return self._transport(self.setting("WEBHOOK_URL"))

    def payload(self, values: Values) -> Payload:
        """Fields as JSON: numbers, texts, null."""
        return {
            name: value if value is None or isinstance(value, int) else as_text(value)
            for name, value in values.items()
        }

    def find(self, items: Sequence[Item]) -> dict[str, str | None]:
        """Our own key: the receiver knows its records by it, or by the address."""
        return {item.contact_id: item.contact_id for item in items}

    def update(self, items: Sequence[Item]) -> list[Outcome]:
        """Post a batch; a repeated one has the same Idempotency-Key."""
        contacts = [
            {
                "contact_id": item.contact_id,
                "email": None if item.is_clearing else item.email,
                "is_cleared": item.is_clearing,
                **item.payload,
            }
            for item in items
        ]
        body = json.dumps({"contacts": contacts}, ensure_ascii=False).encode()
        answer = self.transport.json(
            "POST",
            self.setting("WEBHOOK_URL"),
            Answer | None,
            content=body,
            headers=self._headers(body),
        )
        rejected = {row.contact_id: row for row in answer.rejected} if answer else {}
        return [
            Outcome(
                item.contact_id,
                "refused",
                self.transport.redact(rejected[item.contact_id].reason),
            )
            if item.contact_id in rejected
            else Outcome(item.contact_id, "accepted", external_id=item.contact_id)
            for item in items
        ]

    def set_up(self) -> list[str]:
        """Do nothing: the receiver has no fields that we know of."""
        return []

    def _headers(self, body: bytes) -> dict[str, str]:
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": hashlib.sha256(body).hexdigest(),
        }
        secret = self.setting("WEBHOOK_SECRET", "")
        if secret:
            moment = str(int(time.time()))
            signed = hmac.new(
                secret.encode(), moment.encode() + b"." + body, hashlib.sha256
            )
            headers["X-Signature"] = f"t={moment},v1={signed.hexdigest()}"
        return headers
