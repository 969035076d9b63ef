"""The encoding of a text."""

import codecs
from pathlib import Path

from charset_normalizer import from_bytes

from .files import SAVE_AS, FileError, chunks, opened

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ENCODINGS = {"cp1252": "Windows-1252", "utf-8-sig": "UTF-8"}
# enough letters beyond ASCII to tell an encoding by
FEW_LETTERS, ENOUGH = 30, 1 << 16


def encoding_of(path: Path) -> str:
    """The encoding of a text file, which is read to its end. Raises FileError."""
    first = next(chunks(path), b"")
    for bom, encoding in BOMS:
        if first.startswith(bom):
            return encoding
    start = first[:1024]
    for encoding, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if start.count(b"\0") == zeros.count(b"\0") > len(zeros) * 3 // 4:
            return encoding
    if b"\0" in first:
        raise FileError(f"{path}: is not text. {SAVE_AS}.")
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for chunk in chunks(path):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return guessed(path)
    return "utf-8"


def guessed(path: Path) -> str:
    """The encoding of text that is not UTF-8, if its letters leave no doubt."""
    letters, line, first_bad, first_good = b"", 0, None, None
    with opened(path) as file:
        for line, content in enumerate(file, start=1):
            if content.isascii():
                continue
            try:
                content.decode()
                first_good = first_good or line
            except UnicodeDecodeError:
                first_bad = first_bad or (line, content)
            if len(letters) < ENOUGH:
                letters += content
    line, content = first_bad or (line, b"")
    if first_good:
        raise FileError(
            f"{path}, line {line}: is not UTF-8, as other lines are, such as line"
            f" {first_good}. {SAVE_AS} after correcting that line."
        )
    western = decoded(letters, "cp1252")
    found = from_bytes(letters)
    best = found.best()
    if western is not None and (best is None or is_western(western)):
        return "cp1252"
    letters_beyond = sum(byte > 127 for byte in letters)
    if best is not None and best.encoding != "cp1252" and letters_beyond >= FEW_LETTERS:
        return best.encoding
    raise FileError(
        f"{path}, line {line}: is not UTF-8, and its letters do not tell what it is"
        f" ({content[:40]!r}). {SAVE_AS}."
    )


def decoded(content: bytes, encoding: str) -> str | None:
    """Text in an encoding; None if it cannot be in it."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


# letters and signs of Western European text
WESTERN = set("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒ")
SIGNS = set("€£§©®™°ºª«»‘’“”–—…·•´¡¿\xa0²³½¼¾µ×\xad‚„†‡‰‹›")


def is_western(text: str) -> bool:
    """Whether text read as Windows-1252 looks like words of Western Europe.

    Its letters beyond ASCII stand between ASCII letters: words of Cyrillic or Greek
    would be of such letters only, and signs would stand inside words.
    """
    beyond = [
        (text[at - 1 : at], letter, text[at + 1 : at + 2])
        for at, letter in enumerate(text)
        if ord(letter) > 127
    ]
    if any(letter not in WESTERN | SIGNS for _, letter, _ in beyond):
        return False
    odd = 0
    for before, letter, after in beyond:
        if letter in WESTERN:
            neighbours = [near for near in (before, after) if near.isalpha()]
            odd += bool(neighbours) and not any(near.isascii() for near in neighbours)
        else:
            odd += (
                letter in "£§©®°ª«»¡¿²³½¼¾µ×¤" and before.isalpha() and after.isalpha()
            )
    return odd * 10 <= len(beyond)
