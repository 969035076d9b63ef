"""What rules ask of an attribute or a property: field, operator and value together."""

from collections.abc import Iterator

from .cells import lowered
from .faults import Fault, quoted
from .files import Row
from .values import EQUALITY, ORDER, STATE, TEXT, value_problems

# columns of conditions, by seed
FIELD_COLUMNS = {
    "demographic_points": "attribute",
    "behavioural_points": "property",
    "rule_conditions": "field",
}


def condition_faults(row: Row, types: dict[str, str]) -> Iterator[Fault]:
    """The faults of one condition, but for unknown words, which the cells tell.

    `types` holds the type of each field that the row may name.
    """
    column = FIELD_COLUMNS[row.seed]
    field, operator = (row.cells[name] for name in (column, "operator"))
    value = row.cells["value"]
    if column == "property":
        if not field and (operator or value):
            yield row.fault(
                column,
                "is blank, but operator or value is not",
                "Enter the property to compare, or empty operator and value too.",
            )
        if field and not operator:
            yield row.fault(
                "operator",
                "is blank, but property is not",
                "Enter how to compare, such as equals.",
            )
    operator, name = lowered(operator or ""), lowered(field or "")
    kind = types.get(name, "text")
    if fits := operator_remedy(operator, kind):
        problem = f"{quoted(operator)} does not suit {name}, which is {fits[0]}"
        yield row.fault("operator", problem, fits[1])
    elif operator in STATE:
        if value:
            problem = f"{quoted(value)} is not used, as {operator} takes no value"
            yield row.fault("value", problem, "Empty the cell.")
    elif operator in (*EQUALITY, *ORDER, *TEXT):
        if not value:
            remedy = (
                "Enter what to compare with; to ask whether anything is known, use"
                " is_known or is_unknown."
            )
            yield row.fault("value", f"is blank, but {operator} needs a value", remedy)
            return
        for problem, remedy in value_problems(operator, value, name, kind):
            yield row.fault("value", problem, remedy)


def operator_remedy(operator: str, kind: str) -> tuple[str, str] | None:
    """What the field is, and what to use instead; None if the operator suits it."""
    if kind == "boolean" and operator in (*TEXT, *ORDER):
        return "true or false", "Use is_true or is_false."
    if kind in ("number", "time") and operator in (*TEXT, "is_true", "is_false"):
        what = "a number" if kind == "number" else "a time"
        return what, (
            "Use equals, in, at_least, at_most, greater_than, less_than or between."
        )
    return None
