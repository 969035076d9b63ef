"""Lists in parts."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

Row = TypeVar("Row")


def batches(rows: Sequence[Row], size: int) -> Iterator[Sequence[Row]]:
    """Parts of at most `size` rows, in order."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
