"""Contacts, companies, identities and merges of one world."""

from datetime import datetime, timedelta
from itertools import pairwise

from reference.tables import COLUMNS

from .draws import Cells, Draws
from .vocabulary import ADDED, TEXTS
from .ways import a_boolean, a_number, a_text, dressed, maybe, padded, written

CREATED_DAYS_AGO = [400, 90, 31, 30, 7, 1, 0]
# words that say whether a contact is deleted, and some that say nothing
DELETIONS = ["0", "false", "Nein", "1", "vrai", "unreadable", "0000-00-00", "N/A"]
PEOPLE = ["ann", "bob", "eve", "léa", "zoe.b"]


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
        deleted = rng.choice([self.time(), *DELETIONS])
        if rng.random() < 0.3:
            cells["email"] = self.own_email()
        return cells | {
            "contact_id": contact_id,
            "company_id": self.company_id(),
            "email_opt_out": maybe(rng, known, a_boolean(rng, 0.3)),
            "created_at": written(rng, moment),
            "updated_at": self.time(0.6),
            "deleted_at": maybe(rng, 0.18, deleted),
        }

    def own_email(self) -> str:
        """An address at a domain that only companies of this world have."""
        rng = self.rng
        person, domain = rng.choice(PEOPLE), rng.choice(self.ids.domains)
        return dressed(rng, f"{person}@{domain}")

    def own_domain(self) -> str:
        """A domain as a company has it, perhaps with what is around it."""
        rng, domain = self.rng, self.rng.choice(self.ids.domains)
        scheme = rng.choice(["", "", "https://", "//"])
        www = rng.choice(["", "", "www.", "WWW."])
        rest = rng.choice(["", "", "/", "/en?x=1", ":8080", ":443/a:1", "?y", "#z"])
        return dressed(rng, f"{scheme}{www}{domain}{rest}")

    def company(self, company_id: str) -> Cells:
        rng, texts = self.rng, ["name", "domain", "industry", "city", "country", "tier"]
        return {name: a_text(rng, name) for name in texts} | {
            "company_id": company_id,
            "domain": self.own_domain()
            if rng.random() < 0.6
            else a_text(rng, "domain"),
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
