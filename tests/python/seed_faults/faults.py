"""What may be wrong in a seed, and what the message has to say about it.

Each fault is a good row with some cells spoiled, under an id that is the name of the
fault; `also` are rows before it that it takes.
"""

from dataclasses import dataclass, field

Cells = dict[str, str | None]

# A good row of each seed that a test spoils; the id is filled in.
ROWS: dict[str, Cells] = {
    "scorecards": {"scorecard_id": "", "name": "Another", "min_score": "0"},
    "rule_groups": {
        "group_id": "",
        "scorecard_id": "default",
        "dimension": "behavioural",
    },
    "decay_profiles": {"decay_id": "", "method": "half_life", "days": "7"},
    "demographic_points": {
        "rule_id": "",
        "scorecard_id": "default",
        "attribute": "seniority",
        "operator": "equals",
        "value": "director",
        "points": "1",
    },
    "behavioural_points": {
        "rule_id": "",
        "scorecard_id": "default",
        "event_type": "page_view",
        "points": "1",
    },
    "inactivity_points": {
        "rule_id": "",
        "scorecard_id": "default",
        "absence_of": "*",
        "points": "-1",
    },
    "purchase_cycle_points": {
        "rule_id": "",
        "scorecard_id": "default",
        "subject": "contact",
        "max_points": "60",
    },
    "rule_conditions": {
        "rule_id": "",
        "field": "seniority",
        "operator": "equals",
        "value": "director",
    },
    "score_bands": {
        "scorecard_id": "default",
        "band_set": "",
        "metric": "lead_score",
        "band": "x",
        "min_value": "1",
    },
    "score_triggers": {
        "trigger_id": "",
        "scorecard_id": "default",
        "metric": "lead_score",
        "threshold": "70",
    },
    "next_steps": {"step_id": "", "scorecard_id": "default", "owner": "sales"},
    "buying_roles": {"role": "", "pattern": "a *", "weight": "1"},
    "free_email_domains": {"domain": ""},
    "disposable_email_domains": {"domain": ""},
    "machine_user_agents": {"pattern": ""},
    "job_title_seniority": {"pattern": "", "seniority": "manager"},
}


@dataclass
class Fault:
    """One fault: the spoiled row, the column that is blamed, and what is said of it."""

    name: str
    seed: str
    cells: Cells
    column: str
    says: str
    also: list[tuple[str, Cells]] = field(default_factory=list)

    def rows(self) -> list[tuple[str, Cells]]:
        """The rows to add, each with the seed it goes to; the last is spoiled."""
        return [
            (seed, {**ROWS[seed], id_of(seed): self.name, **cells})
            for seed, cells in [*self.also, (self.seed, self.cells)]
        ]


def id_of(seed: str) -> str:
    """The column of a seed that takes the name of the fault."""
    return next(column for column, cell in ROWS[seed].items() if cell == "")


def attribute_rule(name: str, column: str, says: str, **cells: str | None) -> Fault:
    return Fault(name, "demographic_points", cells, column, says)


def event_rule(name: str, column: str, says: str, **cells: str | None) -> Fault:
    return Fault(name, "behavioural_points", cells, column, says)


def condition(
    name: str, column: str, says: str, of: str = "behavioural_points", **cells: str
) -> Fault:
    """A further condition of a good rule of the file `of`."""
    return Fault(name, "rule_conditions", cells, column, says, also=[(of, {})])


def compared(name: str, field_name: str, operator: str, value: str, says: str) -> Fault:
    """An attribute rule whose value does not suit its operator and field."""
    cells = {"attribute": field_name, "operator": operator, "value": value}
    column = "operator" if "Use " in says else "value"
    return Fault(name, "demographic_points", cells, column, says)


def regex(name: str, pattern: str, says: str) -> Fault:
    cells = {"attribute": "job_title", "operator": "regex", "value": pattern}
    return Fault(name, "demographic_points", cells, "value", says)
