"""What the rule files of one world share: ids, points, groups, conditions."""

from datetime import date, timedelta
from random import Random

from .conditions import ATTRIBUTES, RARE_ATTRIBUTES, Conditions
from .draws import Cells
from .vocabulary import EVENT_TYPES
from .ways import dressed, maybe, padded

POSITIVE = ["1", "2.5", "5", "10", "30", "0.3333", "1.2345", "+7", "40.0", "0", "100"]
POSITIVE += ["1 000"]
NEGATIVE = ["-1", "-2.5", "-5", "-10", "-0.3333", "-30", "-0.5"]
LABELS = ["Site visit", "Guide, téléchargé", 'The "best" one', "Asked; twice", None]


class RuleRows:
    """Draws the parts of rules; all ids hold the number of the world."""

    def __init__(self, rng: Random, number: str, as_of: date) -> None:
        self.rng = rng
        self.number = number
        self.as_of = as_of
        self.conditions = Conditions(rng, number, as_of)
        self.last_id = 0
        self.seeds: dict[str, list[Cells]] = {}

    def add(self, seed: str, **cells: str | None) -> None:
        self.seeds.setdefault(seed, []).append(self.as_written(cells))

    def as_written(self, cells: Cells) -> Cells:
        """Blank cells at times as the word null; blanks around ids and keywords."""
        rng, out = self.rng, {}
        for column, cell in cells.items():
            out[column] = padded(rng, cell, 0.02) if cell else cell
            if cell is None and rng.random() < 0.03:
                out[column] = "null"
        return out

    def next_id(self, letter: str) -> str:
        self.last_id += 1
        return f"{self.number}{letter}{self.last_id}"

    def keyword(self, word: str | None) -> str | None:
        shouted = word and self.rng.random() < 0.03
        return word.upper() if shouted else word

    def some_days(self, *days: int) -> str:
        return str(self.rng.choice(days))

    def rule(self, letter: str, card: str, points: str, positive: str) -> Cells:
        """The cells that all rule files share."""
        dimension = "negative" if points.startswith("-") else positive
        groups = self.groups_of.get(dimension)
        return {
            "rule_id": self.next_id(letter),
            "scorecard_id": card,
            "group_id": maybe(self.rng, 0.75, self.rng.choice(groups or [None])),
            "label": self.rng.choice(LABELS),
        }

    def points(self, negative: float = 0.25) -> str:
        is_negative = self.rng.random() < negative
        return self.rng.choice(NEGATIVE if is_negative else POSITIVE)

    def active(self) -> Cells:
        """Active from and to: mostly always, often up to the day itself."""
        rng, days = self.rng, [0, 1, 7, 30, 90, -1]
        start, end = sorted(
            (self.as_of - timedelta(days=rng.choice(days))).isoformat()
            for _ in range(2)
        )
        return {
            "active_from": maybe(rng, 0.15, start),
            "active_to": maybe(rng, 0.15, end),
        }

    def further_conditions(self, rule_id: str, fields: list[str], most: int) -> None:
        for _ in range(self.rng.choice([0, 0, 0, 1, most])):
            field = self.rng.choice(fields)
            operator, value = self.conditions.condition(field)
            self.add(
                "rule_conditions",
                rule_id=rule_id,
                field=field,
                operator=self.keyword(operator),
                value=value,
            )

    def attributes(self) -> list[str]:
        is_rare = self.rng.random() < 0.04
        return RARE_ATTRIBUTES if is_rare else ATTRIBUTES

    def event_types(self, star: float = 0.35) -> str:
        rng = self.rng
        if rng.random() < star:
            return rng.choice(["*", "*", "*|email_sent"])
        types = rng.sample(list(dict.fromkeys(EVENT_TYPES)), rng.randint(1, 3))
        return "|".join(dressed(rng, name, 0.05) for name in types)
