"""The first rows of a file, as its map reads them."""

import re
from datetime import UTC, datetime, timedelta

from seed_schema.cells import folded

from .cells import Cells
from .formats import is_iso
from .model import MapRow, Proposal

ROWS = 5
WIDTH = 24
EXCEL_DAY_0 = datetime(1899, 12, 30, tzinfo=UTC)


def preview(proposal: Proposal) -> list[str]:
    """Lines of a table: a column for each raw column of the file's own table."""
    mapped = [row for row in proposal.rows if row.raw_table == proposal.table]
    cells = Cells(proposal.file)
    places = {cells.given(at): at for at in range(len(proposal.file.names))}
    given = cells.first_rows(ROWS)
    table = [[row.raw_column for row in mapped]]
    table += [[read(row, cells_of, places) for row in mapped] for cells_of in given]
    widths = [
        min(WIDTH, max(len(line[at]) for line in table)) for at in range(len(mapped))
    ]
    return [
        "  ".join(
            cell[:width].ljust(width) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in table
    ]


def read(row: MapRow, cells: list[str | None], places: dict[str, int]) -> str:
    """A cell as the map reads it; `-` where nothing can be read."""
    parts = [
        part.strip("'") if part.startswith("'") else (cells[places[part]] or "").strip()
        for part in row.given.split("|")
        if part.startswith("'") or part in places
    ]
    text = " ".join(part for part in parts if part)
    if not text:
        return row.default or "-"
    for step in row.read_as.split(" | "):
        text = one_step(step, text)
    if row.raw_column.endswith("_at") and not row.read_as and not is_iso(text):
        return "-"
    return text


def one_step(step: str, text: str) -> str:
    """What one step of `read_as` makes of a text."""
    try:
        if "%" in step:
            return spelled(datetime.strptime(text, step))
        if step in ("epoch_s", "epoch_ms"):
            seconds = float(text) / (1000 if step == "epoch_ms" else 1)
            return spelled(datetime.fromtimestamp(seconds, UTC))
        if step == "excel_date":
            return spelled(EXCEL_DAY_0 + timedelta(days=float(text)))
    except ValueError:
        # names of months in other languages are read by the build
        return text if "%b" in step else "-"
    if step.startswith("yes_no "):
        yes, no = (side.split(", ") for side in step[7:].split(" / "))
        word = folded(text)
        return "true" if word in yes else "false" if word in no else "-"
    if step == "currency":
        return re.sub(r"^[^\d-]*(-?)[^\d-]*|[^\d]+$", r"\1", text)
    if step == "decimal_comma":
        return re.sub(r"[. '\u00a0\u202f]", "", text).replace(",", ".")
    if step == "thousands_comma":
        return text.replace(",", "")
    if step == "lower":
        return text.lower()
    return f"hash of {text}" if step == "hash" else text


def spelled(time: datetime) -> str:
    """A time as the contract writes it; midnight is the date alone."""
    form = (
        "%Y-%m-%d"
        if (time.hour, time.minute, time.second) == (0, 0, 0)
        else ("%Y-%m-%d %H:%M:%S")
    )
    return time.strftime(form)
