"""What became of scored leads, from the outcome tables."""

import duckdb
from rule_advice import rule_advice

from report_page.rules import Row, rows

TENTHS = """
    select segment, leads, conversions, lowest_score, highest_score, conversion_rate,
        rate_low, rate_high, lift, cumulative_share_of_leads, cumulative_share_found,
        is_too_few
    from score_lift where scorecard_id = ? and segment_kind = 'score_tenth'
    order by segment_rank
"""
BANDS = """
    select segment, leads, conversions, lowest_score, highest_score, conversion_rate,
        rate_low, rate_high, lift, is_too_few
    from score_lift where scorecard_id = ? and segment_kind = 'temperature'
    order by segment_rank
"""
AUC = """
    select metric, auc, auc_low, auc_high from score_auc
    where scorecard_id = ? and period = 'all' order by auc desc
"""
RULES = """
    select rule_id, coalesce(label, rule_id) as label, leads_hit, conversions_hit,
        rate_with, rate_with_low, rate_with_high, lift, points as rule_points,
        advice
    from rule_performance where scorecard_id = ?
    order by lift desc nulls last, rule_id
"""
FORECAST = """
    select as_of_date, temperature, horizon_days, leads, expected_conversions,
        conversions_low, conversions_high, actual_conversions, is_backtest, is_too_few,
        is_alarm
    from sales_forecast where scorecard_id = ?
        and horizon_days = (select max(horizon_days) from sales_forecast)
    order by as_of_date desc, expected_conversions / leads desc
"""
THRESHOLDS = """
    select cast(threshold as double) as threshold, leads, conversions, share_found,
        leads_per_week, is_best, is_too_few
    from threshold_advice where scorecard_id = ? order by threshold
"""
DATES = """
    select as_of_date, date_diff('day', as_of_date, window_end_date) as window_days
    from main_intermediate.int_outcome_windows
    where is_evaluated order by as_of_date
"""


def read_outcomes(connection: duckdb.DuckDBPyConnection, card: str) -> Row:
    """Conversions by tenth, band and rule; empty lists where nothing is known yet."""
    trusted = {
        one.rule_id: {
            "advice": one.verdict,
            "target": one.target,
            "other": one.other,
        }
        for one in rule_advice(connection, card)
    }
    return {
        "tenths": rows(connection, TENTHS, [card]),
        "bands": rows(connection, BANDS, [card]),
        "auc": rows(connection, AUC, [card]),
        "rules": [
            rule | trusted.get(rule["rule_id"], {})
            for rule in rows(connection, RULES, [card])
        ],
        "thresholds": rows(connection, THRESHOLDS, [card]),
        "forecast": rows(connection, FORECAST, [card]),
        "dates": rows(connection, DATES, []),
    }
