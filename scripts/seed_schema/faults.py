"""A fault of a seed, in words."""

import difflib
from collections.abc import Collection
from dataclasses import dataclass

CELL_LENGTH = 60


@dataclass(frozen=True)
class Fault:
    """What is wrong in a file, where, and what to do about it."""

    file: str
    problem: str
    remedy: str
    line: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        """Such as `scorecards.csv, line 2, name: is blank. Fill it in.`."""
        line = f", line {self.line}" if self.line else ""
        column = f", {self.column}" if self.column else ""
        return f"{self.file}{line}{column}: {self.problem}. {self.remedy}"


def quoted(cell: str) -> str:
    """A cell in quotes, on one line, cut where it is long."""
    text = cell.replace("\r", " ").replace("\n", " ")
    return f"'{text if len(text) <= CELL_LENGTH else text[: CELL_LENGTH - 3] + '...'}'"


def nearest(name: str, names: Collection[str], likeness: float = 0.5) -> str | None:
    """The name most like the given one; None if none is similar."""
    return next(iter(difflib.get_close_matches(name.lower(), names, 1, likeness)), None)


def suggestion(name: str, names: Collection[str]) -> str:
    """`Did you mean ...? `, or nothing if no name is similar."""
    similar = nearest(name, names)
    return f"Did you mean {similar}? " if similar else ""
