"""How fast and how long an API is called."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Patience:
    """How often a call is made, and the waits in seconds.

    `timeout` is for each wait on the network, `longest_call` for a whole call.
    """

    attempts: int = 8
    first_wait: float = 1.0
    longest_wait: float = 120.0
    timeout: float = 30.0
    longest_call: float = 300.0


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
