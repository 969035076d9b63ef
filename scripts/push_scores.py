"""Push the scores of crm_lead_scores to a CRM: only what changed since it accepted it.

Examples:
  python scripts/push_scores.py hubspot --dry-run
  python scripts/push_scores.py hubspot --setup

Records are found by e-mail and updated; they are never deleted, and only created with
--create-missing. Of suppressed and vanished people our fields are cleared. What each
destination has accepted is in the table crm_push_ledger of the warehouse. A run that is
stopped or killed goes on where it was when it is started again.

Exit status: 0 all is in the CRM; 1 something is not, see above; 75 try again later.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from crm.brevo import Brevo
from crm.delivery import Options, deliver, due_items
from crm.destinations import Destination
from crm.faults import PushError, Refused, TryLater
from crm.hubspot import HubSpot
from crm.intercom import Intercom
from crm.journal import AlreadyRunning, Journal
from crm.ledger import Ledger
from crm.mautic import Mautic
from crm.pipedrive import Pipedrive
from crm.records import Item
from crm.redaction import one_line
from crm.salesforce import Salesforce
from crm.sending import Report
from crm.warehouse import ROOT, WarehouseBusy, WarehouseError, open_warehouse
from crm.webhook import Webhook
from database import run
from tqdm import tqdm

CRMS = (Brevo, HubSpot, Intercom, Mautic, Pipedrive, Salesforce, Webhook)
DESTINATIONS: Mapping[str, type[Destination]] = {
    destination.name: destination for destination in CRMS
}
SHOWN = 5
TRY_LATER = 75


def arguments() -> argparse.ArgumentParser:
    """Return the arguments; the settings of each destination are in the help."""
    settings = [
        f"  {name}: {meaning}"
        for destination in DESTINATIONS.values()
        for name, meaning in destination.settings.items()
    ]
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="\n".join(["environment variables:", *settings]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("destination", choices=DESTINATIONS)
    add("--dry-run", action="store_true", help="show what would be sent, write nothing")
    add("--setup", action="store_true", help="create the fields in the CRM, then stop")
    add("--limit", type=int, help="send at most so many contacts")
    add(
        "--retry-rejected",
        action="store_true",
        help="send what was refused or not found once more, though it has not changed",
    )
    add(
        "--create-missing",
        action="store_true",
        help="create records for addresses that the CRM does not have: it may bill"
        " them, and somebody may have been erased there for good reason",
    )
    add("--clear-many", action="store_true", help="clear more than a fifth of all")
    add("--rate", type=int, help="calls in 10 seconds (default: below the API's limit)")
    add("--name", help="name in the ledger, if there are two accounts of one kind")
    add("--target", help="output of profiles.yml (default: as dbt takes it)")
    add(
        "--journal",
        type=Path,
        default=ROOT / "local" / "push",
        help="folder for what is sent and not yet in the ledger (default: local/push)",
    )
    return parser


def main(argv: list[str]) -> int:
    """Push, and say what became of the contacts; see the module for the exit status."""
    options = arguments().parse_args(argv)
    try:
        destination = DESTINATIONS[options.destination](
            os.environ, calls_per_10_seconds=options.rate
        )
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    asked = Options(
        limit=options.limit,
        retry_rejected=options.retry_rejected,
        create_missing=options.create_missing,
        clear_many=options.clear_many,
    )
    if asked.create_missing and not destination.can_create:
        print(f"{destination.name} creates no records.", file=sys.stderr)
        return 2
    try:
        if options.setup:
            created = destination.set_up()
            print(f"Fields created: {', '.join(created) or 'none, all are there'}")
            return 0
        warehouse = open_warehouse(options.target, copied=True)
        ledger = Ledger(warehouse, options.name or destination.name)
        if options.dry_run:
            show(ledger, destination, asked)
            return 0
        path = options.journal / warehouse.target / f"{ledger.destination}.jsonl"
        with closing(Journal(path)) as journal:
            report = push(ledger, destination, journal, asked)
            if journal.set_aside:
                print(
                    "The journal of an earlier run has lines that cannot be read; it"
                    f" is kept as {journal.set_aside}. What is in crm_push_ledger and"
                    " in its other lines was used.",
                    file=sys.stderr,
                )
    except (TryLater, WarehouseBusy, AlreadyRunning) as error:
        print(f"{error} Start the same command again later.", file=sys.stderr)
        return TRY_LATER
    except (PushError, Refused, WarehouseError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or 'A file'}: {error.strerror}.", file=sys.stderr)
        return 1
    finally:
        destination.transport.close()
    print(summary(report, destination.transport.calls))
    return 1 if report.outcomes["refused"] or report.outcomes["unsettled"] else 0


def push(
    ledger: Ledger, destination: Destination, journal: Journal, options: Options
) -> Report:
    """Deliver with a progress bar, on a terminal; raises as deliver does."""
    leads, _, _ = ledger.counts()
    with tqdm(total=options.limit or leads, unit=" contacts", disable=None) as bar:
        return deliver(ledger, destination, journal, options, bar.update)


def summary(report: Report, calls: int) -> str:
    """What became of the contacts, in a line."""
    words = {
        "accepted": "written",
        "cleared": "cleared",
        "absent": "not in the CRM",
        "refused": "refused",
        "unsettled": "without an answer",
    }
    counts = [f"{report.outcomes[kind]:,} {word}" for kind, word in words.items()]
    return f"{', '.join(counts)}; {report.unchanged:,} up to date; {calls:,} calls"


def show(ledger: Ledger, destination: Destination, options: Options) -> None:
    """Print what would be sent: numbers, and a few payloads without addresses."""
    counts: Counter[str] = Counter()
    shown: list[Item] = []
    report = Report()
    pages = due_items(ledger, destination, options, report, lambda _: None)
    for items in pages:
        for item in items:
            kind = "to clear" if item.is_clearing else "to write"
            counts[kind] += 1
        shown += items[: SHOWN - len(shown)]
    print(
        f"{counts['to write']:,} to write, {counts['to clear']:,} to clear,"
        f" {report.unchanged:,} up to date; nothing was sent."
    )
    for item in shown:
        print(one_line(f"  {item.contact_id}: {item.payload}"))


if __name__ == "__main__":
    sys.exit(run(main))
