"""Folders that a build is told of: raw data, rules, and the database it fills."""

import json
import os
import shutil
from pathlib import Path

import yaml
from database import ROOT

LINKS = ROOT / "local" / "rules"
ADVICE = (
    "Name a folder with the CSVs of the rules, such as RULES=local/mine; `cp -r seeds"
    " local/mine` makes one"
)


class FolderError(Exception):
    """A folder that cannot be used; the message says why and what to do."""


def use_folders(raw: str | None, rules: str | None) -> None:
    """Set the environment variables that dbt reads. Raises FolderError.

    Relative paths are relative to where the command runs. The scores of a raw folder
    have a database of their own, unless LEAD_SCORING_DB names one: the events and the
    history of two sets of data do not mix.
    """
    if raw:
        folder = Path(raw).expanduser().resolve()
        if not folder.is_dir():
            problem = "is not a folder" if folder.exists() else "does not exist"
            raise FolderError(
                f"RAW: {folder} {problem}. Name the folder that holds your files, such"
                " as RAW=/data/crm."
            )
        os.environ["LEAD_SCORING_RAW"] = str(folder)
        own = f"target/data/{folder.name}/lead_scoring.duckdb"
        if (os.environ.get("LEAD_SCORING_DB") or own) == own:
            os.environ["LEAD_SCORING_DB"] = own
            claim(ROOT / own, folder)
    if rules:
        os.environ["LEAD_SCORING_SEEDS"] = folder_in_project(rules)


def with_mapped_sources(variables: str) -> str:
    """The variables of a run, with `sources` [mapped] if the rules have a map."""
    given = yaml.safe_load(variables) or {}
    rules = ROOT / (os.environ.get("LEAD_SCORING_SEEDS") or "seeds")
    for path in rules.rglob("column_map.csv"):
        rows = path.read_text(encoding="utf-8", errors="replace").split("\n", 1)[1:]
        if isinstance(given, dict) and "sources" not in given and "".join(rows).strip():
            return json.dumps(given | {"sources": ["mapped"]}, default=str)
    return variables


def claim(database: Path, raw: Path) -> None:
    """Note beside a database which folder it is of. Raises FolderError."""
    note = database.with_name("folder.txt")
    if note.exists() and (other := note.read_text(encoding="utf-8")) != str(raw):
        raise FolderError(
            f"RAW: {database.parent} holds the scores of {other}, another folder of the"
            f" same name as {raw}. Delete it to start over, or set LEAD_SCORING_DB to"
            " another file, such as target/second.duckdb."
        )
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(str(raw), encoding="utf-8")


def folder_in_project(rules: str, links: Path = LINKS) -> str:
    """The path of a rules folder, relative to the project. Raises FolderError.

    dbt reads rules inside the project only: a folder elsewhere gets a link in
    local/rules, or a copy where links are not allowed. The folder itself is only read.
    """
    folder = Path(rules).expanduser().resolve()
    if not folder.is_dir():
        problem = "is not a folder" if folder.exists() else "does not exist"
        raise FolderError(f"RULES: {folder} {problem}. {ADVICE}.")
    if not any(folder.rglob("*.csv")):
        raise FolderError(f"RULES: {folder} has no CSV file. {ADVICE}.")
    if folder != ROOT and folder.is_relative_to(ROOT):
        return folder.relative_to(ROOT).as_posix()
    if folder == ROOT or ROOT.is_relative_to(folder):
        raise FolderError(f"RULES: {folder} holds the project itself. {ADVICE}.")
    links.mkdir(parents=True, exist_ok=True)
    place = links / folder.name
    if place.is_symlink() or place.is_file():
        place.unlink()
    elif place.is_dir():
        shutil.rmtree(place)
    try:
        place.symlink_to(folder, target_is_directory=True)
    except OSError:
        shutil.copytree(folder, place)
    return place.relative_to(ROOT).as_posix()
