"""Shows a proposal, and writes the folder that a build needs."""

import csv
import os
import re
import shutil
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from .model import MapRow, Proposal
from .preview import preview

HEADER = ["source_table", "raw_table", "raw_column", "from", "read_as", "default"]
MOST_TYPES = 30


def shown(proposals: Sequence[Proposal]) -> str:
    """The proposals in words: what each file is, its map, notes and questions."""
    lines = []
    for proposal in proposals:
        lines.append(f"\n{proposal.name}: {proposal.table or 'unknown'}")
        lines += [f"  {note}" for note in proposal.file.notes]
        width = max((len(row.raw_column) for row in proposal.rows), default=0)
        for row in proposal.rows:
            table = "" if row.raw_table == proposal.table else f" of {row.raw_table}"
            reading = f", read as {row.read_as}" if row.read_as else ""
            default = f" [{row.default}]" if row.default else ""
            lines.append(
                f"  {row.raw_column.ljust(width)}{table} <- "
                f"{row.given}{reading}{default}"
            )
        if proposal.rows:
            lines += ["  The first rows, as they are read:"]
            lines += [f"    {line}" for line in preview(proposal)]
        for given, here in islice(proposal.event_types.items(), MOST_TYPES):
            lines.append(f"  Event {given!r} is {here or slug(given)}")
        lines += [f"  Note: {note.rstrip('.')}." for note in proposal.notes]
        lines += [f"  Question: {asked.rstrip('.')}." for asked in proposal.questions]
    return "\n".join(lines)


def write_folder(proposals: Sequence[Proposal], folder: Path, seeds: Path) -> Path:
    """Make a folder of links to the files, and below it the rules; the path of the map.

    The rules are the shipped ones. What is there already is kept, but for the map.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for proposal in proposals:
        link = folder / proposal.name
        target = Path(proposal.file.path).resolve()
        if link.resolve() == target:
            continue
        link.unlink(missing_ok=True)
        try:
            link.symlink_to(target)
        except OSError:
            shutil.copyfile(target, link)
    rules = folder / "rules"
    if not rules.exists():
        shutil.copytree(seeds, rules)
    places = {path.name: path for path in rules.rglob("*.csv")}
    rows = [row for proposal in proposals for row in proposal.rows]
    map_path = places.get("column_map.csv", rules / "column_map.csv")
    write_csv(map_path, HEADER, [list(cells(row)) for row in rows])
    types = {
        given: here for each in proposals for given, here in each.event_types.items()
    }
    path = places["event_type_map.csv"]
    with path.open(encoding="utf-8", newline="") as file:
        header, *kept = csv.reader(file)
    kept = [row for row in kept if row and row[0] != "mapped"]
    # several spellings of one name are one row
    known: dict[str, list[str]] = {}
    for given, here in types.items():
        known.setdefault(given.strip().lower(), ["mapped", given, here or slug(given)])
    write_csv(path, header, [*kept, *known.values()])
    return map_path


def cells(row: MapRow) -> tuple[str, ...]:
    """A row of the map in the order of its file."""
    return (
        row.source_table, row.raw_table, row.raw_column, row.given, row.read_as,
        row.default,
    )  # fmt: skip


def slug(given: str) -> str:
    """An event's own name as rules may write it."""
    return re.sub(r"\W+", "_", given.lower()).strip("_") or "event"


def write_csv(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write rows, at once or not at all."""
    part = path.with_suffix(f".{os.getpid()}.part")
    with part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    part.replace(path)
