"""What is known about each contact that is scored, gathered from the raw rows."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from .attributes import Fields, Settings, attributes_of, properties_of
from .deals import deal_status
from .identity import Raw
from .rows import Row
from .tables import HISTORY
from .values import local_date

EMAIL_ACTS = {"email_open", "email_click", "email_unsubscribe", "email_spam_report"}
EMAIL_ACTS |= {"email_reply", "email_forward"}


def is_act(event_type: str, settings: Settings) -> bool:
    """Whether an event is something that a person does; most e-mail events are not."""
    if event_type in settings.received:
        return False
    return event_type in EMAIL_ACTS or not event_type.startswith("email_")


@dataclass
class Event:
    """One event of a known contact."""

    event_id: str
    event_type: str
    occurred_at: datetime
    on: date
    asset: str | None
    properties: Fields
    is_act: bool
    is_machine: bool

    @property
    def is_human(self) -> bool:
        return self.is_act and not self.is_machine

    def is_one_of(self, event_types: set[str]) -> bool:
        """Whether a list of event types names it; `*` is every act."""
        if self.event_type in event_types:
            return True
        return "*" in event_types and self.is_act


@dataclass
class Contact:
    """A contact that is scored, with everything that belongs to it.

    `row` and `company` are today's, `company_id` and `attributes` those of the scoring
    date. `events` are those up to that date; deals, stage changes and adjustments are
    all there are.
    """

    contact_id: str
    row: Row
    company: Row | None
    company_id: str | None
    created_on: date
    attributes: Fields
    events: list[Event] = field(default_factory=list)
    deals: list[Row] = field(default_factory=list)
    company_deals: list[Row] = field(default_factory=list)
    stage_changes: list[Row] = field(default_factory=list)
    adjustments: list[Row] = field(default_factory=list)

    @property
    def human_events(self) -> list[Event]:
        return [event for event in self.events if event.is_human]

    @property
    def last_activity_date(self) -> date | None:
        return max((event.on for event in self.human_events), default=None)

    @property
    def last_asset(self) -> str | None:
        """The asset of the last human act that has one."""
        with_asset = [event for event in self.human_events if event.asset]
        last = max(with_asset, key=lambda e: (e.occurred_at, e.event_id), default=None)
        return last and last.asset


def contacts_to_score(
    raw: Raw, machine: Mapping[str, str], settings: Settings
) -> list[Contact]:
    """Known, not merged away, not deleted, and created by the scoring date."""
    values_then = values_by(settings.as_of, raw, settings)
    contacts = {}
    for contact_id, row in raw.contacts.items():
        created_on = local_date(row["created_at"], settings.zone)
        merged_away = contact_id in raw.survivor_of
        if merged_away or raw.is_deleted(contact_id) or created_on > settings.as_of:
            continue
        then = replace(row, values=row.values | values_then[contact_id])
        today, attributes = attributes_of(row, settings), attributes_of(then, settings)
        contacts[contact_id] = Contact(
            contact_id=contact_id,
            row=row,
            company=settings.companies.get(today["company_id"]),
            company_id=attributes["company_id"],
            created_on=created_on,
            attributes=attributes,
        )

    for table in ("deals", "stage_changes", "score_adjustments"):
        name = table.removeprefix("score_")
        for owner, row in raw.living(table):
            if owner in contacts:
                getattr(contacts[owner], name).append(row)
    for owner, row in raw.living("events"):
        event = to_event(row, machine, settings)
        if owner in contacts and event.on <= settings.as_of:
            contacts[owner].events.append(event)
    add_company_deals(contacts.values(), raw)
    for contact in contacts.values():
        for name, deals in (
            ("deal_status", contact.deals),
            ("company_deal_status", contact.company_deals),
        ):
            status = deal_status(deals, settings.as_of, settings.zone)
            contact.attributes[name] = status
    return list(contacts.values())


def values_by(on: date, raw: Raw, settings: Settings) -> dict[str, dict[str, object]]:
    """contact_id -> attribute -> its value by a date, where one is given."""
    values = defaultdict(dict)
    for row in sorted(raw.tables[HISTORY], key=lambda row: row["valid_from"]):
        if local_date(row["valid_from"], settings.zone) <= on:
            values[row["contact_id"]][row["attribute"]] = row["value"]
    return values


def to_event(row: Row, machine: Mapping[str, str], settings: Settings) -> Event:
    return Event(
        event_id=row["event_id"],
        event_type=row["event_type"],
        occurred_at=row["occurred_at"],
        on=local_date(row["occurred_at"], settings.zone),
        asset=row["asset"],
        properties=properties_of(row, settings),
        is_act=is_act(row["event_type"], settings),
        is_machine=row["event_id"] in machine,
    )


def add_company_deals(contacts: list[Contact], raw: Raw) -> None:
    """Deals of a company count whoever their contact is."""
    deals = defaultdict(list)
    for row in raw.deals_of_company:
        deals[row["company_id"]].append(row)
    for contact in contacts:
        company_id = contact.company_id
        contact.company_deals = deals[company_id] if company_id else []
