"""What may be wrong in a seed, what the message says of it, and what is right."""

from .cells import NUMBERS, WORDS
from .faults import ROWS, Cells, Fault, id_of
from .rows import DATES_AND_RANGES, GROUPS, TWICE
from .valid import VALID_CONDITIONS, VALID_REGEXES, VALID_ROWS
from .values import HOSTILE, REGEXES, VALUES

__all__ = [
    "FAULTS",
    "ROWS",
    "VALID_CONDITIONS",
    "VALID_REGEXES",
    "VALID_ROWS",
    "Cells",
    "Fault",
    "id_of",
]

FAULTS = [
    *NUMBERS,
    *WORDS,
    *DATES_AND_RANGES,
    *GROUPS,
    *TWICE,
    *VALUES,
    *REGEXES,
    *HOSTILE,
]
