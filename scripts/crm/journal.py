"""What has been sent, on disk before the warehouse knows it.

A line is written before a call and one after its answer, each safe on disk before the
run goes on: a run that is killed loses no answer but the one it was waiting for, and
knows which that was.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from itertools import count
from pathlib import Path

from crm.lock import AlreadyRunning
from crm.records import Entry


class Journal:
    """The journal of one destination; open by one process at a time."""

    def __init__(self, path: Path) -> None:
        """Open a journal; raises AlreadyRunning if another process has it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self.set_aside: Path | None = None
        self._job: str | None = None
        self._file = path.open("a+b")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._file.close()
            raise AlreadyRunning(f"Another run has {path}.") from error

    def close(self) -> None:
        """Let another process open it."""
        self._file.close()

    def write(self, entries: Iterable[Entry], removed: Iterable[str] = ()) -> None:
        """Add a line, safe on disk when this returns."""
        self._write(
            {"entries": [asdict(entry) for entry in entries], "removed": [*removed]}
        )

    def _write(self, line: dict[str, object]) -> None:
        self._file.write(json.dumps(line, default=datetime.isoformat).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def note_job(self, job: str | None) -> None:
        """Keep the id of what the API works on after the call; None if it is done."""
        self._job = job
        self._write({"entries": [], "removed": [], "job": job})

    def open_job(self) -> str | None:
        """What an earlier run has left the API to work on."""
        self.latest()
        return self._job

    def latest(self) -> dict[str, Entry | None]:
        """The last entry of each contact in the journal, None for a removed one.

        If a line cannot be read, a copy of the file is kept, see `set_aside`.
        """
        self._file.seek(0)
        found: dict[str, Entry | None] = {}
        for line in self._file:
            # the last line of a run that was killed while it wrote
            if not line.endswith(b"\n"):
                break
            try:
                content = json.loads(line)
                found |= _entries_of(content)
                self._job = content.get("job", self._job)
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                if self.set_aside is None:
                    self.set_aside = self._copy()
        return found

    def _copy(self) -> Path:
        """A copy of the file under a name that is free."""
        for number in count(1):
            copy = self._path.with_suffix(f".unreadable-{number}")
            if not copy.exists():
                shutil.copyfile(self._path, copy)
                return copy
        raise AssertionError

    def clear(self) -> None:
        """Forget every line: the warehouse has them. A job stays noted."""
        self._file.truncate(0)
        if self._job:
            self.note_job(self._job)
        os.fsync(self._file.fileno())


def _entries_of(line: dict[str, list]) -> dict[str, Entry | None]:
    """The entries and removals of a line; raises if it is not one."""
    entries = [entry_from(cells) for cells in line["entries"]]
    if not all(isinstance(name, str) for name in line["removed"]):
        raise TypeError("a removed contact is not text")
    return {entry.contact_id: entry for entry in entries} | dict.fromkeys(
        line["removed"]
    )


def entry_from(cells: dict[str, object]) -> Entry:
    """An entry from its cells, times as ISO text."""
    times = {
        name: datetime.fromisoformat(str(cells[name]))
        for name in ("first_sent_at", "last_sent_at")
        if cells[name] is not None
    }
    return Entry(**{**cells, **times})  # type: ignore[arg-type]
