"""One run at a time of a script on a warehouse, on this machine."""

import fcntl
import hashlib

from crm.warehouse import ROOT, Warehouse

# open until the process ends
_held = []


class AlreadyRunning(RuntimeError):  # noqa: N818 (it is running, and no fault)
    """Another run of the same script is not over."""


def lock_of(warehouse: Warehouse, script: str) -> None:
    """Lock a script until this process ends; raises AlreadyRunning if it is running."""
    place = hashlib.sha256(warehouse.identity.encode()).hexdigest()[:12]
    path = ROOT / "local" / "push" / warehouse.target / f"{script}-{place}.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.close()
        raise AlreadyRunning(
            f"Another run of {script}.py is not over ({path})."
        ) from error
    _held.append(file)
