"""Seed folders that hold only the files of the rules they use."""

import shutil
from pathlib import Path

from .files import seed_files
from .schema import ROOT, read_schema


def shipped_file(name: str, root: Path = ROOT) -> Path | None:
    """The file that stands for a missing seed: the shipped card, or reference list."""
    for path in seed_files(root / "seeds").get(f"{name}.csv", []):
        if name == "scorecards" or path.parent.name == "reference":
            return path
    return None


def complete_folder(folder: Path, root: Path = ROOT) -> Path:
    """A folder with every seed: itself, or a copy in `local/` with what it lacks.

    A rule file that is missing has no rows in the copy. A folder that is not there is
    returned as it is.
    """
    there = seed_files(folder)
    schema = read_schema(root)
    missing = [name for name in schema if f"{name}.csv" not in there]
    if not missing or not folder.is_dir():
        return folder
    name = "_".join(folder.relative_to(root).parts)
    copy = root / "local" / "completed" / name
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    for name in missing:
        path = copy / f"{name}.csv"
        if shipped := shipped_file(name, root):
            shutil.copyfile(shipped, path)
        else:
            path.write_text(f"{','.join(schema[name].columns)}\n", encoding="utf-8")
    return copy
