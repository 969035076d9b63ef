"""What may be wrong in a seed, what the message says of it, and what is right."""

from harness import Rows, shipped_headers, shipped_seed

from .cells import NUMBERS, WORDS
from .faults import Cells, Fault
from .rows import DATES_AND_RANGES, GROUPS, TWICE
from .valid import VALID_REGEXES, valid_rows
from .values import HOSTILE, REGEXES, VALUES

__all__ = [
    "FAULTS",
    "VALID_REGEXES",
    "Cells",
    "Fault",
    "seeds_with",
    "valid_rows",
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


def seeds_with(rows: list[tuple[str, Cells]]) -> dict[str, Rows]:
    """The shipped seeds, long lists cut short, and further rows."""
    seeds = {path.stem: shipped_seed(path.stem)[:100] for path in shipped_headers()}
    for seed, cells in rows:
        seeds[seed].append(cells)
    return seeds
