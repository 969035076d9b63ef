"""The map that is proposed for a set of files, and what has to be asked first."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from raw_files import read_raw_file

from .columns import columns_of, table_of
from .mapper import Mapper
from .model import Answers, MapRow, Proposal
from .names import NAMES


def propose(paths: Sequence[Path], answers: Answers, copies: Path) -> list[Proposal]:
    """What to make of files. Those that cannot be read have faults, and no rows."""
    known = {
        name for columns in NAMES.values() for names in columns.values()
        for name in names
    }  # fmt: skip
    files = [read_raw_file(path.parent, path.name, known, copies) for path in paths]
    proposals = []
    for file in files:
        # a name that is there twice is told apart by its number
        file.faults = [fault for fault in file.faults if " times." not in fault]
        name = Path(file.path).name
        table = answers.tables.get(name) or (
            table_of(file.names) if file.read else None
        )
        proposals.append(Proposal(file, table))
    by_email = any(
        proposal.table in ("events", "deals")
        and "contact_id" not in columns_of(proposal.table, proposal.file.names)
        for proposal in proposals
    )
    for proposal in proposals:
        if proposal.file.faults or not proposal.file.read:
            proposal.questions += proposal.file.faults or ["there is no such file"]
        elif proposal.table not in NAMES:
            proposal.questions.append(
                "it is not clear what its rows are. Say so: --table"
                f" '{proposal.name}=contacts' (or {', '.join(list(NAMES)[1:])})"
            )
        else:
            Mapper(proposal, answers, by_email).map_columns()
    first = min((day for each in proposals for day in each.dates), default=None)
    for proposal in proposals:
        add_creation_date(proposal, first)
    return proposals


def add_creation_date(proposal: Proposal, first: str | None) -> None:
    """Contacts and deals without a date of creation get the first date of all files."""
    mapped = {
        row.raw_column for row in proposal.rows if row.raw_table == proposal.table
    }
    if not mapped or proposal.table not in ("contacts", "deals"):
        return
    if "created_at" not in mapped:
        changed = datetime.fromtimestamp(Path(proposal.file.path).stat().st_mtime)
        default = first or date.isoformat(changed.date())
        proposal.rows.append(
            MapRow(proposal.name, proposal.table, "created_at", "", "", default)
        )
        proposal.notes.append(
            f"no date of creation: {default} is taken for all rows"
            f" ({'the first date in the files' if first else 'the date of the file'})"
        )
