"""A batch on its way: found, written, and what the API said of each row kept.

A call that is refused as a whole says nothing of its rows. It is halved until the row
is found that spoils it; but only a row whose neighbours are taken is at fault. Where
the API takes nothing, the run stops and no row is marked.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from crm.destinations import Destination
from crm.faults import PushError, Refused
from crm.journal import Journal
from crm.records import Entry, Item, Outcome, entry_after, entry_while_sent

# How often rows that an answer does not mention are sent.
TURNS = 3
# So many rows refused one by one, and none taken: it is not the rows.
MOST_ALONE = 5

Kind = Literal["find", "update", "create"]
Write = Callable[[Sequence[Item]], list[Outcome]]


class TooMany(PushError):  # noqa: N818 (told to the caller as such)
    """More than a plausible share is refused, or would be cleared."""


@dataclass
class Report:
    """What became of the contacts, by outcome, and how many were up to date."""

    outcomes: Counter[str] = field(default_factory=Counter)
    unchanged: int = 0

    @property
    def sent(self) -> int:
        """Contacts that were due and were dealt with."""
        return self.outcomes.total()


class Sender:
    """Sends the batches of one run to a destination."""

    def __init__(
        self,
        destination: Destination,
        journal: Journal,
        report: Report,
        owners: dict[str, str] | None,
        *,
        create_missing: bool,
    ) -> None:
        """Start with no call made; `owners` are the contacts that write to records."""
        self._owners = owners
        self._destination = destination
        self._journal = journal
        self._report = report
        self._create_missing = create_missing
        # kinds of calls that were taken, and rows refused alone before one was
        self._taken: set[Kind] = set()
        self._alone: dict[Kind, list[tuple[Item, Refused]]] = {}

    def send(self, batch: Sequence[Item]) -> None:
        """Send a batch, and write down what was answered, whatever happens."""
        outcomes: list[Outcome] = []
        found = self._found([i for i in batch if not i.external_id and i.email])
        outcomes += self._blamed("find")
        outcomes += self._owned(found)
        items = {
            item.contact_id: item.with_external_id(record) if record else item
            for item in batch
            for record in [item.external_id or found.get(item.contact_id)]
        }
        located = [item for item in items.values() if item.external_id]
        missing = [
            item
            for item in items.values()
            if found.get(item.contact_id, "not told") is None
        ]
        to_create = [
            item for item in missing if self._create_missing and not item.is_clearing
        ]
        outcomes += [
            Outcome(item.contact_id, "absent", "no record has this address")
            for item in missing
            if item not in to_create
        ]
        # made by a call whose answer was lost, then gone: nothing leads to the record
        outcomes += [
            Outcome(item.contact_id, "refused", "nobody knows which record it is")
            for item in items.values()
            if not item.external_id and not item.email
        ]
        self._write(items, located, to_create, outcomes)

    def check_refused_calls(self) -> None:
        """Raise if all that was refused alone was all that was sent."""
        for kind, alone in self._alone.items():
            if kind not in self._taken:
                raise _all_refused(alone)

    def _write(
        self,
        items: dict[str, Item],
        located: Sequence[Item],
        to_create: Sequence[Item],
        outcomes: list[Outcome],
    ) -> None:
        now = datetime.now(UTC)
        sent = [*located, *to_create]
        self._journal.write(entry_while_sent(item, now) for item in sent)
        # whom an unfinished call may have changed
        in_doubt = {item.contact_id for item in sent if item.entry.status == "unknown"}
        try:
            self._settle(
                "update", self._destination.update, located, outcomes, in_doubt
            )
            self._settle(
                "create", self._destination.create, to_create, outcomes, in_doubt
            )
        finally:
            entries = {
                outcome.contact_id: entry_after(items[outcome.contact_id], outcome, now)
                for outcome in outcomes
            }
            for item in sent:
                if item.contact_id not in entries and item.contact_id not in in_doubt:
                    entries[item.contact_id] = _entry_before(item)
            self._journal.write(
                [entry for entry in entries.values() if entry is not None],
                [name for name, entry in entries.items() if entry is None],
            )
            for name, entry in entries.items():
                if entry is None or entry.external_id is None:
                    self._disown(items[name])
            for outcome in outcomes:
                is_clearing = items[outcome.contact_id].is_clearing
                is_cleared = outcome.kind == "accepted" and is_clearing
                self._report.outcomes["cleared" if is_cleared else outcome.kind] += 1
            self._report.outcomes["unsettled"] += len(items) - len(outcomes)

    def _found(self, items: Sequence[Item]) -> dict[str, str | None]:
        """Record ids by contact, None for one that the API says it does not have."""
        found: dict[str, str | None] = {}
        if items:
            self._split("find", lambda rows: found.update(self._find(rows)), items)
        return found

    def _owned(self, found: dict[str, str | None]) -> list[Outcome]:
        """Outcomes of contacts whose record another contact writes to.

        Two would overwrite each other for ever; they are taken out of what was found.
        """
        if self._owners is None:
            return []
        outcomes = []
        for name, record in sorted(found.items()):
            owner = self._owners.setdefault(record, name) if record else name
            if owner != name:
                del found[name]
                reason = f"record {record} is also that of contact {owner}: merge them"
                outcomes.append(Outcome(name, "refused", reason))
        return outcomes

    def _disown(self, item: Item) -> None:
        if self._owners is not None and item.external_id:
            self._owners.pop(item.external_id, None)

    def _find(self, items: Sequence[Item]) -> dict[str, str | None]:
        return self._destination.find(items)

    def _settle(
        self,
        kind: Kind,
        write: Write,
        items: Sequence[Item],
        outcomes: list[Outcome],
        in_doubt: set[str],
    ) -> None:
        """Write items, those that an answer did not mention again."""

        def call(rows: Sequence[Item]) -> None:
            names = {item.contact_id for item in rows}
            try:
                answer = write(rows)
            except (PushError, Refused) as failure:
                if failure.may_be_applied:
                    in_doubt.update(names)
                raise
            told = [outcome for outcome in answer if outcome.contact_id in names]
            outcomes.extend(told)
            in_doubt.update(names - {outcome.contact_id for outcome in told})

        for _ in range(TURNS):
            known = {outcome.contact_id for outcome in outcomes}
            left = [item for item in items if item.contact_id not in known]
            if not left:
                break
            try:
                self._split(kind, call, left)
            finally:
                outcomes += self._blamed(kind)

    def _split(
        self,
        kind: Kind,
        call: Callable[[Sequence[Item]], object],
        items: Sequence[Item],
    ) -> None:
        """Make a call; a refused one is halved until the row is found."""
        try:
            call(items)
        except Refused as refused:
            if len(items) == 1:
                alone = self._alone.setdefault(kind, [])
                alone.append((items[0], refused))
                if kind not in self._taken and len(alone) >= MOST_ALONE:
                    raise _all_refused(alone) from None
                return
        else:
            self._taken.add(kind)
            return
        half = len(items) // 2
        self._split(kind, call, items[:half])
        self._split(kind, call, items[half:])

    def _blamed(self, kind: Kind) -> list[Outcome]:
        """Outcomes of the rows that were refused while others were taken."""
        if kind not in self._taken:
            return []
        return [
            Outcome(item.contact_id, "refused", refused.reason)
            for item, refused in self._alone.pop(kind, [])
        ]


def _all_refused(alone: Sequence[tuple[Item, Refused]]) -> TooMany:
    return TooMany(
        f"The API refuses every call: {alone[0][1].reason}. No contact was marked."
        " Fields may be missing (--setup) or of another type."
    )


def _entry_before(item: Item) -> Entry | None:
    """The entry as it was before a call that certainly changed nothing."""
    return None if item.entry.status == "new" else item.entry
