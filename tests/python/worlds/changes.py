"""What the attributes of the contacts of one world were on past dates."""

from datetime import datetime, timedelta

from reference.tables import attributes_with_a_past

from .draws import Cells, Draws
from .vocabulary import ADDED, BAD_BOOLEANS, NULL_WORDS
from .ways import a_boolean, a_text, dressed, padded, written

# What most depends on: company, seniority and role, type of e-mail.
OFTEN = ["company_id", "job_title", "seniority", "email", "email_opt_out"]
ALL = sorted(attributes_with_a_past({"contact_attributes": ADDED["contacts"]}))
NO_ATTRIBUTES = [
    *("contact_id", "created_at", "updated_at", "deleted_at", "email_type", "name"),
    *("email_domain", "is_own_domain", "company_name", "tier", "e mail", "e-mail"),
    *("asset", "shoe_size", "value", "null", "*", " ", None),
]
DAYS_AGO = [0, 0, 0, 1, 1, -1, 2, 30]


class Changes(Draws):
    """Writes which value held from when."""

    def changes(self) -> list[Cells]:
        """Some rows each of a few contacts and attributes, so that they collide."""
        rng, rows = self.rng, []
        names = rng.sample(OFTEN, 2) + rng.sample(ALL, rng.randint(2, 5))
        for _ in range(rng.choice([0, 4, 10, 20, 30])):
            contact_id, name = self.contact_id(0.12), rng.choice(names)
            moment = self.start()
            rows.append(self.change(contact_id, name, moment))
            if rng.random() < 0.2:
                # at the same instant, or at another time of that day
                clock = rng.choice([moment, self.moment()]).timetz()
                again = datetime.combine(moment, clock)
                rows.append(self.change(contact_id, name, again))
        return rows

    def change(self, contact_id: str, name: str, moment: datetime) -> Cells:
        rng, cell = self.rng, dressed(self.rng, name)
        return {
            "contact_id": contact_id,
            "attribute": cell if rng.random() > 0.06 else rng.choice(NO_ATTRIBUTES),
            "value": self.value_of(name),
            "valid_from": written(rng, moment),
        }

    def start(self) -> datetime:
        """Often a moment of a day near the scoring date."""
        moment = self.moment()
        if self.rng.random() < 0.5:
            return moment
        day = self.as_of - timedelta(days=self.rng.choice(DAYS_AGO))
        return datetime.combine(day, moment.timetz())

    def value_of(self, name: str) -> str | None:
        rng = self.rng
        if rng.random() < 0.15:
            return rng.choice([None, "", " ", "\u00a0", rng.choice(NULL_WORDS)])
        if name == "company_id":
            return self.company_id(1.0)
        if name == "email" and rng.random() < 0.4:
            return self.own_email()
        if name == "email_opt_out":
            bad = padded(rng, rng.choice(BAD_BOOLEANS), 0.3)
            return bad if rng.random() < 0.2 else a_boolean(rng)
        return a_text(rng, name, 1.0)
