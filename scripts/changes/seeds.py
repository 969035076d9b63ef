"""Seed folders: one laid over another, and what differs between them."""

import csv
import shutil
from pathlib import Path

Change = tuple[str, str]
BAND_KEY = ["scorecard_id", "band_set", "band"]


class UnknownSeedError(Exception):
    """A file of the changed folder has the name of no seed."""


def lay_over(present: Path, changed: Path, out: Path) -> None:
    """Copy the seeds of `present` to `out`, with those that `changed` has instead.

    Files are known by name, wherever they are in `changed`. Raises UnknownSeedError.
    """
    shutil.copytree(present, out)
    places = {path.name: path for path in out.rglob("*.csv")}
    for path in sorted(changed.rglob("*.csv")):
        if path.name not in places:
            raise UnknownSeedError(
                f"{path}: there is no seed {path.stem}. There are:"
                f" {', '.join(sorted(name[:-4] for name in places))}."
            )
        shutil.copyfile(path, places[path.name])


def seed_changes(before: Path, after: Path) -> list[Change]:
    """Seed and what differs in it, cell by cell where a row has a key, else by rows."""
    changes = []
    for old in sorted(before.rglob("*.csv")):
        new = after / old.relative_to(before)
        keyed = [rows_by_key(path) for path in (old, new)]
        changes += [(old.stem, text) for text in row_changes(*keyed)]
    return changes


def row_changes(
    before: dict[str, dict[str, str]], after: dict[str, dict[str, str]]
) -> list[str]:
    """One line per cell that differs, row that is new and row that is gone."""
    lines = []
    for key in [*before, *(key for key in after if key not in before)]:
        old, new = before.get(key), after.get(key)
        if old is None:
            lines.append(f"{key}: new row")
        elif new is None:
            lines.append(f"{key}: row removed")
        else:
            lines += [
                f"{key}: {column} {old.get(column) or 'blank'} to {cell or 'blank'}"
                for column, cell in new.items()
                if (old.get(column) or "") != (cell or "")
            ]
    return lines


def rows_by_key(path: Path) -> dict[str, dict[str, str]]:
    """Rows of a CSV by what tells them apart: their id, or all of their cells.

    A score band is known by card, set and band; a row without such a key that is
    changed is one row gone and one new.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    header = list(rows[0]) if rows else []
    key = BAND_KEY if path.stem == "score_bands" else header[:1]
    keys = [" ".join((row.get(name) or "").strip() for name in key) for row in rows]
    if len(set(keys)) < len(keys):
        keys = [",".join(cell or "" for cell in row.values()) for row in rows]
    return dict(zip(keys, rows, strict=True))
