"""What the raw tables of one world share: its ids, moments and contacts."""

from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from .ways import a_moment, maybe, padded, written

Cells = dict[str, str | None]


@dataclass
class Ids:
    """The ids of a world; all hold its number, some differ only by case or zeros."""

    number: str
    contacts: list[str]
    visitors: list[str]
    companies: list[str]
    domains: list[str]


def ids_of(number: str) -> Ids:
    return Ids(
        number,
        [
            *(f"{number}1", f"0{number}1", f"{number}a", f"{number}A"),
            *(f"{number}é", f"{number}2", f"{number} b"),
        ],
        [f"{number}v", f"{number}V", f"0{number}v"],
        [f"{number}k", f"{number}K", f"0{number}9", f"{number}9"],
        [f"w{number}.example", f"shop.w{number}.example", f"w{number}-b.com"],
    )


class Draws:
    """Draws ids and times; the ids of a world collide, its moments too."""

    def __init__(self, rng: Random, number: str, as_of: date) -> None:
        self.rng = rng
        self.as_of = as_of
        self.ids = ids_of(number)
        self.moments = [a_moment(rng, as_of) for _ in range(7)]
        self.known = rng.sample(self.ids.contacts, rng.randint(3, 6))
        self.ghosts = [f"{number}c{link:02d}" for link in range(rng.randint(9, 13))]
        self.last_id = 0

    def moment(self) -> datetime:
        """Often one that other rows have as well."""
        if self.rng.random() < 0.4:
            return self.rng.choice(self.moments)
        return a_moment(self.rng, self.as_of)

    def time(self, known: float = 1.0) -> str | None:
        return maybe(self.rng, known, written(self.rng, self.moment()))

    def next_id(self, letter: str) -> str:
        self.last_id += 1
        zero = self.rng.choice(["", "", "0"])
        return f"{zero}{self.ids.number}{letter}{self.last_id}"

    def contact_id(self, unknown: float = 0.08) -> str:
        """Mostly of a contact that has a row, else perhaps of none, or merged away."""
        is_known = self.rng.random() >= unknown
        pool = self.known if is_known else [*self.ids.contacts, *self.ghosts[:4]]
        return padded(self.rng, self.rng.choice(pool))

    def company_id(self, known: float = 0.7) -> str | None:
        company_id = self.rng.choice(self.ids.companies)
        return maybe(self.rng, known, padded(self.rng, company_id))
