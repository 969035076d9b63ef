"""Contacts, companies, identities and merges of one world."""

from datetime import datetime, timedelta
from itertools import pairwise

from reference.tables import COLUMNS

from .draws import Cells, Draws
from .vocabulary import (
    ADDED,
    TEXTS,
    a_boolean,
    a_number,
    a_text,
    maybe,
    padded,
    written,
)

CREATED_DAYS_AGO = [400, 90, 31, 30, 7, 1, 0]


class People(Draws):
    """Writes who there is."""

    def contact(self, contact_id: str) -> Cells:
        rng = self.rng
        known = rng.choice([0.0, 0.6, 0.9, 0.95])
        texts = [*COLUMNS["contacts"], *ADDED["contacts"]]
        cells = {name: a_text(rng, name, known) for name in texts if name in TEXTS}
        created = self.as_of - timedelta(days=rng.choice(CREATED_DAYS_AGO))
        if rng.random() < 0.08:
            created = self.as_of + timedelta(days=1)
        moment = datetime.combine(created, self.moment().timetz())
        deleted = rng.choice([self.time(), "unreadable", "0"])
        return cells | {
            "contact_id": contact_id,
            "company_id": self.company_id(),
            "email_opt_out": maybe(rng, known, a_boolean(rng, 0.3)),
            "created_at": written(rng, moment),
            "updated_at": self.time(0.6),
            "deleted_at": maybe(rng, 0.1, deleted),
        }

    def company(self, company_id: str) -> Cells:
        rng, texts = self.rng, ["name", "domain", "industry", "city", "country", "tier"]
        return {name: a_text(rng, name) for name in texts} | {
            "company_id": company_id,
            "employee_count": a_number(rng, "employee_count"),
            "annual_revenue": a_number(rng, "annual_revenue"),
        }

    def identity(self) -> Cells:
        return {
            "anonymous_id": padded(self.rng, self.rng.choice(self.ids.visitors)),
            "contact_id": self.contact_id(),
            "identified_at": self.time(),
        }

    def merge(self, merged: str, surviving: str) -> Cells:
        return {
            "merged_contact_id": merged,
            "surviving_contact_id": surviving,
            "merged_at": self.time(),
        }

    def merges(self) -> list[Cells]:
        """Pairs among known and unknown contacts; at times a long chain."""
        rng, pool = self.rng, self.ids.contacts
        if rng.random() < 0.4:
            return []
        rows = [
            self.merge(padded(rng, rng.choice(pool)), self.contact_id())
            for _ in range(rng.randint(1, 3))
        ]
        if rng.random() < 0.15:
            chain = [*self.ghosts, rng.choice([*pool, self.ghosts[-2]])]
            rows += [self.merge(*pair) for pair in pairwise(chain)]
            rows.append(self.merge(rng.choice(pool), rng.choice(chain)))
        return rows
