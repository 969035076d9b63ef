"""What `make lint` runs, beside the other tests so that no processor waits for it."""

import subprocess
import sys

import pytest
from harness import ROOT

# What sqlfluff reads as dbt compiles it; models/staging is linted without dbt.
COMPILED = [
    path.relative_to(ROOT).as_posix()
    for path in [
        *sorted((ROOT / "models").iterdir()),
        ROOT / "tests",
        ROOT / "analyses",
    ]
    if path.is_dir() and path.name != "staging"
]
SQLFLUFF = ["-m", "sqlfluff", "lint", "--disable-progress-bar"]


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["scripts/check_deprecations.py", "--project-dir", ".", "--profiles-dir", "."],
        [*SQLFLUFF, *COMPILED],
        [*SQLFLUFF, "--config", "tests/lint/staging.cfg", "models/staging"],
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
