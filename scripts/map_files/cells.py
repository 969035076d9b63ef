"""The cells of a file's columns, by DuckDB."""

import duckdb
from raw_files import RawFile

MOST_VALUES = 20_000


class Cells:
    """The cells of a file, column by column."""

    def __init__(self, file: RawFile) -> None:
        """Count the rows."""
        self.file = file
        self.count = self.query("select count(*)")[0]

    def query(self, select: str, end: str = "") -> list:
        """The first column of what DuckDB finds in the file."""
        source = "read_parquet(?)"
        if self.file.is_csv:
            typed = ", ".join(f"'{name}': 'VARCHAR'" for name in self.file.names)
            source = (
                f"read_csv(?, auto_detect = false, columns = {{{typed}}},"
                f" header = true, skip = {self.file.titles},"
                f" delim = '{self.file.separator}',"
                " quote = '\"', escape = '\"', comment = '', null_padding = true,"
                " ignore_errors = true, parallel = false)"
            )
        found = duckdb.execute(f"{select} from {source}{end}", [self.file.read])
        return [row[0] for row in found.fetchall()]

    def first_rows(self, count: int) -> list[list[str | None]]:
        """The cells of the first rows, as text."""
        return self.query(
            "select list_value(*columns(*))::varchar[]", f" limit {count}"
        )

    def values(self, place: int) -> list[str]:
        """The cells of a column that differ, blank ones left out."""
        name = self.file.names[place] if self.file.is_csv else self.file.given[place]
        quoted = name.replace('"', '""')
        cell = f'trim(cast("{quoted}" as varchar))'
        found = self.query(f"select distinct {cell}")
        return [value for value in found if value][:MOST_VALUES]

    def given(self, place: int) -> str:
        """A column as the map names it."""
        name = self.file.given[place].strip() or self.file.names[place]
        is_plain = not set(name) & set("|'\"\n\r") and len(name) <= 60
        return name if is_plain else self.file.names[place]

    def blank(self, place: int) -> int:
        """How many cells of a column are blank."""
        name = self.file.names[place] if self.file.is_csv else self.file.given[place]
        quoted = name.replace('"', '""')
        cell = f"trim(coalesce(cast(\"{quoted}\" as varchar), ''))"
        return self.query(f"select count(*) filter ({cell} = '')")[0]
