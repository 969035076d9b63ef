"""Events, deals, stage changes and adjustments of one world."""

from datetime import datetime, timedelta

from .draws import Cells, Draws
from .vocabulary import ADDED, EVENT_TYPES, TEXTS
from .ways import (
    a_boolean,
    a_moment,
    a_number,
    a_text,
    dressed,
    maybe,
    padded,
    written,
)

OPERATIONS = [*["add"] * 12, *["set_to"] * 7, "multiply"]
SENDS = ["email_sent", "email_sent", "email_delivered"]
SECONDS_APART = [0, 0, 0.5, 1, 1.999999, 2, 2.000001, 2.5, 3, 3.000001, 9.5, 10, 60]


class Activity(Draws):
    """Writes what people did and received."""

    def event(self, **cells: str | None) -> Cells:
        rng = self.rng
        is_known = rng.random() < 0.75
        visitor = rng.choice(self.ids.visitors)
        by_visitor = 0.3 if is_known else 1.0
        texts = ["page_url", "asset", "campaign", "channel", "form", *ADDED["events"]]
        return {
            "event_id": self.next_id("e"),
            "contact_id": self.contact_id(0.05) if is_known else None,
            "anonymous_id": maybe(rng, by_visitor, padded(rng, visitor)),
            "event_type": dressed(rng, rng.choice(EVENT_TYPES), 0.1),
            "occurred_at": self.time(),
            "loaded_at": self.time(0.3),
            **{name: a_text(rng, name, 0.75) for name in texts},
            "duration_seconds": a_number(rng, "duration_seconds", 0.7),
            "user_agent": a_text(rng, "user_agent", 0.15),
            **cells,
        }

    def mailing(self) -> list[Cells]:
        """A send, then opens, clicks and unsubscribes seconds apart."""
        rng, start, contact_id = self.rng, self.moment(), self.contact_id(0)
        campaign = a_text(rng, "campaign", 0.6)
        first = rng.choice([0, 0, 0.5, 1.999999, 2, 2.000001, 30, 120])
        pages = rng.sample(TEXTS["page_url"], 4)
        if rng.random() < 0.3:
            pages = [f"https://example.com/r?l={link}" for link in range(4)]
        has_time = rng.random() < 0.85
        rows = []
        for number in range(rng.randint(3, 7)):
            after = 0 if number == 0 else first + rng.choice(SECONDS_APART)
            kind = rng.choice(["open", "click", "click", "click", "unsubscribe"])
            same = campaign and dressed(rng, campaign)
            row = self.event(
                contact_id=contact_id,
                event_type=f"email_{kind}" if number else rng.choice(SENDS),
                occurred_at=written(rng, start + timedelta(seconds=after))
                if has_time
                else start.date().isoformat(),
                campaign=same if rng.random() < 0.9 else None,
                page_url=rng.choice(pages),
            )
            rows.append(row)
        return rows

    def deals(self) -> list[Cells]:
        """Purchases some months apart, some on one day, some open or lost."""
        rng, rows = self.rng, []
        for _ in range(rng.choice([0, 1, 3, 6])):
            months = rng.choice([0, 1, 2, 3, 3, 6, 7, 12, -1])
            days = round(30.44 * months) + rng.choice([-2, -1, 0, 0, 1, 2])
            day = self.as_of - timedelta(days=days)
            closed = datetime.combine(day, a_moment(rng, self.as_of).timetz())
            rows.append(
                {
                    "deal_id": self.next_id("d"),
                    "contact_id": maybe(rng, 0.8, self.contact_id(0.15)),
                    "company_id": self.company_id(),
                    "stage": maybe(rng, 0.5, "won"),
                    "amount": rng.choice(["-12", a_number(rng, "annual_revenue")]),
                    "created_at": self.time(),
                    "closed_at": maybe(rng, 0.85, written(rng, closed)),
                    "is_won": maybe(rng, 0.9, a_boolean(rng, 0.75)),
                }
            )
        return rows

    def stage(self) -> Cells:
        return {
            "contact_id": self.contact_id(),
            "stage": dressed(self.rng, self.rng.choice(["MQL", "lead", "customer"])),
            "changed_at": self.time(),
        }

    def adjustment(self) -> Cells:
        rng, number = self.rng, self.ids.number
        cards = [f"{number}s1", f"{number}s1", f"{number}s2", f"{number}none"]
        return {
            "adjustment_id": self.next_id("m"),
            "contact_id": self.contact_id(),
            "scorecard_id": maybe(rng, 0.6, padded(rng, rng.choice(cards))),
            "operation": dressed(rng, rng.choice(OPERATIONS), 0.1),
            "points": rng.choice(
                [
                    *("10", "-5", "0", "2.5", "+7.12345", "-0.00005", "40", "1 000"),
                    *("1000000", "-1000000.1", "9" * 18),
                ]
            ),
            "reason": dressed(rng, rng.choice(["Met at fair", "Not a buyer; ever"])),
            "granted_by": None,
            "effective_at": self.time(),
            "expires_at": self.time(0.3),
        }
