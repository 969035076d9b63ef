"""One run: what is due is sent in batches, and every answer is written down."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from crm.batches import batches
from crm.destinations import Destination, refusal
from crm.journal import Journal
from crm.ledger import Ledger
from crm.records import Item, Outcome, due_item, entry_after, entry_while_sent
from crm.transport import PushError, Refused

# Above these shares something is wrong with us, not with the rows.
MOST_REJECTED = 0.2
MOST_CLEARED = 0.2
FEW = 100
# How often rows that an answer does not mention are sent.
TURNS = 3
PAGE = 20_000


class TooMany(PushError):  # noqa: N818 (told to the caller as such)
    """More than a plausible share is refused, or would be cleared."""


@dataclass
class Options:
    """What is asked of a run; `limit` is the most contacts that are sent."""

    limit: int | None = None
    retry_rejected: bool = False
    create_missing: bool = False
    clear_many: bool = False
    page: int = PAGE


@dataclass
class Report:
    """What became of the contacts, by outcome, and how many were up to date."""

    outcomes: Counter[str] = field(default_factory=Counter)
    unchanged: int = 0

    @property
    def sent(self) -> int:
        """Contacts that were due and were dealt with."""
        return self.outcomes.total()


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
    take_over(ledger, journal)
    _, held, to_clear = ledger.counts()
    if to_clear > max(FEW, MOST_CLEARED * held) and not options.clear_many:
        raise TooMany(
            f"{to_clear:,} of {held:,} contacts would be cleared: they are suppressed"
            " or gone from crm_lead_scores. If that is right, use --clear-many."
        )
    report = Report()
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
                _send(destination, journal, batch, options, report)
                progress(len(batch))
                _check_rejected(report)
            take_over(ledger, journal)
    except PushError:
        take_over(ledger, journal)
        raise
    return report


def take_over(ledger: Ledger, journal: Journal) -> None:
    """Move what a journal says into the ledger, and empty it."""
    ledger.merge(journal.latest())
    journal.clear()


def _send(
    destination: Destination,
    journal: Journal,
    batch: Sequence[Item],
    options: Options,
    report: Report,
) -> None:
    """Find the records of a batch, write them, and write down what was answered."""
    now = datetime.now(UTC)
    # who is gone has no address to be found by any more
    to_find = [item for item in batch if not item.external_id and item.email]
    found = _found(destination, to_find) if to_find else {}
    located = [
        item.with_external_id(item.external_id or found[item.contact_id])
        for item in batch
        if item.external_id or item.contact_id in found
    ]
    located_ids = {item.contact_id for item in located}
    missing = [item for item in batch if item.contact_id not in located_ids]
    to_create = [
        item for item in missing if options.create_missing and not item.is_clearing
    ]
    journal.write(entry_while_sent(item, now) for item in [*located, *to_create])
    outcomes = _settled(destination.update, located)
    outcomes += _settled(destination.create, to_create)
    created = {item.contact_id for item in to_create}
    outcomes += [
        Outcome(item.contact_id, "absent", "no record has this address")
        for item in missing
        if item.contact_id not in created
    ]
    items = {item.contact_id: item for item in [*batch, *located]}
    entries = [
        (outcome.contact_id, entry_after(items[outcome.contact_id], outcome, now))
        for outcome in outcomes
    ]
    journal.write(
        [entry for _, entry in entries if entry is not None],
        [contact_id for contact_id, entry in entries if entry is None],
    )
    for outcome in outcomes:
        clearing = outcome.kind == "accepted" and items[outcome.contact_id].is_clearing
        report.outcomes["cleared" if clearing else outcome.kind] += 1
    report.outcomes["unsettled"] += len(batch) - len(outcomes)


def _found(destination: Destination, items: Sequence[Item]) -> dict[str, str]:
    """Record ids by contact; an address that spoils a query counts as not found."""
    try:
        return destination.find(items)
    except Refused:
        if len(items) == 1:
            return {}
    half = len(items) // 2
    return _found(destination, items[:half]) | _found(destination, items[half:])


def _settled(
    write: Callable[[Sequence[Item]], list[Outcome]], items: Sequence[Item]
) -> list[Outcome]:
    """Outcomes of items, those that an answer did not mention sent again."""
    outcomes: list[Outcome] = []
    for _ in range(TURNS):
        known = {outcome.contact_id for outcome in outcomes}
        left = [item for item in items if item.contact_id not in known]
        if not left:
            break
        outcomes += _split(write, left)
    return outcomes


def _split(
    write: Callable[[Sequence[Item]], list[Outcome]], items: Sequence[Item]
) -> list[Outcome]:
    """Outcomes of a write; a refused batch is halved until the row is found."""
    try:
        return write(items)
    except Refused as refused:
        if len(items) == 1:
            return [refusal(items[0], refused)]
    half = len(items) // 2
    return _split(write, items[:half]) + _split(write, items[half:])


def _check_rejected(report: Report) -> None:
    refused = report.outcomes["refused"]
    judged = refused + report.outcomes["accepted"] + report.outcomes["cleared"]
    if judged >= FEW and refused > MOST_REJECTED * judged:
        raise TooMany(
            f"{refused:,} of {judged:,} contacts were refused: fields may be missing"
            " (--setup) or of another type. Reasons are in crm_push_ledger.last_error."
        )
