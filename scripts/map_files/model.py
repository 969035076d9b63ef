"""What is proposed: rows of a map, notes and questions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from raw_files import RawFile


@dataclass(frozen=True)
class MapRow:
    """A row of column_map.csv."""

    source_table: str
    raw_table: str
    raw_column: str
    given: str
    read_as: str = ""
    default: str = ""


@dataclass(frozen=True)
class Answers:
    """What the files leave open: given by the user, or None."""

    day_first: bool | None = None
    decimal_comma: bool | None = None
    tables: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Proposal:
    """What a file is, how its columns are read, and what is lost or to be asked."""

    file: RawFile
    table: str | None
    rows: list[MapRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    event_types: dict[str, str | None] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of the file."""
        return Path(self.file.path).name
