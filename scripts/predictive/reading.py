"""Read what is learned from out of the built DuckDB file."""

from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from .sample import HAND, Sample

LEADS = """
    create temp table leads as
    select
        row_number() over (order by as_of_date, contact_id) - 1 as place,
        contact_id, as_of_date, conversions, is_evaluated
    from {schema}.int_training_leads
    where scorecard_id = ?
"""
SAMPLE = """
    select
        contact_id, conversions, is_evaluated,
        as_of_date - date '1970-01-01' as day
    from leads
    order by place
"""
FEATURES = """
    create temp table features as
    select leads.place, features.feature, features.category, features.number_value
    from {schema}.int_training_features as features
    inner join leads using (contact_id, as_of_date)
    where features.scorecard_id = ?
"""
KINDS = "select feature, count(number_value) from features group by 1 order by 1"
COLUMN = "select place, {column} from features where feature = ? and {column} notnull"
CARDS = """
    select scorecard_id, min(window_end_date - as_of_date)
    from {schema}.int_training_leads
    inner join {schema}.int_outcome_windows using (as_of_date)
    group by scorecard_id
    order by scorecard_id
"""
# Attributes, and rules that look at them: their past values are those of today, but for
# fields with a history.
UNDATED = """
    with undated as (
        select rule_id, 'attribute:' || field as feature
        from {schema}.int_rule_conditions
        where scope = 'attribute' and field not in (select unnest(?))
    )
    select feature from undated
    union
    select 'rule:' || rule_id from undated
"""


def schema_of(connection: duckdb.DuckDBPyConnection, table: str) -> str | None:
    """The schema that a table or view is in, if there is one."""
    found = connection.execute(
        "select table_schema from information_schema.tables where table_name = ?",
        [table],
    ).fetchone()
    return found[0] if found else None


def read_cards_built(db: Path) -> dict[str, int]:
    """Scorecards that have leads with outcomes, and their outcome days."""
    with duckdb.connect(str(db), read_only=True) as connection:
        schema = schema_of(connection, "int_training_features")
        return dict(connection.execute(CARDS.format(schema=schema)).fetchall())


def read_sample(db: Path, scorecard: str, outcome_days: int) -> Sample:
    """The leads of a scorecard on its dates; numbers or text per feature."""
    with duckdb.connect(str(db), read_only=True) as connection:
        schema = schema_of(connection, "int_training_features")
        connection.execute(LEADS.format(schema=schema), [scorecard])
        connection.execute(FEATURES.format(schema=schema), [scorecard])
        leads = connection.execute(SAMPLE).df()
        columns = {}
        for feature, numbers in connection.execute(KINDS).fetchall():
            is_number = bool(numbers) or feature == HAND
            column = "number_value" if is_number else "category"
            rows = connection.execute(COLUMN.format(column=column), [feature])
            found = rows.fetchnumpy()
            values = np.full(len(leads), np.nan if is_number else None)
            values[found["place"]] = found[column]
            columns[feature] = values
    days = leads["day"].to_numpy(dtype="int64")
    return Sample(
        pd.DataFrame(columns),
        leads["conversions"].to_numpy(dtype="int64"),
        days,
        pd.factorize(leads["contact_id"])[0],
        weights_of(days, outcome_days),
        outcome_days,
        np.unique(days[leads["is_evaluated"].to_numpy()]),
    )


def weights_of(days: np.ndarray, outcome_days: int) -> np.ndarray:
    """One over the dates of a window: a person counts once in each.

    The latest window ends with the last date, like those of int_outcome_windows.
    """
    dates = np.unique(days)
    _, place, counts = np.unique(
        (days.max() - dates) // outcome_days, return_inverse=True, return_counts=True
    )
    return (1 / counts[place])[np.searchsorted(dates, days)]


def read_undated(db: Path) -> set[str]:
    """Features whose value on a past date is not known for certain."""
    with duckdb.connect(str(db), read_only=True) as connection:
        history = schema_of(connection, "stg_raw__contact_attribute_history")
        fields = (
            connection.execute(
                "select distinct lower(attribute)"
                f" from {history}.stg_raw__contact_attribute_history"
                " where attribute is not null"
            ).fetchall()
            if history
            else []
        )
        rows = connection.execute(
            UNDATED.format(schema=schema_of(connection, "int_rule_conditions")),
            [[field for (field,) in fields]],
        ).fetchall()
    return {feature for (feature,) in rows}


def day_text(days: np.ndarray) -> tuple[str, str]:
    """First and last date of days since 1970."""
    return tuple(str(np.datetime64(int(day), "D")) for day in (days.min(), days.max()))
