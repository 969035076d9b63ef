"""Erase a person from every table of this project, for good.

Examples:
  python scripts/erase_contact.py --contact-id 1042 --dry-run
  python scripts/erase_contact.py --contact-id 1042

The person is the contact and every contact merged with it. Their rows go from every
table of this project: scores, history, crossings, events, rejected rows, and what the
push and the alerts remember. Their e-mail addresses are looked for in all text, in any
spelling: a row of nobody else goes, in a row of somebody else the text goes. Only a
salted hash of the ids stays, so that raw data loaded once more do not bring them back.
A DuckDB file is then rewritten, since it keeps the bytes of deleted rows. Not
while dbt runs. At the end it says what is left for you to decide and to do.

Exit status: 0 nothing of the person is left; 1 nothing was done, see above; 75 try
again later.
"""

import argparse
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from crm.delivery import take_over
from crm.erasure import Erasure
from crm.erasure_words import left_to_do, rewritten, show
from crm.journal import AlreadyRunning, Journal
from crm.ledger import Ledger
from crm.warehouse import (
    ROOT,
    Warehouse,
    WarehouseBusy,
    WarehouseError,
    open_warehouse,
)
from database import run

TRY_LATER = 75
LEDGER = "crm_push_ledger"


def arguments() -> argparse.ArgumentParser:
    """Return the arguments."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--contact-id", required=True, help="the contact, as the tables name it")
    add("--dry-run", action="store_true", help="show what is found, change nothing")
    add(
        "--leave-to-push",
        action="store_true",
        help="keep in crm_push_ledger which records show the score: the next push"
        " empties our fields there, and forgets them",
    )
    add(
        "--unseen",
        action="store_true",
        help="keep out a contact that no table has, or has any more",
    )
    add("--target", help="output of profiles.yml (default: as dbt takes it)")
    add(
        "--journal",
        type=Path,
        default=ROOT / "local" / "push",
        help="folder of the push's journals (default: local/push)",
    )
    return parser


def main(argv: list[str]) -> int:
    """Erase, and say what is left to do; see the module for the exit status."""
    options = arguments().parse_args(argv)
    try:
        warehouse = open_warehouse(options.target)
        if options.dry_run:
            return erase(warehouse, options)
        with journals_taken_over(warehouse, options.journal):
            return erase(warehouse, options)
    except (WarehouseBusy, AlreadyRunning) as error:
        print(f"{error} Start the same command again later.", file=sys.stderr)
        return TRY_LATER
    except WarehouseError as error:
        print(error, file=sys.stderr)
        return 1


@contextmanager
def journals_taken_over(warehouse: Warehouse, folder: Path) -> Iterator[None]:
    """Empty what a killed push has left, and let none start meanwhile."""
    with ExitStack() as stack:
        for path in sorted((folder / warehouse.target).glob("*.jsonl")):
            journal = stack.enter_context(closing(Journal(path)))
            ledger = Ledger(warehouse, path.stem)
            ledger.create()
            take_over(ledger, journal)
        yield


def erase(warehouse: Warehouse, options: argparse.Namespace) -> int:
    """Erase in one transaction, or only count; the exit status."""
    with warehouse.session(read_only=options.dry_run) as session:
        erasure = Erasure(warehouse, session)
        person = erasure.person(options.contact_id)
        records = erasure.records(person)
        parts = [
            part
            for part in erasure.parts(person)
            if not (options.leave_to_push and part.relation.endswith(f'"{LEDGER}"'))
        ]
        counts = [part.count(session) for part in parts]
        if not (any(counts) or erasure.is_remembered(person) or options.unseen):
            print(
                f"No table has a contact {options.contact_id}: nothing to erase. If one"
                " was deleted, or is not loaded yet, and is to stay out: --unseen.",
                file=sys.stderr,
            )
            return 1
        if not options.dry_run:
            # cells before rows: what is in both is of the person
            for part in parts:
                part.remove(session)
            erasure.remember(person)
    found = [(part, count) for part, count in zip(parts, counts, strict=True) if count]
    show(found, are_shown=options.dry_run)
    if options.dry_run:
        print("Nothing was changed.")
    else:
        gone = sum(count for part, count in found if not (part.emptied or part.is_left))
        print(f"{gone:,} rows of contact {' and '.join(person.ids)} are gone.")
        print(rewritten(warehouse))
    print(left_to_do(person, records, cleared=options.leave_to_push))
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
