"""Rule sets of one world: one or two scorecards with rules of every kind."""

from .draws import Cells
from .rule_kinds import RuleKinds
from .vocabulary import PHASES
from .ways import maybe


class RuleSet(RuleKinds):
    """Writes the rule files of one world."""

    def tables(self) -> dict[str, list[Cells]]:
        rng = self.rng
        self.decay_profiles()
        for card in [f"{self.number}s1", f"{self.number}s2"][: rng.choice([1, 1, 2])]:
            self.scorecard(card)
            self.groups(card)
            for _ in range(rng.randint(2, 6)):
                self.attribute_rule(card)
            for _ in range(rng.randint(4, 9)):
                self.event_rule(card)
            for _ in range(rng.randint(0, 3)):
                self.inactivity_rule(card)
            for _ in range(rng.randint(0, 2)):
                self.purchase_rule(card)
            self.bands(card)
            self.next_steps(card)
            self.triggers(card)
        return self.seeds

    def scorecard(self, card: str) -> None:
        rng = self.rng
        self.add(
            "scorecards",
            scorecard_id=card,
            name=f"Card {card}",
            min_score=rng.choice([None, None, "0", "-100", "5"]),
            max_score=rng.choice([None, "100", "50"]),
            mql_threshold=rng.choice([None, "10", "30", "0"]),
            mql_min_behavioural=rng.choice([None, "0", "5", "-20"]),
            reset_on_stage_change=rng.choice([None, "true", "non", "1", "vrai"]),
            reset_on_stages=rng.choice([None, None, "MQL", "lead| Cüstomer", "sql"]),
            activity_horizon_days=rng.choice([None, None, "30", "90", "365", "1"]),
        )

    def decay_profiles(self) -> None:
        rng = self.rng
        self.decays: list[str | None] = [None, None, "none"]
        for method in rng.sample(["half_life", "linear", "step", "window", "none"], 3):
            decay_id = self.next_id("y")
            self.decays += [decay_id, decay_id]
            self.add(
                "decay_profiles",
                decay_id=decay_id,
                method=self.keyword(method),
                days=self.some_days(1, 7, 14, 30, 30, 90),
                rate=rng.choice([None, None, "0.5", "0.1", "1", "0.3333", "2"]),
            )

    def groups(self, card: str) -> None:
        rng = self.rng
        self.groups_of: dict[str, list[str]] = {}
        for dimension in ["demographic", "behavioural", "negative"]:
            best = "lowest" if dimension == "negative" else "highest"
            for _ in range(rng.choice([0, 1, 1, 2])):
                group_id = self.next_id("g")
                self.groups_of.setdefault(dimension, []).append(group_id)
                low, high = sorted(rng.sample([-20, -5, 0, 2.5, 10, 30], 2))
                self.add(
                    "rule_groups",
                    group_id=group_id,
                    scorecard_id=card,
                    dimension=self.keyword(dimension),
                    combine=self.keyword(rng.choice([None, "sum", best])),
                    min_points=maybe(rng, 0.3, str(low)),
                    max_points=maybe(rng, 0.4, str(high)),
                )

    def bands(self, card: str) -> None:
        rng = self.rng
        sets = {
            "fit_grade": ("demographic_score", "ABCD"),
            "engagement_level": ("behavioural_score", "1234"),
            "temperature": ("lead_score", ["hot", "warm", "cold"]),
            "rating": ("lead_score", "54321"),
        }
        for band_set, (metric, names) in sets.items():
            if rng.random() < 0.08:
                continue
            values = [-10000, -5, 0, 2.5, 5, 9.9999, 10, 20, 31, 60]
            minimums = sorted(rng.sample(values, len(names)), reverse=True)
            if rng.random() < 0.5:
                minimums[-1] = -10000
            for name, minimum in zip(names, minimums, strict=True):
                self.add(
                    "score_bands",
                    scorecard_id=card,
                    band_set=band_set,
                    metric=metric,
                    band=name,
                    min_value=str(minimum),
                    color=None,
                    label=f"Band {name}",
                )

    def next_steps(self, card: str) -> None:
        rng = self.rng
        for _ in range(rng.randint(0, 6)):
            step_id = self.next_id("t")
            self.add(
                "next_steps",
                step_id=step_id,
                scorecard_id=card,
                fit_grade=maybe(rng, 0.4, rng.choice("ABCD")),
                engagement_level=maybe(rng, 0.4, rng.choice("1234")),
                journey_phase=maybe(rng, 0.4, rng.choice(PHASES)),
                priority=rng.choice([None, "1", "10", "10", "9"]),
                owner=rng.choice(["sales", "marketing"]),
                action=f"Do {step_id}, now",
                call_script=maybe(rng, 0.5, "Ask why"),
                email_template=maybe(rng, 0.5, 'Hi {{ first_name | default: "you" }}'),
            )

    def triggers(self, card: str) -> None:
        self.add(
            "score_triggers",
            trigger_id=self.next_id("x"),
            scorecard_id=card,
            metric=self.rng.choice(["lead_score", "lead_score", "behavioural_score"]),
            threshold=self.rng.choice(["20", "5", "10.5"]),
            direction=self.rng.choice([None, "up", "down"]),
            cooldown_days=self.rng.choice([None, "7", "30"]),
            channel="sales",
            message="Look",
            label=None,
        )
