"""Text of an API, made fit to be kept and shown."""

import base64
import json
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

# an @, also as URLs, JSON and HTML write it
SIGN = re.compile(r"@|＠|%(?:25)*40|\\u0040|&#0*64;|&#x0*40;|&commat;", re.IGNORECASE)
QUOTED = re.compile(rf'"[^"]*"(?={SIGN.pattern})', re.IGNORECASE)
LONGEST_READ = 10_000
LONGEST_REASON = 200
SHORTEST_SECRET = 4


class Redactor:
    """Makes text of an API fit to be kept and shown: one short line."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        """Learn what must never be shown, in the spellings that APIs echo."""
        self._secrets: set[str] = set()
        for secret in secrets:
            self.add(secret)

    def add(self, secret: str) -> None:
        """Learn one more secret."""
        if len(secret) >= SHORTEST_SECRET:
            self._secrets |= {
                secret,
                quote(secret, safe=""),
                json.dumps(secret)[1:-1],
                base64.b64encode(secret.encode()).decode(),
            }

    def __call__(self, text: str) -> str:
        """Return the text without secrets, addresses and control characters."""
        for secret in sorted(self._secrets, key=len, reverse=True):
            text = text.replace(secret, "(secret)")
        line = QUOTED.sub("", one_line(text[:LONGEST_READ]))
        words = ["(address)" if SIGN.search(word) else word for word in line.split()]
        return " ".join(words)[:LONGEST_REASON]


def one_line(text: str) -> str:
    """Text in one line, without what moves a terminal's cursor or hides letters."""
    kept = (
        " " if letter.isspace() else letter
        for letter in text
        if letter.isspace() or not unicodedata.category(letter).startswith("C")
    )
    return " ".join("".join(kept).split())


redacted = Redactor()
