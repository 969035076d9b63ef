"""What is wrong between cells of one row."""

from collections.abc import Iterator

from .cells import lowered, read_date, read_number
from .faults import Fault, quoted
from .files import Row
from .schema import Seed


def range_faults(seed: Seed, row: Row) -> Iterator[Fault]:
    """Ranges whose end lies before their start."""
    for column in seed.columns.values():
        if not column.not_below:
            continue
        read = read_date if column.kind == "date" else read_number
        cell, start = row.cells[column.name], row.cells[column.not_below]
        high = read(cell) if cell else None
        low = read(start) if start else column.not_below_default
        if high is not None and low is not None and high < low:
            yield row.fault(
                column.name,
                f"{quoted(cell)} is below {column.not_below} {start or low}",
                "Swap the two, or correct one.",
            )


def event_rule_faults(row: Row) -> Iterator[Fault]:
    """A limit per period without a period."""
    cell = row.cells["max_per_period"]
    if cell and lowered(row.cells["count_each"] or "event") == "event":
        yield row.fault(
            "max_per_period",
            f"{quoted(cell)} has no period, as each event counts",
            "Leave it blank, or enter a period such as day or ever, or a property such"
            " as campaign, as count_each.",
        )


def decay_faults(row: Row) -> Iterator[Fault]:
    """A method without its days, and another meaning of `none`."""
    method = lowered(row.cells["method"] or "none")
    if method == "none":
        return
    if row.cells["decay_id"] == "none":
        yield row.fault(
            "decay_id",
            f"none is built in and keeps all points, but method is {quoted(method)}",
            "Choose another decay_id.",
        )
    elif not row.cells["days"]:
        yield row.fault(
            "days",
            f"is blank, but method is {quoted(method)}",
            "Enter the days, such as 30.",
        )


def combine_faults(row: Row) -> Iterator[Fault]:
    """`highest` in negative groups, `lowest` in others."""
    combine, dimension = (lowered(row.cells[n] or "") for n in ("combine", "dimension"))
    is_negative = dimension == "negative"
    if (combine == "highest" and is_negative) or (
        combine == "lowest" and dimension and not is_negative
    ):
        yield row.fault(
            "combine",
            f"{quoted(combine)} does not go with dimension {dimension}",
            "Use lowest only in negative groups, highest only in others, or sum.",
        )


ROW_CHECKS = {
    "behavioural_points": event_rule_faults,
    "decay_profiles": decay_faults,
    "rule_groups": combine_faults,
}
