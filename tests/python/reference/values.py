"""Numbers, times and booleans as the contract reads them, and exact rounding."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from .text import fold, trim

EXACT = Context(prec=100)
NUMBER = re.compile(r"[+-]?(?:([0-9]+)\.?[0-9]*|\.[0-9]+)")
DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
CLOCK = re.compile(
    r"[ Tt]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]+))?)?"
    r"(?: ?([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?))?"
)
LONGEST_OFFSET = timedelta(hours=18)
BOOLEANS = {
    **dict.fromkeys(("true", "1", "yes", "oui"), True),
    **dict.fromkeys(("false", "0", "no", "non"), False),
}


def round_half_away(value: Decimal | Fraction | int, places: int) -> Decimal:
    """Round half away from zero; never a negative zero."""
    if isinstance(value, Fraction):
        scaled = abs(value) * 10**places
        whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
        signed = -whole if value < 0 else whole
        return Decimal(signed).scaleb(-places, EXACT)
    step = Decimal(1).scaleb(-places)
    rounded = Decimal(value).quantize(step, ROUND_HALF_UP, EXACT)
    return abs(rounded) if rounded == 0 else rounded


def read_number(text: str | None) -> Decimal | None:
    """Sign, digits, point; at most 18 digits before it and 10 kept after it."""
    trimmed = trim(text)
    match = NUMBER.fullmatch(trimmed) if trimmed else None
    if match is None or len(match[1] or "") > 18:
        return None
    return round_half_away(Decimal(trimmed), 10)


def read_boolean(text: str | None) -> bool | None:
    return BOOLEANS.get(fold(text) or "")


def read_date(text: str | None) -> date | None:
    """A plain ISO date and nothing else."""
    match = DAY.fullmatch(trim(text) or "")
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def read_time(text: str | None) -> datetime | None:
    """An ISO 8601 timestamp as UTC; a date alone is midnight UTC."""
    trimmed = trim(text) or ""
    day = read_date(trimmed[:10])
    if day is None:
        return None
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    if len(trimmed) == 10:
        return midnight
    match = CLOCK.fullmatch(trimmed[10:])
    if match is None:
        return None
    hours, minutes, seconds = int(match[1]), int(match[2]), int(match[3] or 0)
    offset = read_offset(match[5])
    if hours > 23 or minutes > 59 or seconds > 59 or offset is None:
        return None
    micros = int((match[4] or "")[:6].ljust(6, "0"))
    clock = timedelta(
        hours=hours, minutes=minutes, seconds=seconds, microseconds=micros
    )
    try:
        return midnight + clock - offset
    except OverflowError:
        return None


def read_offset(text: str | None) -> timedelta | None:
    if text is None or text in "Zz":
        return timedelta(0)
    digits = text[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[2:])
    offset = timedelta(hours=int(digits[:2]), minutes=minutes)
    if minutes > 59 or offset > LONGEST_OFFSET:
        return None
    return -offset if text[0] == "-" else offset


def local_date(moment: datetime | None, zone: ZoneInfo) -> date | None:
    """The date of a timestamp in the project's time zone."""
    return moment.astimezone(zone).date() if moment else None


def whole_months(start: date, end: date) -> int:
    """12 x years + months, less 1 if the day of the month is not reached."""
    months = 12 * (end.year - start.year) + end.month - start.month
    return months - 1 if end.day < start.day else months
