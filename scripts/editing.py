"""What `make edit` does: who may ask, drafts that are checked and saved, what-ifs."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from time import monotonic
from typing import Any

import bottle
from database import ROOT
from own_folders import FolderError
from seed_schema import Fault, complete_folder, folder_faults, project_variables

SHIPPED = (ROOT / "seeds").resolve()


class BadRequestError(Exception):
    """A draft that is none; the message says why."""


class Guard:
    """Lets in who has the token, from this machine and from its own page."""

    def __init__(self, host: str, port: int) -> None:
        """Draw a token."""
        self.host = f"{host}:{port}"
        self.token = secrets.token_urlsafe(24)

    @property
    def address(self) -> str:
        """What to open: the token is in it."""
        return f"http://{self.host}/?token={self.token}#rules"

    def fault(self, request: bottle.BaseRequest) -> str | None:
        """Why a request is refused; None if it is not.

        A page of somebody else can send requests here, but neither knows the token
        nor has this Origin; a name that leads here (DNS rebinding) is another Host.
        """
        if request.get_header("Host") != self.host:
            return "Open the address that make edit printed."
        origin = request.get_header("Origin")
        if origin not in (None, f"http://{self.host}"):
            return "This page may not ask."
        given = request.get_header("X-Token") or request.query.get("token", "")
        if not secrets.compare_digest(given.encode(), self.token.encode()):
            return "The token is missing or old: open the address that was printed."
        return None


class Drafts:
    """Saves drafts: the shipped rules into a folder of one's own, others in place.

    A draft is what differs from the rules as they were when the server started: those
    that were saved last, if there are any.
    """

    def __init__(
        self,
        folder: Path,
        own: Path,
        copies: Path,
        variables: Mapping[str, object] | None = None,
    ) -> None:
        """Edit the rules of a folder; `own` is where the shipped ones are saved.

        Raises FolderError.
        """
        is_shipped = folder.resolve().is_relative_to(SHIPPED)
        self.target = own if is_shipped else folder
        if self.target.resolve().is_relative_to(SHIPPED):
            raise FolderError(
                f"{own}: the shipped rules stay as they are. Name a folder below"
                " local/."
            )
        self.folder = self.target if self.target.is_dir() else folder
        self.variables = project_variables(variables or {})
        self.built = copies / "built"
        shutil.copytree(complete_folder(folder), self.built)
        self.start = copies / "rules"
        shutil.copytree(complete_folder(self.folder), self.start)

    def save(self, draft: Any) -> dict[str, Any]:
        """Check files by name, and save them if they have no fault.

        Returns `faults`, each with file, line, column and text, or where it was saved.
        Raises BadRequestError.
        """
        texts = texts_of(draft)
        with tempfile.TemporaryDirectory(
            prefix="draft_", dir=self.start.parent
        ) as made:
            checked = Path(made) / "rules"
            shutil.copytree(self.start, checked)
            places = {path.name: path for path in checked.rglob("*.csv")}
            if unknown := sorted(set(texts) - set(places)):
                raise BadRequestError(f"There is no rule file {', '.join(unknown)}.")
            for name, text in texts.items():
                places[name].write_text(text, encoding="utf-8", newline="")
            faults = folder_faults(checked, self.variables)
            if faults:
                return {"faults": [shown(fault) for fault in faults]}
            self.replace(checked)
        return {"faults": [], "saved": os.path.relpath(self.target, ROOT)}

    def replace(self, checked: Path) -> None:
        """Put each changed file in its place, whole or not at all."""
        there = {path.name: path for path in self.target.rglob("*.csv")}
        for path in sorted(checked.rglob("*.csv")):
            place = there.get(path.name, self.target / path.relative_to(checked))
            if place.exists() and place.read_bytes() == path.read_bytes():
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            # the folder may be a link to another disk
            part = place.with_name(f"{place.name}.part")
            shutil.copyfile(path, part)
            part.replace(place)


def texts_of(draft: Any) -> Mapping[str, str]:
    """The files of a draft: name -> text. Raises BadRequestError."""
    files = draft.get("files") if isinstance(draft, dict) else None
    if not isinstance(files, dict) or not all(
        isinstance(part, str) for pair in files.items() for part in pair
    ):
        raise BadRequestError('Send {"files": {"name.csv": "text"}}.')
    return files


def shown(fault: Fault) -> dict[str, Any]:
    """A fault as JSON has it."""
    return {
        "file": fault.file,
        "line": fault.line,
        "column": fault.column,
        "text": str(fault),
    }


class WhatIf:
    """Builds what the saved rules would do, one at a time, in the background."""

    def __init__(self, drafts: Drafts, db: Path, variables: str) -> None:
        """Nothing runs yet."""
        self.drafts, self.db, self.variables = drafts, db, variables
        self.log = drafts.start.with_name("what_if.txt")
        self.process: subprocess.Popen | None = None
        self.started = 0.0

    def start(self) -> None:
        """Start a build, unless one is running."""
        if self.process and self.process.poll() is None:
            return
        script = Path(__file__).with_name("what_if.py")
        command = [
            *(sys.executable, str(script), "--seeds", str(self.drafts.target)),
            *("--vars", self.variables, "--db", str(self.db)),
        ]
        present = self.drafts.built.relative_to(ROOT).as_posix()
        with self.log.open("w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                command,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=ROOT,
                env=os.environ | {"LEAD_SCORING_SEEDS": present},
            )
        self.started = monotonic()

    def state(self) -> dict[str, Any]:
        """Whether it runs, for how many seconds, and what it said."""
        if self.process is None:
            return {"is_running": False, "seconds": 0, "text": ""}
        is_running = self.process.poll() is None
        text = "" if is_running else self.log.read_text(encoding="utf-8")
        seconds = round(monotonic() - self.started)
        return {"is_running": is_running, "seconds": seconds, "text": text}
