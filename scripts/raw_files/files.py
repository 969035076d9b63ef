"""Which file is meant, and what kind it is."""

import gzip
from collections.abc import Iterator
from io import BufferedIOBase
from pathlib import Path

CHUNK = 1 << 22
ENDINGS = ("csv", "tsv", "txt", "tab", "parquet", "xlsx", "xlsm", "xls", "xlsb", "ods")
SAVE_AS = 'Save it as "CSV UTF-8"'


class FileError(Exception):
    """A file that cannot be read for certain; the message says why and what to do."""


def files_of(folder: Path) -> list[Path]:
    """The files of a folder that may hold a table, by name."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if stem_of(path.name))


def stem_of(name: str) -> str | None:
    """A file's name in lower case without its endings; None if it is no table."""
    stem, _, ending = name.lower().removesuffix(".gz").rpartition(".")
    return stem if ending in ENDINGS and not name.startswith((".", "~$")) else None


def find_file(folder: Path, name: str) -> Path | None:
    """The file of a table, in any case of letters, or of a file's full name.

    None if there is none. Raises FileError if there are several.
    """
    files = files_of(folder)
    wanted = name.lower()
    found = [path for path in files if path.name == name]
    found = found or [path for path in files if path.name.lower() == wanted]
    found = found or [path for path in files if stem_of(path.name) == wanted]
    if len(found) > 1:
        names = " and ".join(path.name for path in found)
        raise FileError(f"{folder}/{name}: there are {names}; keep one of them.")
    return found[0] if found else None


def kind_of(path: Path) -> str:
    """`text`, `parquet` or `workbook`, by the first bytes. Raises FileError."""
    with path.open("rb") as file:
        start = file.read(8)
    if start[:2] == b"\x1f\x8b":
        return "text"
    if start[:4] == b"PAR1":
        return "parquet"
    if start[:4] == b"PK\x03\x04" or start == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        if path.suffix.lower() in (".zip", ".gz"):
            raise FileError(f"{path}: is a ZIP archive. Unpack it.")
        return "workbook"
    if start.lstrip().lower()[:5] in (b"<html", b"<!doc", b"<tabl", b"<?xml"):
        raise FileError(f"{path}: is a web page or XML. {SAVE_AS}.")
    if start.startswith(b"%PDF"):
        raise FileError(f"{path}: is a PDF. Export the table itself, as CSV.")
    return "text"


def is_packed(path: Path) -> bool:
    """Whether a file is packed by gzip, whatever it is called."""
    with path.open("rb") as file:
        return file.read(2) == b"\x1f\x8b"


def opened(path: Path) -> BufferedIOBase:
    """The bytes of a file, unpacked if it is packed."""
    return gzip.open(path) if is_packed(path) else path.open("rb")


def chunks(path: Path) -> Iterator[bytes]:
    """The bytes of a file, some at a time. Raises FileError if it is cut off."""
    try:
        with opened(path) as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except (EOFError, gzip.BadGzipFile) as error:
        raise FileError(f"{path}: is packed, and cut off ({error}).") from error
