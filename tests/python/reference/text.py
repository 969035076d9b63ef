"""Text as the contract compares it: trimming, folding, page URLs, `like`, `regex`."""

import re
import unicodedata
from functools import cache

BLANKS = " \t\n\r\v\f\u00a0\u202f\u200b\ufeff\u2060"
COMBINING_MARKS = range(0x0300, 0x0370)
# a letter and its marks, those of kana too
MARKED = re.compile("[^\u0300-\u036f\u3099\u309a][\u0300-\u036f\u3099\u309a]+")
ALIKE = str.maketrans("\u2019\u2010\u2011\u00a0\u202f", "'--  ")
SCHEME = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//")


def trim(text: str | None) -> str | None:
    """The text without the blanks around it; None if nothing is left."""
    if text is None:
        return None
    return text.strip(BLANKS) or None


def composed(text: str) -> str:
    """The text in which a letter and its marks are one letter, where there is one."""
    return MARKED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)


def without_accents(text: str) -> str:
    """Letters that Unicode decomposes to a-z become that letter; marks go."""
    letters = []
    for letter in composed(text):
        base = unicodedata.normalize("NFD", letter)[0]
        if base.isascii() and base.isalpha():
            letters.append(base)
        elif ord(letter) not in COMBINING_MARKS:
            letters.append(letter)
    return "".join(letters)


@cache
def fold(text: str | None) -> str | None:
    """The form in which text compares: composed, no accents, lower case, trimmed."""
    if text is None:
        return None
    lowered = "".join(letter.lower() for letter in without_accents(text))
    return trim(lowered.translate(ALIKE))


def without_scheme(folded: str) -> str:
    """A folded URL or pattern without `https://` or `//` in front."""
    return SCHEME.sub("", folded)


def page_url(text: str | None) -> str | None:
    """A page URL without scheme, query, fragment and trailing slashes, folded."""
    folded = fold(text)
    if folded is None:
        return None
    path = re.split(r"[?#]", without_scheme(folded))[0]
    return trim(path.rstrip("/"))


def is_like(text: str, pattern: str) -> bool:
    """Whether the whole text fits a pattern; `*` is any run, all else literal."""
    parts = [re.escape(part) for part in pattern.split("*")]
    return re.fullmatch(".*".join(parts), text, re.DOTALL) is not None


def compile_regex(pattern: str) -> re.Pattern[str]:
    """A pattern of the contract's subset, found anywhere, case ignored.

    `\\d`, `\\w`, `\\s` and their opposites mean ASCII, as on the SQL engines.
    """
    ascii_classes = {
        r"\d": "0-9",
        r"\w": "A-Za-z0-9_",
        r"\s": r" \t\n\r\f",
    }
    out, position, in_class = [], 0, False
    while position < len(pattern):
        token = pattern[position]
        if token == "\\":
            token = pattern[position : position + 2]
        position += len(token)
        if token.lower() in ascii_classes and len(token) == 2:
            content = ascii_classes[token.lower()]
            if token[1].islower():
                out.append(content if in_class else f"[{content}]")
            elif not in_class:
                out.append(f"[^{content}]")
            else:
                out.append(token)
            continue
        in_class = token == "[" or (in_class and token != "]")
        out.append(token)
    return re.compile("".join(out), re.IGNORECASE)
