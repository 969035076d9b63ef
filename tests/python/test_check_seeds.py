"""scripts/check_seeds.py tells what would stop dbt while it reads the seed files."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from harness import ROOT, Project, shipped_headers

SCRIPT = ROOT / "scripts" / "check_seeds.py"
PATHS = {path.stem: path.as_posix() for path in shipped_headers()}
LONE_ROW = b"alone,default,,page_view,,,,1,,,,,,,,,,,%b\n"

Edit = Callable[[bytes], bytes]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A copy of the shipped seeds within the project."""
    with Project() as project:
        shutil.copytree(ROOT / "seeds", project.seeds)
        yield project.seeds


def check(folder: str) -> tuple[int, list[str]]:
    """Exit code and printed lines, without the seed folder."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT), folder],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, [
        line.strip().removeprefix(f"{folder}/") for line in done.stdout.splitlines()
    ]


def check_edited(folder: Path, edits: dict[str, Edit]) -> list[str]:
    """The lines after the count, for a folder with edited files."""
    for seed, edit in edits.items():
        path = folder / PATHS[seed]
        path.write_bytes(edit(path.read_bytes()))
    returncode, lines = check(folder.relative_to(ROOT).as_posix())
    assert returncode == (1 if lines else 0)
    return lines[1:]


def replaced(old: bytes, new: bytes) -> Edit:
    return lambda content: content.replace(old, new)


def with_row(label: bytes) -> Edit:
    return lambda content: content + LONE_ROW % label


FAULTS: list[tuple[str, str, Edit, str]] = [
    (
        "a Windows encoding",
        "behavioural_points",
        with_row("Château".encode("cp1252")),
        "line 34: is not UTF-8 (after 'ew,,,,1,,,,,,,,,,,Ch'). In the spreadsheet",
    ),
    (
        "UTF-16",
        "scorecards",
        lambda content: content.decode().encode("utf-16"),
        "line 1: is not UTF-8",
    ),
    (
        "UTF-16 without a mark",
        "scorecards",
        lambda content: content.decode().encode("utf-16-le"),
        "line 1: is no text. In the spreadsheet choose",
    ),
    (
        "a comma without quotes",
        "behavioural_points",
        with_row(b"Visit, again"),
        "line 34: has 20 cells for 19 columns. Put quotes around a cell that has a "
        "comma in it, or delete what follows 'Visit'.",
    ),
    (
        "a comma too many",
        "rule_conditions",
        replaced(b",60\n", b",60,\n"),
        "line 2: has 5 cells for 4 columns",
    ),
    (
        "semicolons",
        "rule_groups",
        replaced(b",", b";"),
        "line 1: has semicolons between its cells.",
    ),
    ("tabs", "rule_groups", replaced(b",", b"\t"), "line 1: has tabs between its"),
    (
        "a header twice",
        "decay_profiles",
        replaced(b"days,rate", b"days,days"),
        "line 1: column days is there twice. Delete one of the two.",
    ),
    (
        "a column without a name",
        "buying_roles",
        replaced(b"\n", b",\n"),
        "line 1: column 6 has no name.",
    ),
    (
        "a quote in a header",
        "decay_profiles",
        replaced(b",rate", b',"the ""rate"""'),
        'line 1: column the "rate" has a quote in its name.',
    ),
    (
        "an open quote",
        "score_bands",
        replaced(b"Good fit", b'"Good fit'),
        'line 3: has a quote (") that is never closed. Close or delete it.',
    ),
    ("an empty file", "score_triggers", lambda content: b"", "line 1: is blank."),
]


@pytest.mark.parametrize(
    ("seed", "edit", "says"),
    [fault[1:] for fault in FAULTS],
    ids=[fault[0] for fault in FAULTS],
)
def test_a_fault_is_reported_with_file_and_line(
    folder: Path, seed: str, edit: Edit, says: str
) -> None:
    (line,) = check_edited(folder, {seed: edit})
    assert line.startswith(f"{PATHS[seed]}: {says}")


def test_all_faults_are_reported_at_once(folder: Path) -> None:
    (folder / PATHS["next_steps"]).unlink()
    (folder / "more").mkdir()
    shutil.copy(folder / PATHS["rule_groups"], folder / "more")
    lines = check_edited(
        folder,
        {
            "behavioural_points": lambda content: with_row(b"a,b")(
                with_row(b"c,d")(content)
            ),
            "scorecards": replaced(b",", b";"),
        },
    )
    starts = {line.split(". ")[0] for line in lines}
    root = folder.relative_to(ROOT).as_posix()
    assert starts == {
        "rules/behavioural_points.csv: line 34: has 20 cells for 19 columns",
        "rules/behavioural_points.csv: line 35: has 20 cells for 19 columns",
        "rules/scorecards.csv: line 1: has semicolons between its cells",
        f"{root}: next_steps.csv is missing",
        f"more/rule_groups.csv and {root}/rules/rule_groups.csv are the same seed",
    }


def test_what_dbt_reads_passes(folder: Path) -> None:
    """A byte-order mark, Windows line ends, line ends in cells, short rows."""
    lines = check_edited(
        folder,
        {
            "scorecards": lambda content: b"\xef\xbb\xbf" + content,
            "score_bands": replaced(b"\n", b"\r\n"),
            "behavioural_points": with_row('"Château\n""d\'eau"""'.encode()),
            "rule_conditions": lambda content: content + b"silent_30_days,city\n\n",
        },
    )
    assert lines == []


def test_the_shipped_seeds_pass() -> None:
    assert check("seeds") == (0, [])


@pytest.mark.parametrize("folder", [str(ROOT / "seeds"), "../seeds"])
def test_a_folder_outside_the_project_is_refused(folder: str) -> None:
    returncode, lines = check(folder)
    assert returncode == 1
    assert "is no folder inside the project, relative to its root" in lines[1]


def test_a_folder_that_is_not_there_is_named() -> None:
    assert check("local/nowhere")[1] == [
        "1 fault in the seed files:",
        "local/nowhere: is no folder. Correct LEAD_SCORING_SEEDS.",
    ]
