"""Calls to an API: at its pace, within limits, repeated where that helps.

Nothing here prints or keeps a header, an address or a body with a secret in it.
"""

import socket
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx
from pydantic import TypeAdapter, ValidationError
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    stop_after_attempt,
    wait_random_exponential,
)

from crm.faults import (
    NotAllowed,
    Passing,
    PushError,
    Refused,
    TryLater,
    Unfit,
    raise_fault,
)
from crm.pace import Pace, Patience
from crm.redaction import Redactor

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
MOST_BYTES = 64 * 1024 * 1024
# how often an answer may be something else: a proxy in trouble, or the wrong URL
MOST_UNFIT = 3
Shape = TypeVar("Shape")


class Transport:
    """Calls to one API; `calls` counts them, the repeated ones too."""

    def __init__(
        self,
        base_url: str,
        pace: Pace,
        patience: Patience | None = None,
        headers: dict[str, str] | None = None,
        auth: httpx.Auth | None = None,
        secrets: Iterable[str] = (),
    ) -> None:
        """Raise ValueError for a URL that is neither https nor of this machine."""
        try:
            parts = urlsplit(base_url)
            is_safe = bool(parts.hostname) and (
                parts.scheme == "https"
                or (parts.scheme == "http" and parts.hostname in LOOPBACK)
            )
        except ValueError:
            is_safe = False
        if not is_safe:
            raise ValueError("The URL has to start with https://.")
        self.calls = 0
        self.redact = Redactor(secrets)
        self._pace = pace
        self._patience = patience = patience or Patience()
        self._backoff = wait_random_exponential(
            multiplier=patience.first_wait, max=patience.longest_wait
        )
        self._retrying = Retrying(
            stop=stop_after_attempt(patience.attempts),
            wait=self._wait,
            retry=retry_if_exception_type(Passing),
            reraise=True,
        )
        self._socket: socket.socket | None = None
        try:
            self._client = httpx.Client(
                base_url=base_url, headers=headers, auth=auth, timeout=patience.timeout
            )
        except (httpx.InvalidURL, ValueError):
            raise ValueError(
                "The URL or the login has a character that neither may have."
            ) from None

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def set_header(self, name: str, value: str) -> None:
        """Send a header with every later call."""
        self._client.headers[name] = value

    def json(
        self,
        method: str,
        path: str,
        shape: type[Shape],
        *,
        of_one: bool = False,
        **content: Any,
    ) -> Shape:
        """Call the API and return its answer, read as `shape`; None has no content.

        With `of_one` the path names a single record, which may be missing. Raises
        Refused if the API finds fault with what was sent, NotAllowed if it lets nothing
        in or answers something else, TryLater if it does not answer or takes no more.
        """

        def call() -> Shape:
            response = self._call(method, path, of_one, content)
            return _read(response.content, shape)

        return self._repeated(call)

    def text(self, method: str, path: str, **content: Any) -> str:
        """Call the API and return the text of its answer; raises as `json` does."""
        return self._repeated(lambda: self._call(method, path, False, content).text)

    def _repeated(self, call: Callable[[], Any]) -> Any:
        may_be_applied, unfit = False, 0

        def attempt() -> Any:
            nonlocal may_be_applied, unfit
            try:
                return call()
            except Passing as failure:
                may_be_applied |= failure.may_be_applied
                unfit += isinstance(failure, Unfit)
                if unfit == MOST_UNFIT:
                    raise NotAllowed(f"{failure} Check the URL.") from None
                raise

        try:
            return self._retrying.copy()(attempt)
        except Passing as failure:
            error = TryLater(f"The API does not answer: {failure}.")
            error.may_be_applied = may_be_applied
            raise error from None
        except (PushError, Refused) as failure:
            failure.may_be_applied |= may_be_applied
            raise

    def _call(
        self, method: str, path: str, of_one: bool, content: dict[str, Any]
    ) -> httpx.Response:
        self._pace.wait()
        self.calls += 1
        watch = threading.Timer(self._patience.longest_call, self._hang_up)
        watch.daemon = True
        watch.start()
        try:
            response = self._answer(method, path, content)
        except httpx.TransportError as error:
            # the text of the error may hold the URL
            raise Passing(
                type(error).__name__,
                may_be_applied=not isinstance(error, httpx.ConnectError),
            ) from None
        except httpx.DecodingError:
            raise Unfit("The answer of the API cannot be unpacked.") from None
        finally:
            watch.cancel()
        if not response.is_success:
            longest = self._patience.longest_wait
            raise_fault(response, self.redact, longest, of_one=of_one)
        return response

    def _answer(
        self, method: str, path: str, content: dict[str, Any]
    ) -> httpx.Response:
        """The whole answer, unless it has more than MOST_BYTES."""
        extensions = {"trace": self._note_socket}
        with self._client.stream(
            method, path, extensions=extensions, **content
        ) as response:
            body = bytearray()
            for part in response.iter_bytes():
                body += part
                if len(body) > MOST_BYTES:
                    error = NotAllowed(
                        f"The API answers with more than {MOST_BYTES >> 20} MB."
                        " Check the URL."
                    )
                    error.may_be_applied = True
                    raise error
            return httpx.Response(
                response.status_code,
                headers={"retry-after": response.headers["retry-after"]}
                if "retry-after" in response.headers
                else None,
                content=bytes(body),
            )

    def _note_socket(self, event: str, details: dict[str, Any]) -> None:
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._socket = details["return_value"].get_extra_info("socket")

    def _hang_up(self) -> None:
        """End a call that trickles; no timeout of single reads notices it."""
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def _wait(self, state: RetryCallState) -> float:
        failure = state.outcome.exception() if state.outcome else None
        asked = failure.retry_after if isinstance(failure, Passing) else None
        return self._backoff(state) if asked is None else asked


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def _read(content: bytes, shape: type[Shape]) -> Shape:
    """The JSON of an answer as the shape that was asked for; blank is null."""
    try:
        return _adapter(shape).validate_json(content if content.strip() else b"null")
    except ValidationError as error:
        kind = error.errors(include_input=False, include_url=False)[0]
        if kind["type"] == "json_invalid":
            raise Unfit("The API answers with something other than JSON.") from None
        where = ".".join(str(step) for step in kind["loc"] if isinstance(step, int))
        raise Unfit(
            "The API answers with JSON of another kind"
            f" ({kind['type']}{' at ' + where if where else ''})."
        ) from None
