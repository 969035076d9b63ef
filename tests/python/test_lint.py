"""What `make lint` runs, beside the other tests so that no processor waits for it."""

import subprocess
import sys

import pytest
from harness import ROOT

SQL = ["models", "tests", "analyses"]


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["scripts/check_deprecations.py", "--project-dir", ".", "--profiles-dir", "."],
        ["-m", "sqlfluff", "lint", "--disable-progress-bar", *SQL],
    ],
    ids=lambda command: " ".join(command)[:50],
)
def test_nothing_is_found_by(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.fail(done.stdout, pytrace=False)
