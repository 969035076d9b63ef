"""Files as people have them: found, told apart, and made readable for DuckDB.

Nothing is guessed: what is read in another way than as a CSV in UTF-8 with commas is
said, and what is not certain is a fault, with what to do.
"""

from .files import FileError, files_of, find_file
from .layout import Layout, column_key, read_layout
from .reading import RawFile, read_raw_file

__all__ = [
    "FileError",
    "Layout",
    "RawFile",
    "column_key",
    "files_of",
    "find_file",
    "read_layout",
    "read_raw_file",
]
