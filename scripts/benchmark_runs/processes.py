"""Run a program and tell what it took."""

import os
import subprocess
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """What a process took: wall and CPU time, and its largest resident memory."""

    seconds: float
    cpu_seconds: float
    peak_gb: float


class ProcessFailedError(RuntimeError):
    """A measured process did not end well; the message is what it printed."""


def run(command: list[str], settings: dict[str, str]) -> Cost:
    """Run a process to its end; raises ProcessFailedError with what it printed."""
    started = time.perf_counter()
    with subprocess.Popen(
        command,
        env=os.environ | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        printed = process.stdout.read()
        # not process.wait(): this tells what the process took
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise ProcessFailedError(f"{' '.join(command)}\n{printed}")
    return Cost(
        time.perf_counter() - started,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024**2,
    )
