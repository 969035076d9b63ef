"""What is learned from: leads on past dates, and whether they converted after each."""

from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

HAND = "hand_score"


@dataclass(frozen=True)
class Sample:
    """A row per lead and scored date.

    `features`: a column per feature, HAND among them; `wins`: 0 or 1; `days`: the
    scored date as a number of days; `people`: a number per person, who may stand on
    many dates; `weights`: what a row counts, so that a person counts once per window;
    `horizon`: days of a window, so that `days + horizon` is when an outcome is known;
    `tested`: the days that models are tested on, one per window.
    """

    features: pd.DataFrame
    wins: np.ndarray
    days: np.ndarray = field(default_factory=lambda: np.zeros(0))
    people: np.ndarray = field(default_factory=lambda: np.zeros(0))
    weights: np.ndarray = field(default_factory=lambda: np.zeros(0))
    horizon: int = 1
    tested: np.ndarray | None = None

    def __post_init__(self) -> None:
        """One date, everybody once and counted once, unless something else is given."""
        count = len(self.wins)
        for name, value in (
            ("days", np.zeros(count, dtype="int64")),
            ("people", np.arange(count)),
            ("weights", np.ones(count)),
        ):
            if len(getattr(self, name)) != count:
                object.__setattr__(self, name, value)

    def take(self, rows: np.ndarray) -> "Sample":
        """The rows of a mask."""
        return replace(
            self,
            features=self.features[rows],
            wins=self.wins[rows],
            days=self.days[rows],
            people=self.people[rows],
            weights=self.weights[rows],
        )

    def without(self, names: list[str]) -> "Sample":
        """The same without some features."""
        return replace(self, features=self.features.drop(columns=names))

    def people_won(self) -> int:
        """People who converted after any of the dates."""
        return len(np.unique(self.people[self.wins == 1]))

    def rarer(self) -> int:
        """People who converted, or people who did not, whichever are fewer."""
        return min(self.people_won(), len(np.unique(self.people[self.wins == 0])))

    def latest(self) -> np.ndarray:
        """Mask of the dates of the latest window."""
        return self.days > self.days.max() - self.horizon
