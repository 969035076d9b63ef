"""Say what outcomes suggest about the rules, and write it as seeds to try out.

Points move to the near end of the interval of what data suggests: the smallest change
that outcomes ask for, and only where advice can be trusted (scripts/rule_advice.py).
Build the proposed folder beside the old one, and compare.

    .venv/bin/python scripts/advise.py --out local/proposed
"""

import argparse
import os
import sys
from pathlib import Path

import duckdb
from changes.proposal import write_proposal
from database import add_database_argument, is_built, run
from rule_advice import Advice, rule_advice
from seed_schema import complete_folder

ROOT = Path(__file__).resolve().parents[1]
OVERLAP = 0.9
DOUBTS = {
    "weak": "too few conversions to tell, {0.conversions} of {0.leads:,} leads",
    "overlap": "it fires together with {0.other}, and adds too little beside it",
    "leaky": "it tells the outcome itself, so it may have been filled in afterwards",
    "capped": "its group gives no more, whatever the points",
}
UNUSED = """
    select rule_id, advice, leads_hit from rule_performance
    where advice in ('never_fires', 'too_few')
    order by advice, rule_id
"""
THRESHOLDS = """
    select
        best.scorecard_id, best.threshold, best.leads, best.conversions,
        best.share_found, best.leads_per_week, best.is_too_few,
        used.threshold, used.leads, used.conversions, used.share_found,
        used.leads_per_week
    from threshold_advice as best
    left join threshold_advice as used
        on best.scorecard_id = used.scorecard_id and used.is_mql_threshold
    where best.is_best
    order by best.scorecard_id
"""
DOUBLES = f"""
    with hits as (
        select contributions.*
        from {{schema}}.int_lead_contributions as contributions
        inner join {{schema}}.int_evaluated_leads as leads
            on contributions.contact_id = leads.contact_id
            and contributions.scorecard_id = leads.scorecard_id
            and contributions.as_of_date = leads.as_of_date
        where contributions.kind not in ('adjustment', 'group_limit')
    ),
    sizes as (select rule_id, count(*) as leads from hits group by rule_id),
    pairs as (
        select one.rule_id, other.rule_id as other_id, count(*) as both
        from hits as one
        inner join hits as other
            on one.contact_id = other.contact_id
            and one.scorecard_id = other.scorecard_id
            and one.as_of_date = other.as_of_date
            and one.rule_id < other.rule_id
        group by one.rule_id, other.rule_id
    )
    select pairs.rule_id, pairs.other_id, pairs.both,
        sizes.leads + others.leads - pairs.both as either
    from pairs
    inner join sizes on pairs.rule_id = sizes.rule_id
    inner join sizes as others on pairs.other_id = others.rule_id
    where pairs.both >= 20
        and pairs.both >= {OVERLAP} * (sizes.leads + others.leads - pairs.both)
    order by pairs.both desc, pairs.rule_id
"""


def main(argv: list[str]) -> int:
    """Print the advice, and write the proposed seeds; 1 if nothing can be said."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, help="folder for the proposed seeds")
    add_database_argument(parser)
    options = parser.parse_args(argv)
    if not is_built(options.db):
        return 1
    with duckdb.connect(str(options.db), read_only=True) as connection:
        lines, points, thresholds = advice(connection)
    if not lines:
        print("No outcomes to advise from yet: score past dates, outcome_days apart.")
        return 1
    print("\n".join(lines))
    if options.out:
        seeds = complete_folder(
            ROOT / (os.environ.get("LEAD_SCORING_SEEDS") or "seeds")
        )
        changed = write_proposal(seeds, options.out, points, thresholds)
        print(f"{changed} cells changed in {options.out}.")
    return 0


def advice(
    connection: duckdb.DuckDBPyConnection,
) -> tuple[list[str], dict[str, int], dict[str, int]]:
    """Lines in plain words; points by rule_id and mql_threshold by card to propose."""
    lines, points, thresholds = [], {}, {}
    cards = connection.execute(
        "select distinct scorecard_id from rule_performance order by scorecard_id"
    ).fetchall()
    for (card,) in cards:
        judged = rule_advice(connection, card)
        changes = [one for one in judged if one.target is not None]
        changes.sort(key=lambda one: -abs(one.target - one.points))
        points |= {one.rule_id: one.target for one in changes}
        lines += [change_line(one) for one in changes]
        lines += [doubt_line(one) for one in judged if one.verdict in DOUBTS]
    for row in connection.execute(THRESHOLDS).fetchall():
        card, best, leads, won, found, weekly, too_few, *used = row
        if not won:
            lines.append(f"Card {card}: at these costs no threshold pays.")
            continue
        line = (
            f"Card {card}: a threshold of {float(best):g} costs least - {won} of"
            f" {leads:,} leads converted, {found:.0%} of all conversions,"
            f" {weekly:.1f} leads a week"
        )
        if used[0] is not None:
            line += (
                f"; the threshold in use, {float(used[0]):g}: {used[2]} of {used[1]:,},"
                f" {used[3]:.0%}, {used[4]:.1f} a week"
            )
        if too_few:
            line += "; but there are too few conversions to move it"
        elif used[0] is not None and used[0] != best:
            thresholds[card] = round(best)
        lines.append(line + ".")
    for rule, why, leads in connection.execute(UNUSED).fetchall():
        lines.append(
            f"{rule} never fired."
            if why == "never_fires"
            else f"{rule}: too few leads to say anything ({leads} hit)."
        )
    (schema,) = connection.execute(
        "select table_schema from information_schema.tables"
        " where table_name = 'int_lead_contributions'"
    ).fetchone()
    for one, other, both, either in connection.execute(
        DOUBLES.format(schema=schema)
    ).fetchall():
        lines.append(
            f"{one} and {other} count the same twice: of {either:,} leads that either"
            f" had hit, both had hit {both:,}."
        )
    return lines, points, thresholds


def change_line(one: Advice) -> str:
    """What to change, and why."""
    if one.points < 0:
        verb = "Take off less for" if one.verdict == "raise" else "Take off more for"
    else:
        verb = one.verdict.capitalize()
    bound = "more" if one.verdict == "raise" else "less"
    return (
        f"{verb} {one.rule_id} ({one.label}, card {one.card}): {one.points:g} points,"
        f" outcomes suggest {one.target} or {bound} - {one.conversions} of"
        f" {one.leads:,} leads it had hit converted ({one.rate:.1%}), of the others"
        f" {one.other_rate:.1%}."
    )


def doubt_line(one: Advice) -> str:
    """Why a rule whose leads convert differently is left as it is."""
    return f"Keep {one.rule_id} ({one.label}): {DOUBTS[one.verdict].format(one)}."


if __name__ == "__main__":
    sys.exit(run(main))
