"""Ways to write the same value, and draws from the vocabularies."""

import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone
from random import Random

from .vocabulary import (
    AROUND,
    CLOCKS,
    FALSE,
    LETTERS,
    LOOKALIKES,
    NUMBERS,
    OFFSETS,
    TEXTS,
    TRUE,
)


def dressed(rng: Random, text: str, chance: float = 0.25) -> str:
    """The same text, as the contract compares it: other case, accents, blanks."""
    if rng.random() > chance:
        return text
    way = rng.randrange(6)
    if way == 0:
        return text.upper() if "ß" not in text else text
    if way == 1:
        return "".join(rng.choice(LETTERS.get(c, c)) for c in text)
    if way == 2:
        return text.replace("e", "e\u0301", 1)
    if way == 3:
        return unicodedata.normalize("NFD", text)
    if way == 4:
        return "".join(rng.choice(LOOKALIKES.get(c, c)) for c in text)
    return padded(rng, text, 1)


def padded(rng: Random, text: str, chance: float = 0.06) -> str:
    """The same text with blanks around it."""
    if rng.random() > chance:
        return text
    return rng.choice(AROUND) + text + rng.choice(AROUND)


def maybe(rng: Random, chance: float, text: str | None) -> str | None:
    """A text with some chance, else a blank cell."""
    return text if rng.random() < chance else None


def a_text(rng: Random, column: str, known: float = 0.7) -> str | None:
    return maybe(rng, known, dressed(rng, rng.choice(TEXTS[column])))


def a_number(rng: Random, column: str, known: float = 0.7) -> str | None:
    return maybe(rng, known, padded(rng, rng.choice(NUMBERS[column])))


def a_boolean(rng: Random, true: float = 0.5) -> str:
    return rng.choice(TRUE if rng.random() < true else FALSE)


def written(rng: Random, moment: datetime) -> str:
    """A UTC moment as one of the accepted timestamp texts, now and then as a date."""
    hours = rng.choice([0, 0, 0, 2, -5, 5.5, 14, -12, 18])
    zone = timezone(timedelta(hours=hours))
    there = moment.astimezone(zone)
    if rng.random() < 0.06:
        return padded(rng, there.date().isoformat())
    is_utc = hours == 0
    if is_utc and there.time().isoformat() == "00:00:00" and rng.random() < 0.5:
        return there.date().isoformat()
    separator = rng.choice("TT  t")
    clock = there.strftime("%H:%M:%S")
    if there.second == 0 and not there.microsecond and rng.random() < 0.3:
        clock = there.strftime("%H:%M")
    elif there.microsecond or rng.random() < 0.2:
        digits = f"{there.microsecond:06d}" + rng.choice(["", "", "9", "999"])
        clock += "." + (digits.rstrip("0") or "0")
    suffix = there.strftime("%z")
    suffix = rng.choice([suffix, f"{suffix[:3]}:{suffix[3:]}"])
    if suffix.endswith("00") and hours == int(hours) and rng.random() < 0.2:
        suffix = suffix[:3]
    if is_utc:
        suffix = rng.choice(["", "", "Z", "z", "+00:00", "-00:00", " UTC", "Z[UTC]"])
    blank = " " if suffix and suffix[0] != " " and rng.random() < 0.1 else ""
    return padded(rng, f"{there:%Y-%m-%d}{separator}{clock}{blank}{suffix}")


def a_moment(rng: Random, as_of: date) -> datetime:
    """A moment near the scoring date, often at a boundary of days."""
    clock = time.fromisoformat(rng.choice(CLOCKS))
    day = as_of - timedelta(days=rng.choice(OFFSETS))
    return datetime.combine(day, clock, tzinfo=UTC)
