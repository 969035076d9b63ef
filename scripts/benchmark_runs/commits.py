"""Another commit of the project, in a folder of its own."""

import argparse
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .projects import ROOT


def git(*arguments: str) -> str:
    """What git prints of this checkout; raises CalledProcessError if it fails."""
    command = [shutil.which("git") or "git", "-C", str(ROOT), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(text: str) -> str:
    """An argparse type: what git calls a commit, as its full hash."""
    try:
        return git("rev-parse", "--verify", "--end-of-options", f"{text}^{{commit}}")
    except (OSError, subprocess.CalledProcessError):
        raise argparse.ArgumentTypeError(
            f"{text} is not a commit of this git repository"
        ) from None


@contextmanager
def worktree(of_commit: str, parent: Path) -> Iterator[Path]:
    """The project at a commit, in a temporary folder that is removed at the end."""
    with tempfile.TemporaryDirectory(dir=parent, prefix=f"{of_commit[:7]}-") as folder:
        git("worktree", "add", "--quiet", "--detach", folder, of_commit)
        try:
            yield Path(folder)
        finally:
            git("worktree", "remove", "--force", folder)
