"""scripts/build.py: what `make build` prints, and how it ends."""

import os
import pty
import re
import shutil
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from harness import ROOT, Project

BUILD, SHOW_LEADS = (
    [sys.executable, str(ROOT / "scripts" / name)]
    for name in ("build.py", "show_leads.py")
)
AS_OF = ["--vars", "{as_of_date: 2026-10-31}"]
MOST_LINES = 40


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    """Folders for builds of the sample."""
    with Project() as project:
        shutil.copytree(ROOT / "seeds", project.seeds)
        yield project


def settings(project: Project, seeds: Path) -> Mapping[str, str]:
    return os.environ | {
        "LEAD_SCORING_RAW": "sample",
        "LEAD_SCORING_SEEDS": seeds.relative_to(ROOT).as_posix(),
        "LEAD_SCORING_DB": str(project.db),
        "DBT_TARGET_PATH": str(project.target),
        "DBT_LOG_PATH": str(project.target / "logs"),
    }


def run(project: Project, *command: str, seeds: Path | None = None) -> tuple[int, str]:
    """Exit code, and everything that was printed where there is no terminal."""
    done = subprocess.run(
        command,
        env=settings(project, seeds or project.seeds),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_a_build_prints_its_progress_and_the_leads_on_a_page(project: Project) -> None:
    code, printed = run(project, *BUILD, *AS_OF)
    assert code == 0, printed
    code, leads = run(project, *SHOW_LEADS)
    assert code == 0, leads
    lines = printed.splitlines()
    # two more are printed by make while it installs
    assert len([*lines, *leads.splitlines()]) <= MOST_LINES - 2, printed + leads
    assert lines[0] == "Reading the project ..."
    assert re.fullmatch(r"Building \d+ seeds, models and tests ...", lines[1])
    assert lines[2] == "Half of them are done ..."
    assert re.search(
        r'^1952 leads\. Of the input \(".*"input_coverage"\):$', printed, re.M
    )
    assert any(
        line.startswith("  deals: 1 row (0.2 %) bad_row (created_at). ")
        for line in lines
    )
    assert re.search(r"^Done\. PASS=\d+ WARN=0 ERROR=0 SKIP=0 .*\d s$", printed, re.M)
    assert "Scorecard default as of 2026-10-31" in leads
    assert "Warning" not in printed


def test_faults_of_the_rules_are_printed_in_full(project: Project) -> None:
    seeds = project.folder / "faulty"
    shutil.copytree(project.seeds, seeds)
    bands = (seeds / "rules" / "score_bands.csv").read_text(encoding="utf-8")
    rows = [line.split(",") for line in bands.splitlines()]
    assert rows[0][5] == "color"
    without = "\n".join(",".join(row[:5] + row[6:]) for row in rows)
    (seeds / "rules" / "score_bands.csv").write_text(without, encoding="utf-8")
    with (seeds / "rules" / "decay_profiles.csv").open("a", encoding="utf-8") as decay:
        decay.write("odd,half_life,thirty,\n")
    code, printed = run(project, *BUILD, *AS_OF, seeds=seeds)
    assert code == 1, printed
    assert "column color is missing. Add it" in printed
    assert "'thirty'" in printed
    assert printed.count("column color") == 1
    # what the last run left is not in the way of the end of this one
    assert "is of type" not in printed
    assert "Warning" not in printed


def test_an_interrupted_build_ends_with_one_line(project: Project) -> None:
    """On a terminal, which shows a bar until then."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(BUILD[0], [*BUILD, *AS_OF], dict(settings(project, project.seeds)))
    termios.tcsetwinsize(terminal, (40, 100))
    printed = ""
    while "Building" not in printed:
        printed += os.read(terminal, 1024).decode("utf-8", "replace")
    os.write(terminal, b"\x03")
    rest = b""
    while chunk := read_or_end(terminal):
        rest += chunk
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 130
    # a carriage return starts the line of the bar again
    lines = re.split(r"[\r\n]+", rest.decode("utf-8", "replace"))
    told = [line for line in lines if line.strip() and "Building" not in line]
    assert [line for line in told if line != "^C"] == [
        "Interrupted: build again to go on."
    ]


def read_or_end(terminal: int) -> bytes:
    """What a terminal shows next; nothing when its program has ended."""
    try:
        return os.read(terminal, 1024)
    except OSError:
        return b""
