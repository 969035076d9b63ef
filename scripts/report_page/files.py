"""The rule files as they stand, for whole files and a patch out of the page."""

import csv
import io
import os
from pathlib import Path

from database import ROOT

from report_page.rules import Row, is_of


def seed_files(
    seeds: dict[str, Row], card: str, rules: tuple[Path, Path] | None = None
) -> Row:
    """Path and text of each seed that the page may change, by name.

    `rules`: the folder that holds them, and the one that they are shown to be in.

    Left out is a file that cannot be changed line by line, and, unless `rules` are
    given, one that has other rows for the card than the tables were built from: the
    page then offers its rows only.
    """
    present = ROOT / (os.environ.get("LEAD_SCORING_SEEDS") or "seeds")
    folder, named = rules or (present, present)
    found = {}
    for name, seed in seeds.items():
        paths = list(folder.rglob(f"{name}.csv"))
        if len(paths) != 1:
            continue
        text = paths[0].read_bytes().decode("utf-8", errors="replace")
        is_built = is_current(text, seed, card)
        if is_built or (rules and has_row_per_line(text, seed)):
            found[name] = {
                "path": shown(named / paths[0].relative_to(folder)),
                "text": text,
                "is_built": is_built,
            }
    return found


def is_current(text: str, seed: Row, card: str) -> bool:
    """Whether a file has a row per line, and the rows of the card that were built."""
    if not has_row_per_line(text, seed):
        return False
    rows = list(csv.reader(io.StringIO(text, newline="")))
    of_card = [row for row in rows[1:] if is_of(card, rows[0], row)]
    built = [[cell or "" for cell in row] for row in seed["rows"]]
    return sorted(of_card) == sorted(built)


def has_row_per_line(text: str, seed: Row) -> bool:
    """Whether a file has a row per line, and the columns that were built."""
    lines = text.removesuffix("\n").split("\n")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    return "\r" not in text and len(rows) == len(lines) and rows[0] == seed["header"]


def shown(path: Path) -> str:
    """A path as a patch names it."""
    return (path.relative_to(ROOT) if path.is_relative_to(ROOT) else path).as_posix()
