"""What is remembered of scored dates, and what follows from it (contract section 6).

Rows stay under the id that was scored. Whose they are follows from the merges, contacts
and deletions of the last run.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from . import score
from .cells import SeedRow, integer, keyword, number, text
from .identity import Raw
from .tables import Cells

Days = list[tuple[date, dict]]
OF_A_DATE = ["status", "demographic_score", "behavioural_score", "negative_score"]
OF_A_DATE += ["manual_points", "raw_score", "lead_score", "fit_grade", "rating"]
OF_A_DATE += ["engagement_level", "temperature", "is_mql"]
KEY = ("contact_id", "scorecard_id", "as_of_date")


@dataclass
class History:
    """The rows of `lead_score_history`, by contact, scorecard and date."""

    rows: dict[tuple[str, str, date], dict] = field(default_factory=dict)

    def run(
        self,
        raw: Mapping[str, list[Cells]],
        seeds: Mapping[str, list[SeedRow]],
        variables: Mapping[str, object],
        dates: Iterable[date],
    ) -> dict[str, list[dict]]:
        """Score some dates on top of what is remembered; every output of the last."""
        read = Raw(raw, variables, set())
        dates = sorted(dates)
        self.rows = {
            key: row
            for key, row in self.rows.items()
            if read.life_of(key[0]) != "deleted"
            and not (key[2] in dates and read.life_of(key[0]) == "alive")
        }
        tables: dict[str, list[dict]] = {}
        for on in dates:
            tables = score(raw, seeds, variables, on)
            for row in tables["lead_scores"]:
                key = row["contact_id"], row["scorecard_id"], on
                self.rows[key] = {name: row[name] for name in OF_A_DATE}
        people = self.people(read, dates[-1])
        leads = [
            row | over_time(people[row["contact_id"], row["scorecard_id"]], variables)
            for row in tables["lead_scores"]
        ]
        return tables | {
            "lead_scores": leads,
            "lead_score_history": [
                dict(zip(KEY, key, strict=True)) | row for key, row in self.rows.items()
            ],
            "score_crossings": [
                row
                for trigger in seeds.get("score_triggers", [])
                for (person, card), days in people.items()
                if card == text(trigger, "scorecard_id")
                and read.life_of(person) != "hidden"
                for row in crossings(trigger, person, days)
            ],
        }

    def people(self, read: Raw, until: date) -> dict[tuple[str, str], Days]:
        """Person and scorecard -> the scored dates and the best row of each."""
        of_dates: dict[tuple[str, str], dict[date, tuple]] = {}
        for (contact_id, card, on), row in sorted(self.rows.items(), reverse=True):
            person = read.survivor(contact_id)
            known = row["lead_score"] is not None
            place = (known, row["lead_score"] if known else 0, contact_id == person)
            days = of_dates.setdefault((person, card), {})
            # of equal places the smallest id, which comes last, counts
            if on <= until and (on not in days or place >= days[on][0]):
                days[on] = place, row
        return {
            key: [(on, days[on][1]) for on in sorted(days)]
            for key, days in of_dates.items()
        }


def over_time(days: Days, variables: Mapping) -> dict:
    """The columns of `lead_scores` that look back."""
    (last, now) = days[-1]
    change, trend = {}, "new"
    for length in (7, 30):
        before = [row for on, row in days if on <= last - timedelta(days=length)]
        scores = before[-1]["lead_score"] if before else None, now["lead_score"]
        change[length] = None if None in scores else scores[1] - scores[0]
        if length == 7 and before:
            least = variables.get("trend_points", 5)
            moved = change[7] or 0
            trend = "rising" if moved >= least else "steady"
            trend = "falling" if moved <= -least else trend
    was = [False, *(row["is_mql"] for _, row in days)]
    turns = zip(pairwise(was), days, strict=True)
    entries = [day for (before, after), day in turns if after and not before]
    return {
        "score_change_7d": change[7],
        "score_change_30d": change[30],
        "trend": trend,
        "first_mql_date": entries[0][0] if entries else None,
        "latest_mql_date": entries[-1][0] if entries else None,
        "mql_count": len(entries),
        "score_at_first_mql": entries[0][1]["lead_score"] if entries else None,
    }


def crossings(trigger: SeedRow, person: str, days: Days) -> list[dict]:
    """The dates on which a person crossed a threshold, up or down."""
    metric, threshold = keyword(trigger, "metric"), number(trigger, "threshold")
    is_up = keyword(trigger, "direction", "up") == "up"
    values = [row[metric] if row["status"] == "scored" else None for _, row in days]
    found: list[dict] = []
    for (old, new), (on, _) in zip(pairwise([None, *values]), days, strict=True):
        was_above, is_above = (v is not None and v >= threshold for v in (old, new))
        crosses = is_above and not was_above if is_up else was_above and not is_above
        if not crosses or new is None:
            continue
        since = (on - found[-1]["as_of_date"]).days if found else None
        cooldown = integer(trigger, "cooldown_days", 0)
        found.append(
            {
                "trigger_id": text(trigger, "trigger_id"),
                "contact_id": person,
                "as_of_date": on,
                "previous_value": old,
                "new_value": new,
                "crossing_number": len(found) + 1,
                "is_in_cooldown": since is not None and since < cooldown,
            }
        )
    return found
