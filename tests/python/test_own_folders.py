"""Folders of one's own: `make build RAW=... RULES=...`."""

import os
import shutil
import subprocess
from pathlib import Path

import build
import pytest
from harness import ROOT, Project, write_seeds
from own_folders import FolderError, folder_in_project, use_folders


def make(*arguments: str) -> str:
    """What make prints."""
    done = subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if "LEAD_SCORING" not in k},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def made(*arguments: str) -> tuple[str, str]:
    """The command that builds, and the database that make names."""
    (command,) = (
        line
        for line in make("--dry-run", "build", *arguments).splitlines()
        if "scripts/build.py" in line
    )
    show = "show-db:\n\t@echo $$LEAD_SCORING_DB"
    return command, make("--eval", show, "show-db", *arguments).strip()


def test_make_hands_the_folders_on_and_names_a_database_of_their_own(
    tmp_path: Path,
) -> None:
    raw = tmp_path / "my exports"
    raw.mkdir()
    command, database = made(f"RAW={raw}", "RULES=local/mine")
    assert f"--raw '{raw}' --rules 'local/mine'" in command
    assert "as_of_date" not in command
    assert database == "target/data/my exports/lead_scoring.duckdb"
    command, database = made()
    assert "as_of_date: 2026-10-31" in command
    assert database == ""


def test_a_build_reads_raw_and_rules_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, rules = tmp_path / "my exports", tmp_path / "my rules"
    raw.mkdir()
    write_seeds(rules, {"scorecards": [{"scorecard_id": "mine"}]})
    before = contents(rules)
    started: list[dict[str, str]] = []

    def start(_: list[str]) -> bool:
        started.append(dict(os.environ))
        return True

    for variable in ("LEAD_SCORING_RAW", "LEAD_SCORING_SEEDS"):
        monkeypatch.setenv(variable, "")
    monkeypatch.setenv("LEAD_SCORING_DB", str(tmp_path / "scores.duckdb"))
    monkeypatch.setattr(build, "run_quietly", start)
    monkeypatch.chdir(tmp_path)
    assert build.main(["--raw", "my exports", "--rules", str(rules)]) == 0
    (environment,) = started
    link = environment["LEAD_SCORING_SEEDS"]
    assert environment["LEAD_SCORING_RAW"] == str(raw)
    assert link == "local/rules/my rules"
    assert (ROOT / link).resolve() == rules
    (ROOT / link).unlink()
    assert contents(rules) == before


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_rules_folder_inside_the_project_is_named_as_it_is() -> None:
    assert folder_in_project(str(ROOT / "seeds")) == "seeds"
    with Project() as project:
        shutil.copytree(ROOT / "seeds" / "rules", project.seeds)
        named = folder_in_project(str(project.seeds))
    assert named == project.seeds.relative_to(ROOT).as_posix()


def test_another_folder_of_the_same_name_replaces_the_link(tmp_path: Path) -> None:
    with Project() as project:
        for parent in ("one", "two"):
            rules = tmp_path / parent / "mine"
            rules.mkdir(parents=True)
            (rules / "scorecards.csv").write_text("scorecard_id\n", encoding="utf-8")
            named = folder_in_project(str(rules), links=project.folder)
            assert (ROOT / named).resolve() == rules
    assert list((tmp_path / "one" / "mine").iterdir())


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ("nowhere", "does not exist. Name a folder with the CSVs of the rules"),
        ("file.csv", "is not a folder"),
        ("empty", "has no CSV file"),
        (str(ROOT), "holds the project itself"),
    ],
)
def test_a_rules_folder_that_cannot_be_used_is_named(
    tmp_path: Path, rules: str, said: str
) -> None:
    (tmp_path / "file.csv").write_text("a\n", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    with pytest.raises(FolderError, match=said):
        folder_in_project(str(tmp_path / rules))


def test_a_raw_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match=r"does not exist\. Name the folder"):
        use_folders(str(tmp_path / "crm"), None)


def test_two_raw_folders_of_one_name_do_not_share_a_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"crm {tmp_path.parent.name} {tmp_path.name}"
    for variable in ("LEAD_SCORING_DB", "LEAD_SCORING_RAW"):
        monkeypatch.setenv(variable, "")
    for parent in ("one", "two"):
        (tmp_path / parent / name).mkdir(parents=True)
    try:
        use_folders(str(tmp_path / "one" / name), None)
        use_folders(str(tmp_path / "one" / name), None)
        with pytest.raises(FolderError, match="another folder of the same name"):
            use_folders(str(tmp_path / "two" / name), None)
    finally:
        shutil.rmtree(ROOT / "target" / "data" / name)
