"""One run: what is due is sent in batches, and every answer is written down."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from crm.batches import batches
from crm.destinations import Destination
from crm.faults import PushError
from crm.journal import Journal
from crm.ledger import Ledger
from crm.records import Item, due_item
from crm.sending import Report, Sender, TooMany

# Above these shares something is wrong with us, not with the rows.
MOST_REJECTED = 0.2
MOST_CLEARED = 0.2
FEW = 100
PAGE = 20_000


@dataclass
class Options:
    """What is asked of a run; `limit` is the most contacts that are sent."""

    limit: int | None = None
    retry_rejected: bool = False
    create_missing: bool = False
    clear_many: bool = False
    page: int = PAGE


def due_items(
    ledger: Ledger,
    destination: Destination,
    options: Options,
    report: Report,
    forget: Callable[[list[str]], None],
) -> Iterator[list[Item]]:
    """What is due, in pages: who is gone first, then the leads by contact.

    `forget` is told of the gone whom a destination holds nothing of.
    """
    for entries in ledger.gone_pages(options.page):
        forget([entry.contact_id for entry in entries if not entry.may_hold_values])
        items = [due_item(None, entry, destination.payload) for entry in entries]
        yield [item for item in items if item]
    for page in ledger.lead_pages(options.page):
        items = [
            due_item(
                lead,
                entry,
                destination.payload,
                retry_rejected=options.retry_rejected,
                retry_absent=options.retry_rejected or options.create_missing,
            )
            for lead, entry in page
        ]
        report.unchanged += items.count(None)
        yield [item for item in items if item]


def deliver(
    ledger: Ledger,
    destination: Destination,
    journal: Journal,
    options: Options,
    progress: Callable[[int], object] = lambda _: None,
) -> Report:
    """Send what is due to a destination.

    What a run before has left in the journal is taken over first. `progress` is told of
    the contacts dealt with. Raises PushError if the run cannot go on; what it has done
    until then is in the ledger or the journal.
    """
    ledger.create()
    if job := journal.open_job():
        destination.end_job(job)
        journal.note_job(None)
    destination.note_job = journal.note_job
    take_over(ledger, journal)
    _, held, to_clear = ledger.counts()
    if to_clear > max(FEW, MOST_CLEARED * held) and not options.clear_many:
        raise TooMany(
            f"{to_clear:,} of {held:,} contacts would be cleared: they are suppressed"
            " or gone from crm_lead_scores. If that is right, use --clear-many."
        )
    report = Report()
    sender = Sender(
        destination,
        journal,
        report,
        ledger.owners() if destination.shares_records else None,
        create_missing=options.create_missing,
    )
    try:
        for items in due_items(
            ledger,
            destination,
            options,
            report,
            lambda contacts: journal.write([], contacts),
        ):
            if options.limit is not None:
                items = items[: options.limit - report.sent]
            size = destination.batch_size(len(items))
            for batch in batches(items, size):
                sender.send(batch)
                progress(len(batch))
                _check_rejected(report)
            take_over(ledger, journal)
        sender.check_refused_calls()
    except PushError:
        take_over(ledger, journal)
        raise
    return report


def take_over(ledger: Ledger, journal: Journal) -> None:
    """Move what a journal says into the ledger, and empty it."""
    ledger.merge(journal.latest())
    journal.clear()


def _check_rejected(report: Report) -> None:
    refused = report.outcomes["refused"]
    judged = refused + report.outcomes["accepted"] + report.outcomes["cleared"]
    if judged >= FEW and refused > MOST_REJECTED * judged:
        raise TooMany(
            f"{refused:,} of {judged:,} contacts were refused: fields may be missing"
            " (--setup) or of another type. Reasons are in crm_push_ledger.last_error."
        )
