"""Word lists and tables written as text, so that they read and compare well."""

from typing import Any


def table(text: str) -> list[dict[str, Any]]:
    """Rows of a `|` table as dicts: digits as int, a blank cell as None.

    A column `share` is left out and repeats its row that often.
    """
    header, *lines = (
        [cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()
    )
    rows: list[dict[str, Any]] = []
    for cells in lines:
        row = {
            column: int(cell) if cell.lstrip("-").isdigit() else cell or None
            for column, cell in zip(header, cells, strict=True)
        }
        rows += [row] * row.pop("share", 1)
    return rows


def words(text: str) -> list[str]:
    """Words separated by blanks or, if there is one, by `|`; `word*3` counts thrice."""
    parts = [part.strip() for part in text.split("|" if "|" in text else None)]
    pairs = [part.partition("*") for part in parts]
    return [word for word, _, share in pairs for _ in range(int(share or 1))]
