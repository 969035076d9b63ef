"""What evaluated leads say about the rules of a card, taken together."""

from dataclasses import dataclass

import duckdb
import numpy as np

FEWEST_HITS = 20
# As the trainer of points has it: what tells more was written down afterwards.
HIGHEST_AUC, HIGHEST_FILLED_AUC = 0.80, 0.62
LEADS = """
    select contact_id, as_of_date, conversions
    from main_intermediate.int_evaluated_leads
    where scorecard_id = $card
    order by contact_id, as_of_date
"""
HITS = """
    select contributions.rule_id, contributions.contact_id, contributions.as_of_date
    from main_intermediate.int_lead_contributions as contributions
    inner join main_intermediate.int_evaluated_leads as leads
        on contributions.contact_id = leads.contact_id
        and contributions.scorecard_id = leads.scorecard_id
        and contributions.as_of_date = leads.as_of_date
    where contributions.scorecard_id = $card
        and contributions.kind not in ('adjustment', 'group_limit')
"""
# Fields that conditions look at, and in how many leads of either kind they are filled,
# once per date.
FILLED = """
    with
    fields as (
        select distinct lower(trim(attribute)) as field, trim(rule_id) as rule_id
        from main_rules.demographic_points
        union
        select distinct lower(trim(field)), trim(rule_id)
        from main_rules.rule_conditions
    ),
    filled as (
        select leads.conversions, fields.field,
            count(distinct (leads.contact_id, leads.as_of_date)) as leads
        from main_intermediate.int_evaluated_leads as leads
        inner join main_intermediate.int_attribute_values as values
            on leads.contact_id = values.contact_id
            and leads.as_of_date >= values.valid_from
            and leads.as_of_date < values.valid_to
            and values.value is not null
        inner join (select distinct field from fields) as fields
            on values.field = fields.field
        where leads.scorecard_id = $card
        group by all
    )
    select fields.rule_id, filled.conversions, filled.leads
    from fields inner join filled on fields.field = filled.field
"""


@dataclass(frozen=True)
class Joint:
    """All rules of a card fitted together: log odds, errors, correlations of hits."""

    places: dict[str, int]
    log_odds: np.ndarray
    errors: np.ndarray
    together: np.ndarray
    leaky: set[str]


def read_evidence(
    connection: duckdb.DuckDBPyConnection, card: str
) -> tuple[Joint | None, int, int]:
    """The fit of a card's rules, its evaluated leads, and their conversions."""
    given = {"card": card}
    leads = connection.execute(LEADS, given).fetchall()
    conversions = sum(lead[2] for lead in leads)
    if not conversions:
        return None, 0, 0
    filled = connection.execute(FILLED, given).fetchall()
    leaky = leaky_rules(filled, len(leads), conversions)
    joint = fitted(leads, connection.execute(HITS, given).fetchall(), leaky)
    return joint, len(leads), conversions


def fitted(leads: list[tuple], hits: list[tuple], leaky: set[str]) -> Joint:
    """A logistic regression on the rules that hit a lead; ridge penalty of one.

    Leaky rules, those given and those that tell the outcome alone, are left out: they
    would take the effect of all others.
    """
    rows = {lead[:2]: place for place, lead in enumerate(leads)}
    wins = np.array([float(lead[2]) for lead in leads])
    by_rule: dict[str, list[int]] = {}
    for rule, contact, day in hits:
        by_rule.setdefault(rule, []).append(rows[contact, day])
    rules = sorted(
        rule
        for rule, found in by_rule.items()
        if FEWEST_HITS <= len(found) <= len(leads) - FEWEST_HITS
    )
    columns = np.zeros((len(leads), len(rules)))
    for place, rule in enumerate(rules):
        columns[by_rule[rule], place] = 1
    won, lost = max(wins.sum(), 1), max((1 - wins).sum(), 1)
    auc = 0.5 + (wins @ columns / won - (1 - wins) @ columns / lost) / 2
    leaky = leaky | {
        rule
        for rule, told in zip(rules, np.maximum(auc, 1 - auc), strict=True)
        if told > HIGHEST_AUC
    }
    columns = columns[:, [rule not in leaky for rule in rules]]
    rules = [rule for rule in rules if rule not in leaky]
    design = np.hstack([columns, np.ones((len(leads), 1))])
    penalty = np.diag([1.0] * len(rules) + [0.0])
    weights = np.zeros(len(rules) + 1)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        slope = design.T @ (wins - chance) - penalty @ weights
        bend = (design.T * (chance * (1 - chance) + 1e-9)) @ design + penalty
        step = np.linalg.solve(bend, slope)
        weights += np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-6:
            break
    errors = np.sqrt(np.diag(np.linalg.inv(bend)))
    together = np.full((len(rules), len(rules)), -1.0)
    if len(rules) > 1:
        together = np.corrcoef(columns, rowvar=False)
    np.fill_diagonal(together, -1)
    return Joint(
        {rule: place for place, rule in enumerate(rules)},
        weights[:-1],
        errors[:-1],
        np.nan_to_num(together, nan=-1),
        leaky,
    )


def leaky_rules(filled: list[tuple], all_leads: int, all_conversions: int) -> set[str]:
    """Rules on a field of which being filled tells the outcome."""
    shares: dict[str, dict[int, int]] = {}
    for rule, conversions, leads in filled:
        shares.setdefault(rule, {})[conversions] = leads
    sizes = {1: max(all_conversions, 1), 0: max(all_leads - all_conversions, 1)}
    found = set()
    for rule, counts in shares.items():
        won, lost = (counts.get(kind, 0) / sizes[kind] for kind in (1, 0))
        auc = 0.5 + (won - lost) / 2
        if max(auc, 1 - auc) > HIGHEST_FILLED_AUC:
            found.add(rule)
    return found
