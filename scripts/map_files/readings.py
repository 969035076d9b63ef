"""How the cells of mapped columns are read, told and asked."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from .cells import Cells
from .columns import columns_of
from .formats import Reading, number_reading, time_reading, word_reading
from .model import Answers, Proposal
from .names import CONSENT


class Readings:
    """Tells how columns of a file are read, from all values of each."""

    def __init__(
        self, proposal: Proposal, answers: Answers, columns: Mapping[str, int]
    ) -> None:
        """Look at a file whose columns are found."""
        self.proposal, self.answers, self.columns = proposal, answers, columns
        self.file = proposal.file
        self.cells = Cells(proposal.file)

    def reading(self, column: str, place: int) -> str:
        """How a column is read; what does not fit, and what is open, is noted."""
        if column.endswith("_at"):
            read = time_reading(self.cells.values(place), self.answers.day_first)
        elif column in (
            "employee_count",
            "annual_revenue",
            "amount",
            "duration_seconds",
        ):
            read = self.number_reading(column, place)
        elif column in ("email_opt_out", "is_won"):
            is_consent = self.file.names[place] in CONSENT
            read = word_reading(self.cells.values(place), is_consent)
        else:
            return ""
        self.tell(column, place, read)
        return read.read_as

    def number_reading(self, column: str, place: int) -> Reading:
        """How a number is read. Its signs may be told by the others of the file.

        Employees are whole numbers: 1.200 is not one with decimals.
        """
        values = self.cells.values(place)
        if column == "employee_count":
            return number_reading(values, any("." in value for value in values))
        read = number_reading(values, self.answers.decimal_comma)
        if read.question:
            for other in ("annual_revenue", "amount"):
                at = columns_of("companies", self.file.names).get(other)
                at = self.columns.get(other, at)
                if at is not None:
                    told = number_reading(self.cells.values(at), None)
                    if not told.question and "comma" in told.read_as:
                        return number_reading(values, "decimal_comma" in told.read_as)
        return read

    def tell(self, column: str, place: int, read: Reading) -> None:
        """Note what does not fit, ask what is open, keep plain dates."""
        named = self.cells.given(place)
        examples = ", ".join(self.cells.values(place)[:3])
        if read.question == "dates":
            self.proposal.questions.append(
                f"{named}: is {examples} day/month or month/day? All values may be"
                " both. Say so: --dates day-first or --dates month-first"
            )
        elif read.question == "numbers":
            self.proposal.questions.append(
                f"{named}: is {examples} a number of thousands, or with decimals? Say"
                " so: --numbers comma-decimal or --numbers point-decimal"
            )
        if read.misfits:
            self.proposal.notes.append(
                f"{column}: {read.cells - read.fits} of {read.cells} values of"
                f" {named} cannot be read, such as {', '.join(read.misfits)}"
            )
        if column.endswith("_at") and "%d" in read.read_as:
            self.proposal.dates += iso_dates(self.cells.values(place), read.read_as)
        elif column.endswith("_at") and not read.read_as:
            self.proposal.dates += [
                value[:10] for value in self.cells.values(place) if value[4:5] == "-"
            ]


def iso_dates(values: Sequence[str], form: str) -> list[str]:
    """The dates of values in a format of figures."""
    dates = []
    for value in values:
        try:
            dates.append(datetime.strptime(value, form).date().isoformat())
        except ValueError:
            continue
    return dates
