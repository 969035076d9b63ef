"""Numbers, times and booleans as the contract reads them, and exact rounding."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from .text import fold, trim

EXACT = Context(prec=100)
NUMBER = re.compile(r"[+-]?(?:([0-9]+)\.?[0-9]*|\.[0-9]+)")
GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:[ \u00a0\u202f'\u2019][0-9]{3})+(?:\.[0-9]*)?")
BETWEEN_GROUPS = re.compile(r"[ \u00a0\u202f'\u2019]")
MOST_POINTS = 1_000_000
DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
CLOCK = re.compile(
    r"[ Tt]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]+))?)?"
    r"(?: ?([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?))?"
)
LONGEST_OFFSET = timedelta(hours=18)
IN_UTC = (" UTC", "[UTC]")
TRUE = {"true", "t", "yes", "y", "on", "1", "1.0", "oui", "vrai", "ja", "si", "sim"}
FALSE = {"false", "f", "no", "n", "off", "0", "0.0", "non", "faux", "nein", "nao"}
BOOLEANS = dict.fromkeys(TRUE, True) | dict.fromkeys(FALSE, False)


def zone_of(variables: Mapping) -> ZoneInfo:
    """The time zone in which a moment has its date."""
    return ZoneInfo(variables.get("timezone") or "UTC")


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
    """Sign, digits, point; at most 18 digits before it and 10 kept after it.

    Blanks and apostrophes between groups of three digits are left out.
    """
    trimmed = trim(text)
    if trimmed and GROUPED.fullmatch(trimmed):
        trimmed = BETWEEN_GROUPS.sub("", trimmed)
    match = NUMBER.fullmatch(trimmed) if trimmed else None
    if match is None or len(match[1] or "") > 18:
        return None
    return round_half_away(Decimal(trimmed), 10)


def read_points(text: str | None) -> Decimal | None:
    """Points that somebody gave: a number that is not out of all reason."""
    points = read_number(text)
    return points if points is None or abs(points) <= MOST_POINTS else None


def read_boolean(text: str | None) -> bool | None:
    return BOOLEANS.get(fold(text) or "")


def read_date(text: str | None) -> date | None:
    """A plain ISO date and nothing else."""
    match = DAY.fullmatch(trim(text) or "")
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def read_time(text: str | None, zone: ZoneInfo) -> datetime | None:
    """An ISO 8601 timestamp as UTC; a date alone is the start of that day in a zone."""
    trimmed = trim(text) or ""
    day = read_date(trimmed)
    try:
        if day is not None:
            return start_of(day, zone)
        for suffix in IN_UTC:
            trimmed = trimmed.removesuffix(suffix)
        return read_clock(trimmed)
    except OverflowError:
        return None


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """The first instant of a day."""
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def read_clock(text: str) -> datetime | None:
    """A date and a time of day; none given, the offset is that of UTC."""
    day, match = read_date(text[:10]), CLOCK.fullmatch(text[10:])
    if day is None or match is None:
        return None
    hours, minutes, seconds = int(match[1]), int(match[2]), int(match[3] or 0)
    offset = read_offset(match[5])
    if hours > 23 or minutes > 59 or seconds > 59 or offset is None:
        return None
    micros = int((match[4] or "")[:6].ljust(6, "0"))
    clock = timedelta(
        hours=hours, minutes=minutes, seconds=seconds, microseconds=micros
    )
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + clock - offset


def has_time_of_day(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether a moment is more than a date: no midnight, in UTC or in a zone."""
    there = moment.astimezone(zone)
    starts = moment == start_of(there.date(), zone) or there.time() == time.min
    return not (starts or moment.time() == time.min)


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
