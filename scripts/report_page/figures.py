"""Figures of all leads of a card, also those that the page does not list."""

import duckdb

from report_page.rules import Row, rows

TOTALS = """
    select
        count(*) as leads,
        count(*) filter (status = 'scored') as scored,
        count(*) filter (status = 'disqualified') as disqualified,
        count(*) filter (status = 'insufficient_data') as unknown,
        count(*) filter (temperature = $hot) as hot,
        count(*) filter (is_mql) as mqls,
        cast(median(lead_score) filter (status = 'scored') as double) as median_score
    from lead_scores
    where scorecard_id = $card
"""
SCORES = """
    select lead_score as score, temperature, count(*) as leads from lead_scores
    where scorecard_id = ? and status = 'scored'
    group by all order by all
"""
GRID = """
    select fit_grade, engagement_level, count(*) as leads,
        count(*) filter (is_mql) as mqls
    from lead_scores
    where scorecard_id = ? and status = 'scored' and grade is not null
    group by all order by all
"""
REACH = """
    select contributions.rule_id, count(*) as leads,
        sum(contributions.points) as points
    from lead_score_contributions as contributions
    inner join lead_scores as scores
        on contributions.contact_id = scores.contact_id
        and contributions.scorecard_id = scores.scorecard_id
    where contributions.scorecard_id = ? and scores.status = 'scored'
        and contributions.kind not in ('group_limit', 'adjustment')
    group by all
"""


def read_shape(connection: duckdb.DuckDBPyConnection, card: str, hot: str) -> Row:
    """Counts, and how scores, grades and rules spread over the leads."""
    (totals,) = rows(connection, TOTALS, {"card": card, "hot": hot})
    return totals | {
        "scores": rows(connection, SCORES, [card]),
        "grid": rows(connection, GRID, [card]),
        "reach": {
            row["rule_id"]: row["leads"] for row in rows(connection, REACH, [card])
        },
    }
