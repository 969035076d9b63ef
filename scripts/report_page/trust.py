"""What in the data may be wrong: what was rejected, how fresh it is, what drifts."""

import duckdb

from report_page.rules import Row, rows

REJECTED = """
    select source_table, reason, count(*) as rows from rejected_rows
    group by all order by rows desc, source_table, reason
"""
MACHINES = """
    select reason, count(*) as events from machine_events
    group by all order by events desc, reason
"""
FRESH = """
    select cast(max(last_activity_date) as varchar) as last_activity,
        cast(max(as_of_date) as varchar) as as_of,
        count(*) filter (status = 'insufficient_data') as unknown,
        count(*) as leads
    from lead_scores where scorecard_id = ?
"""
DRIFT = """
    select subject, subject_name, psi, psi_by_chance, verdict, baseline_rows,
        current_rows
    from score_drift
    where verdict in ('watch', 'act')
        and (subject = 'attribute' or subject_name = $card or subject != 'score')
    order by psi desc, subject_name
"""
COVERAGE = """
    select * from input_coverage
    where finding not in ('read', 'used')
    order by share desc nulls last, source_table, finding, value
    limit 60
"""


def read_trust(connection: duckdb.DuckDBPyConnection, card: str) -> Row:
    """Counts and findings; `coverage` is empty where input_coverage is not built."""
    (fresh,) = rows(connection, FRESH, [card])
    built = connection.execute(
        "select 1 from information_schema.tables where table_name = 'input_coverage'"
    ).fetchall()
    return {
        "fresh": fresh,
        "rejected": rows(connection, REJECTED, []),
        "machines": rows(connection, MACHINES, []),
        "drift": rows(connection, DRIFT, {"card": card}),
        "coverage": rows(connection, COVERAGE, []) if built else [],
    }
