"""What `make lint` runs, beside the other tests so that no processor waits for it."""

import subprocess
import sys

import pytest
from harness import ROOT

# Their models are off for dbt, so they are linted without it.
SYSTEMS = [
    path.relative_to(ROOT).as_posix()
    for path in sorted((ROOT / "models" / "staging").iterdir())
    if path.name not in ("raw", "rules")
]
SQLFLUFF = ["-m", "sqlfluff", "lint", "--disable-progress-bar"]


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["scripts/check_deprecations.py", "--project-dir", ".", "--profiles-dir", "."],
        [*SQLFLUFF, "models"],
        [*SQLFLUFF, "tests", "analyses"],
        [*SQLFLUFF, "--config", "tests/lint/systems.cfg", *SYSTEMS],
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
