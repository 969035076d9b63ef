"""Calls to an API: at its pace, repeated where that helps, and sorted by what failed.

Nothing here prints or keeps a header, an address or a body with a secret in it.
"""

import email.utils
import re
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import httpx
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    stop_after_attempt,
    wait_random_exponential,
)

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
PASSING = {408, 423, 425, 429, 477}
OF_THE_ROWS = {400, 404, 409, 413, 422}
ADDRESS = re.compile(r"[^\s@\"'<>:,;()\[\]{}]+@[^\s@\"'<>:,;()\[\]{}]+")
LONGEST_REASON = 200


class PushError(RuntimeError):
    """Nothing more can be sent; the message says why."""


class TryLater(PushError):  # noqa: N818 (told to the caller as such)
    """The API does not answer, or takes no more today; a later run goes on."""


class NotAllowed(PushError):  # noqa: N818
    """The API does not let us in, or is not where we look for it."""


class Refused(Exception):  # noqa: N818 (handled, row by row)
    """The API did not like what was sent; splitting it finds the row."""

    def __init__(self, status: int, reason: str) -> None:
        """Keep the HTTP status and a reason without addresses."""
        super().__init__(reason)
        self.status = status
        self.reason = reason


class Passing(Exception):  # noqa: N818 (repeated until it passes)
    """A failure that may pass; `retry_after` in seconds, if the API said so."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        """Keep the reason and the seconds to wait."""
        super().__init__(reason)
        self.retry_after = retry_after


@dataclass(frozen=True)
class Patience:
    """How often a call is made, and the shortest and longest wait, in seconds."""

    attempts: int = 8
    first_wait: float = 1.0
    longest_wait: float = 120.0
    timeout: float = 30.0


class Pace:
    """At most `calls` calls in any `seconds` seconds."""

    def __init__(
        self,
        calls: int,
        seconds: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Start with no call made."""
        self._calls: deque[float] = deque(maxlen=calls)
        self._seconds = seconds
        self._clock = clock
        self._sleep = sleep

    def wait(self) -> None:
        """Return as soon as another call may be made."""
        if len(self._calls) == self._calls.maxlen:
            self._sleep(max(0.0, self._calls[0] + self._seconds - self._clock()))
        self._calls.append(self._clock())


class Transport:
    """Calls to one API; `calls` counts them, the repeated ones too."""

    def __init__(
        self,
        base_url: str,
        pace: Pace,
        patience: Patience | None = None,
        headers: dict[str, str] | None = None,
        auth: httpx.Auth | None = None,
    ) -> None:
        """Raise ValueError for a URL that is neither https nor of this machine."""
        parts = urlsplit(base_url)
        if parts.scheme != "https" and parts.hostname not in LOOPBACK:
            raise ValueError("The URL has to start with https://.")
        patience = patience or Patience()
        self.calls = 0
        self._pace = pace
        self._longest_wait = patience.longest_wait
        self._backoff = wait_random_exponential(
            multiplier=patience.first_wait, max=patience.longest_wait
        )
        self._retrying = Retrying(
            stop=stop_after_attempt(patience.attempts),
            wait=self._wait,
            retry=retry_if_exception_type(Passing),
            reraise=True,
        )
        self._client = httpx.Client(
            base_url=base_url, headers=headers, auth=auth, timeout=patience.timeout
        )

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def set_header(self, name: str, value: str) -> None:
        """Send a header with every later call."""
        self._client.headers[name] = value

    def json(self, method: str, path: str, **content: Any) -> Any:
        """Call the API and return the JSON of its answer, None if it has no content.

        Raises Refused if the API finds fault with what was sent, NotAllowed if it lets
        nothing in, TryLater if it does not answer or takes no more for now.
        """
        return self._repeated(lambda: _parsed(self._call(method, path, **content)))

    def text(self, method: str, path: str, **content: Any) -> str:
        """Call the API and return the text of its answer; raises as `json` does."""
        return self._repeated(lambda: self._call(method, path, **content).text)

    def _repeated(self, call: Callable[[], Any]) -> Any:
        try:
            return self._retrying.copy()(call)
        except Passing as failure:
            raise TryLater(f"The API does not answer: {failure}.") from failure

    def _call(self, method: str, path: str, **content: Any) -> httpx.Response:
        self._pace.wait()
        self.calls += 1
        try:
            response = self._client.request(method, path, **content)
        except httpx.TransportError as error:
            # the text of the error may hold the URL
            raise Passing(type(error).__name__) from None
        if not response.is_success:
            self._raise_fault(response)
        return response

    def _raise_fault(self, response: httpx.Response) -> None:
        status, reason = response.status_code, reason_of(response)
        if "DAILY" in reason or "REQUEST_LIMIT_EXCEEDED" in reason:
            raise TryLater(f"The API takes no more calls today ({status}).")
        if status in PASSING or status >= 500:
            wait = retry_after(response)
            if wait is None and "TEN_SECONDLY" in reason:
                wait = 10.0
            if wait is not None and wait > self._longest_wait:
                raise TryLater(f"The API asks to wait for {wait:.0f} s ({status}).")
            raise Passing(f"HTTP {status}", wait)
        if status in OF_THE_ROWS:
            raise Refused(status, reason)
        raise NotAllowed(f"The API does not let us in: {reason}.")

    def _wait(self, state: RetryCallState) -> float:
        failure = state.outcome.exception() if state.outcome else None
        asked = failure.retry_after if isinstance(failure, Passing) else None
        return self._backoff(state) if asked is None else asked


def _parsed(response: httpx.Response) -> Any:
    if not response.content.strip():
        return None
    try:
        return response.json()
    except ValueError:
        raise Passing("the answer is no JSON") from None


def retry_after(response: httpx.Response) -> float | None:
    """Seconds that an answer asks to wait, given as a number or as a date."""
    value = response.headers.get("retry-after")
    if value is None:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def reason_of(response: httpx.Response) -> str:
    """Why a call failed, in a line without addresses: `400 VALIDATION_ERROR: ...`."""
    words = [f"HTTP {response.status_code}"]
    try:
        body = response.json()
    except ValueError:
        body = None
    if isinstance(body, list) and body:
        body = body[0]
    if isinstance(body, dict):
        names = ("policyName", "category", "errorCode", "message")
        words += [str(body[name]) for name in names if body.get(name)]
    return redacted(" ".join(words))


def redacted(text: str) -> str:
    """Text of an API as it may be kept: one line, short, without e-mail addresses."""
    return ADDRESS.sub("(address)", " ".join(text.split()))[:LONGEST_REASON]
