"""What can go wrong with a call, told by its status and error codes, never by words.

No message here holds a secret, an address or a control character.
"""

import email.utils
from datetime import UTC, datetime
from typing import Any

import httpx

from crm.redaction import Redactor

PASSING = {408, 423, 425, 429, 477}
# of these the API has certainly not done what was asked
NOT_APPLIED = {423, 425, 429}
OF_THE_ROWS = {400, 409, 413, 422}
NOT_LET_IN = {401, 402, 403, 407}
# error codes of an allowance that ends with the day
USED_UP = {"DAILY", "REQUEST_LIMIT_EXCEEDED"}
TEN_SECONDLY = {"TEN_SECONDLY", "TEN_SECONDLY_ROLLING"}
CODES = ("policyName", "category", "errorCode", "code", "error")


class PushError(RuntimeError):
    """Nothing more can be sent; the message says why.

    `may_be_applied`: whether the call may nevertheless have changed something.
    """

    may_be_applied = False


class TryLater(PushError):  # noqa: N818 (told to the caller as such)
    """The API does not answer, or takes no more today; a later run goes on."""


class NotAllowed(PushError):  # noqa: N818
    """The API does not let us in, or is not where we look for it."""

    def __init__(self, message: str, status: int | None = None) -> None:
        """Keep the HTTP status, if an answer had one."""
        super().__init__(message)
        self.status = status


class Refused(Exception):  # noqa: N818 (handled, row by row)
    """The API found fault with what was sent; splitting it finds the row."""

    may_be_applied = False

    def __init__(self, status: int, reason: str, body: Any = None) -> None:
        """Keep the HTTP status, a reason without addresses, and the JSON."""
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.body = body


class Passing(Exception):  # noqa: N818 (repeated until it passes)
    """A failure that may pass; `retry_after` in seconds, if the API said so."""

    def __init__(
        self,
        reason: str,
        retry_after: float | None = None,
        *,
        may_be_applied: bool = True,
    ) -> None:
        """Keep the reason and the seconds to wait."""
        super().__init__(reason)
        self.retry_after = retry_after
        self.may_be_applied = may_be_applied


class Unfit(Passing):
    """An answer that is not what was asked for."""


def raise_fault(
    response: httpx.Response, redact: Redactor, longest_wait: float, *, of_one: bool
) -> None:
    """Raise what an answer that is not a success means.

    With `of_one` the URL names a single record, so that 404 is about that record.
    """
    status = response.status_code
    body = _body(response)
    codes = {str(body[name]) for name in CODES if isinstance(body.get(name), str)}
    words = [f"HTTP {status}", *sorted(codes), str(body.get("message") or "")]
    reason = redact(" ".join(words))
    if status in (403, 429) and codes & USED_UP:
        raise TryLater(f"The API takes no more calls today ({status}).")
    if status in PASSING or status >= 500:
        wait = retry_after(response)
        if wait is None and codes & TEN_SECONDLY:
            wait = 10.0
        if wait is not None and wait > longest_wait:
            raise TryLater(f"The API asks to wait for {wait:.0f} s ({status}).")
        raise Passing(f"HTTP {status}", wait, may_be_applied=status not in NOT_APPLIED)
    if status in OF_THE_ROWS or (of_one and status == 404):
        raise Refused(status, reason, body)
    if status in NOT_LET_IN:
        raise NotAllowed(
            f"The API does not let us in: {reason}. Check the login and its rights.",
            status,
        )
    raise NotAllowed(f"The API is not at this URL: {reason}. Check the URL.", status)


def retry_after(response: httpx.Response) -> float | None:
    """Seconds that an answer asks to wait, given as a number or as a date."""
    value = response.headers.get("retry-after")
    if value is None:
        return None
    try:
        seconds = float(value)
    except ValueError:
        pass
    else:
        return max(0.0, seconds) if seconds == seconds else None
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _body(response: httpx.Response) -> dict[str, Any]:
    """The JSON object of an answer, the first one of a list; else empty."""
    try:
        body = response.json()
    except (ValueError, RecursionError):
        return {}
    if isinstance(body, list) and body:
        body = body[0]
    return body if isinstance(body, dict) else {}
