"""Stand-ins for dbt's own macros."""


def type_string() -> str:
    """A type of text."""
    return "text"


def hash(cell: str) -> str:
    """SQL of the hash of a cell."""
    return f"md5({cell})"


def listagg(cell: str, separator: str, order: str) -> str:
    """SQL of a list as text."""
    return f"string_agg({cell}, {separator} {order})"
