"""scripts/check_seeds.py names what would stop dbt while it reads the seed files."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from check_seeds import main
from harness import ROOT, Project, shipped_headers
from seed_schema import complete_folder, folder_faults

PATHS = {path.stem: path.as_posix() for path in shipped_headers()}
LONE_ROW = b"alone,default,,page_view,,,,1,,,,,,,,,,,%b\n"

Edit = Callable[[bytes], bytes]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A copy of the shipped seeds within the project."""
    with Project() as project:
        shutil.copytree(ROOT / "seeds", project.seeds)
        yield project.seeds


def faults_of(folder: Path, edits: dict[str, Edit]) -> list[str]:
    """The faults of a folder with edited files."""
    for seed, edit in edits.items():
        path = folder / PATHS[seed]
        path.write_bytes(edit(path.read_bytes()))
    return [str(fault) for fault in folder_faults(folder, {})]


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
        "line 1: is not text. In the spreadsheet choose",
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
        "a blank line",
        "rule_conditions",
        lambda content: content + b"\n",
        "line 6: the row is empty. Delete empty rows; blank lines at the end of",
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
def test_a_fault_is_named_with_file_and_line(
    folder: Path, seed: str, edit: Edit, says: str
) -> None:
    found = faults_of(folder, {seed: edit})
    named = [line for line in found if line.startswith(f"{seed}.csv, {says}")]
    others = [line for line in found if line not in named]
    assert len(named) == 1
    # a column that is spoilt is missing as well
    assert all(" is missing. Add it to the first line" in line for line in others)


def test_a_folder_needs_only_the_files_of_the_rules_it_uses(folder: Path) -> None:
    """The shipped card and lists replace missing ones, no rules for missing files."""
    kept = folder / PATHS["behavioural_points"]
    header = kept.read_text(encoding="utf-8").splitlines()[0]
    shutil.rmtree(folder)
    folder.mkdir()
    mine = folder / "behavioural_points.csv"
    mine.write_text(f"{header}\n{(LONE_ROW % b'Visit').decode()}", encoding="utf-8")
    assert folder_faults(folder, {}) == []
    completed = complete_folder(folder)
    assert completed.is_relative_to(ROOT / "local")
    assert folder_faults(completed, {}) == []
    assert complete_folder(completed) == completed
    assert list(folder.iterdir()) == [mine]
    contents = {
        path.stem: path.read_text(encoding="utf-8") for path in completed.glob("*.csv")
    }
    assert contents.keys() == PATHS.keys()
    assert contents["behavioural_points"] == mine.read_text(encoding="utf-8")
    for name, path in PATHS.items():
        shipped = (ROOT / "seeds" / path).read_text(encoding="utf-8")
        if name == "scorecards" or path.startswith("reference/"):
            assert contents[name] == shipped
        elif name != "behavioural_points":
            assert contents[name] == shipped.splitlines()[0] + "\n"
    shutil.rmtree(completed)


def test_a_column_that_is_optional_may_be_missing(folder: Path) -> None:
    header = b"scorecard_id,name,min_score,max_score,mql_threshold,mql_min_behavioural,"
    header += b"reset_on_stage_change,activity_horizon_days"
    edit = lambda _: header + b"\ndefault,Default,0,100,60,0,false,365\n"  # noqa: E731
    assert faults_of(folder, {"scorecards": edit}) == []


def test_a_misspelt_file_is_not_taken_for_a_missing_one(folder: Path) -> None:
    path = folder / PATHS["behavioural_points"]
    path.rename(path.with_name("behavioral_points.csv"))
    assert "behavioral_points.csv: is not the name of a seed. Did you mean" in str(
        folder_faults(folder, {})[0]
    )


def test_all_faults_are_named_at_once(folder: Path) -> None:
    (folder / "more").mkdir()
    shutil.copy(folder / PATHS["rule_groups"], folder / "more")
    lines = faults_of(
        folder,
        {
            "behavioural_points": lambda content: with_row(b"a,b")(
                with_row(b"c,d")(content)
            ),
            "scorecards": replaced(b",", b";"),
        },
    )
    root = folder.relative_to(ROOT).as_posix()
    assert {line.split(". ")[0] for line in lines} == {
        "behavioural_points.csv, line 34: has 20 cells for 19 columns",
        "behavioural_points.csv, line 35: has 20 cells for 19 columns",
        "scorecards.csv, line 1: has semicolons between its cells",
        f"{root}/more/rule_groups.csv and {root}/rules/rule_groups.csv: are the same"
        " seed",
    }


def test_faults_of_columns_are_named_with_those_of_other_seeds(folder: Path) -> None:
    """Faults of cells do not drown in what cannot be looked up."""
    lines = faults_of(
        folder,
        {
            "scorecards": replaced(b",", b";"),
            "decay_profiles": replaced(b",rate", b",speed"),
            "rule_groups": replaced(b"group_id,", b"Group_ID,"),
            "purchase_cycle_points": replaced(b"subject", b"who"),
            "next_steps": lambda text: text.split(b"\n")[0].replace(b",owner", b""),
            "score_bands": lambda content: content + b"\n,,,,,,\n",
            "rule_conditions": lambda content: content + b"due,town,equals,x\n",
            "behavioural_points": lambda content: content + b"x," * 14 + b",,,,\n",
        },
    )
    assert {line.split(". ")[0] for line in lines} == {
        "scorecards.csv, line 1: has semicolons between its cells",
        "decay_profiles.csv, line 1: column 'speed' is unknown",
        "decay_profiles.csv, line 1: column rate is missing",
        "rule_groups.csv, line 1: column 'Group_ID' is unknown, and group_id is"
        " missing",
        "purchase_cycle_points.csv, line 1: column 'who' is unknown",
        "purchase_cycle_points.csv, line 1: column subject is missing",
        "next_steps.csv, line 1: column owner is missing",
        "score_bands.csv, line 18: the row is empty, and 1 more",
        "rule_conditions.csv, line 6, field: 'town' is not a known field",
        "behavioural_points.csv, line 34, property: 'x' is not a known property",
        "behavioural_points.csv, line 34, operator: 'x' is not a known operator",
        "behavioural_points.csv, line 34, points: 'x' is not a number",
        "behavioural_points.csv, line 34, count_each: 'x' is not a known count_each",
        "behavioural_points.csv, line 34, max_per_period: 'x' is not a number",
        "behavioural_points.csv, line 34, min_hits: 'x' is not a number",
        "behavioural_points.csv, line 34, window_days: 'x' is not a number",
        "behavioural_points.csv, line 34, max_points: 'x' is not a number",
    }


def test_what_dbt_reads_passes(folder: Path) -> None:
    """A byte-order mark, Windows line ends, line ends in cells, short rows."""
    lines = faults_of(
        folder,
        {
            "scorecards": lambda content: b"\xef\xbb\xbf" + content,
            "score_bands": replaced(b"\n", b"\r\n"),
            "behavioural_points": with_row('"Château\n""d\'eau"""'.encode()),
            "rule_conditions": lambda content: content + b"alone,city,is_known\n",
        },
    )
    assert lines == []


def test_a_run_prints_the_faults_and_counts_them(folder: Path) -> None:
    """The variables of the run name further columns; the time is what a user waits."""
    path = folder / PATHS["behavioural_points"]
    row = LONE_ROW.replace(b"page_view,,,,1", b"page_view,plan,is_known,,fifty") % b"x"
    path.write_bytes(path.read_bytes() + row)
    place = folder.relative_to(ROOT).as_posix()
    command = [sys.executable, str(ROOT / "scripts" / "check_seeds.py"), place]
    done = subprocess.run(
        [*command, "--vars", "{event_properties: [plan]}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        f"1 fault in the rules of {place}:",
        "  behavioural_points.csv, line 34, points: 'fifty' is not a number. Enter a"
        " number such as 5 or -2.5, without comma or unit.",
    ]


def test_the_shipped_seeds_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["seeds"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("folder", [str(ROOT / "seeds"), "../seeds"])
def test_a_folder_outside_the_project_is_refused(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([folder]) == 1
    says = "is not a folder inside the project, relative to its root"
    assert says in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["local/nowhere"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "1 fault in the rules of local/nowhere:",
        "  local/nowhere: is not a folder. Correct LEAD_SCORING_SEEDS.",
    ]
