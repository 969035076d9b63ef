"""What an erasure says: what was found, what is gone, and what is left to do."""

from collections.abc import Sequence

from crm.erasure import Person
from crm.parts import Part
from crm.redaction import one_line
from crm.rewriting import NotRewritten, rewrite
from crm.warehouse import Warehouse

LONGEST_SHOWN = 100


def show(found: Sequence[tuple[Part, int]], *, are_shown: bool) -> None:
    """Print what there is of a person by table, with examples if they are shown."""
    kinds = {
        "Rows of the person:": lambda part: not (part.emptied or part.is_left),
        "Text in rows of somebody else:": lambda part: part.emptied,
        "For you to decide, left as it is:": lambda part: part.is_left,
    }
    for title, is_of_kind in kinds.items():
        parts = [(part, count) for part, count in found if is_of_kind(part)]
        if parts:
            print(title)
        for part, count in parts:
            column = f" {part.emptied or part.column or ''}".rstrip()
            print(f"{count:6,} {part.relation}{column}")
            if are_shown or part.is_left:
                for text in part.shown:
                    print(f"         {one_line(text)[:LONGEST_SHOWN]}")


def rewritten(warehouse: Warehouse) -> str:
    """Rewrite DuckDB's file, and say whether nothing is left in it."""
    if warehouse.path is None:
        return (
            "The files of PostgreSQL keep the bytes of deleted rows until `vacuum full`"
            " of these tables; its write-ahead log and backups keep them longer."
        )
    try:
        rewrite(warehouse.path)
    except NotRewritten as error:
        return (
            f"{warehouse.path} was NOT rewritten ({error}) and may keep the bytes of"
            " deleted rows. Start the same command again, with --unseen."
        )
    return f"{warehouse.path} was rewritten without the bytes of deleted rows."


def left_to_do(
    person: Person, records: Sequence[tuple[str, str]], *, cleared: bool
) -> str:
    """What nobody but the user can do, in plain words."""
    visitors = f" and visitor {', '.join(person.visitors)}" if person.visitors else ""
    tasks = [
        f"Raw data: delete the rows of contact {', '.join(person.ids)}{visitors} in"
        " every table, and in the system that they come from. Until then each run"
        " leaves them out."
    ]
    tasks += [
        f"CRM: start push_scores.py {destination}; it empties our fields of {record}."
        " The record itself is yours to delete."
        if cleared
        else f"CRM: {destination} may show the score in record {record}. Delete the"
        " record there, or empty our fields; no push can do it any more."
        for destination, record in records
    ]
    tasks.append(
        "Copies: delete what was made from the tables, or make it again: reports,"
        " exports, learned points, what-ifs, backups of the database, dbt's logs/ and"
        " target/, unreadable journals in local/push/, and what reverse-ETL tools and"
        " alerts hold."
    )
    return "Left for you to do:\n" + "\n".join(f"  - {task}" for task in tasks)
