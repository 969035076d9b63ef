"""The four kinds of rules of one world."""

from .conditions import ATTRIBUTES, PROPERTIES
from .rule_rows import RuleRows
from .vocabulary import PHASES
from .ways import maybe

PERIODS = ["event", "event", "day", "week", "month", "quarter", "ever"]
PERIODS += ["asset", "campaign", "page_url", "form"]


class RuleKinds(RuleRows):
    """Writes rules of every kind, with every column."""

    def attribute_rule(self, card: str) -> None:
        rng, points = self.rng, self.points()
        rule = self.rule("f", card, points, "demographic")
        field = rng.choice(self.attributes())
        operator, value = self.conditions.condition(field)
        months = rng.sample(range(1, 13), 4) + rng.choice([[], [self.as_of.month]])
        self.add(
            "demographic_points",
            **rule,
            **self.active(),
            attribute=field,
            operator=self.keyword(operator),
            value=value,
            points=points,
            disqualifies=rng.choice([None] * 6 + ["false", "true"]),
            months=maybe(rng, 0.2, "|".join(map(str, dict.fromkeys(months)))),
        )
        self.further_conditions(rule["rule_id"], ATTRIBUTES, 2)

    def event_rule(self, card: str) -> None:
        rng, points = self.rng, self.points()
        rule = self.rule("b", card, points, "behavioural")
        field, operator, value = None, None, None
        if rng.random() < 0.4:
            field = rng.choice(PROPERTIES)
            operator, value = self.conditions.condition(field)
        period = rng.choice(PERIODS)
        self.add(
            "behavioural_points",
            **rule,
            **self.active(),
            event_type=self.event_types(),
            property=field,
            operator=operator,
            value=value,
            points=points,
            decay_id=rng.choice(self.decays),
            count_each=maybe(rng, 0.9, period) if period == "event" else period,
            max_per_period=None
            if period == "event"
            else rng.choice([None, "1", "2", "3"]),
            min_hits=rng.choice([None] * 5 + ["1", "2", "3"]),
            window_days=rng.choice([None] * 5 + ["1", "7", "30", "90"]),
            max_points=rng.choice([None] * 4 + ["0.5", "5", "20"]),
            disqualifies=rng.choice([None] * 15 + ["no", "yes"]),
            journey_phase=self.keyword(rng.choice([*PHASES, None])),
        )
        self.further_conditions(rule["rule_id"], PROPERTIES + ATTRIBUTES[:20], 2)

    def inactivity_rule(self, card: str) -> None:
        rng, points = self.rng, self.points(1.0)
        rule = self.rule("n", card, points, "behavioural")
        after = maybe(rng, 0.55, self.event_types(0.3))
        self.add(
            "inactivity_points",
            **rule,
            absence_of=self.event_types(0.5),
            after_event=after,
            after_count=rng.choice([None, "1", "2", "3"]) if after else None,
            after_days=rng.choice([None, "0", "1", "7", "30", "90"]),
            points=points,
            repeat_every_days=rng.choice([None, None, "1", "7", "30"]),
            max_points=rng.choice([None, None, "3", "30", "1'000"]),
        )
        self.further_conditions(rule["rule_id"], ATTRIBUTES, 1)

    def purchase_rule(self, card: str) -> None:
        rng = self.rng
        points = rng.choice(["60", "30", "10.5", "-15", "1"])
        rule = self.rule("p", card, points, "behavioural")
        self.add(
            "purchase_cycle_points",
            **rule,
            subject=self.keyword(rng.choice(["contact", "company"])),
            max_points=points,
            min_purchases=rng.choice([None, "1", "1", "2", "3"]),
            cycle_months=rng.choice([None, None, "3", "7", "12"]),
        )
        self.further_conditions(rule["rule_id"], ATTRIBUTES, 1)
