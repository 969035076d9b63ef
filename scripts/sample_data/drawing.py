"""Run the SQL files: from a size to the views that the files are written from."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

import duckdb

from . import act_tables, words

STEPS = words.words("draws people habits sales sessions mails tables events")
SHARE_OF_MAIL = 0.4
EVENTS_PER_MAIL = 2.6


@dataclass(frozen=True)
class Size:
    """How much to make: the `months` up to and including `end_date`."""

    contacts: int
    events: int
    seed: int
    end_date: date
    months: int

    @property
    def companies(self) -> int:
        """15 for 100 contacts."""
        return max(3, self.contacts * 3 // 20)

    @property
    def start(self) -> date:
        """The first day: the day after `end_date`, `months` earlier."""
        after = self.end_date + timedelta(days=1)
        month = after.year * 12 + after.month - 1 - self.months
        return date(month // 12, month % 12 + 1, min(after.day, 28))

    @property
    def days(self) -> int:
        """From `start` to `end_date`, both included."""
        return (self.end_date - self.start).days + 1


def build(con: duckdb.DuckDBPyConnection, size: Size) -> None:
    """Make the views `raw.<table>` and, of the days set, `numbered_events`."""
    variables = {
        "seed": size.seed,
        "start": datetime.combine(size.start, time()),
        "days": size.days,
        "contacts": size.contacts,
        "companies": size.companies,
        **words.lists(),
        **act_tables.lists(),
    }
    for name, value in variables.items():
        con.execute(f"set variable {name} = ?", [value])
    for name, rows in act_tables.tables().items():
        con.execute(
            f"create table {name} as select unnest(?, recursive := true)", [rows]
        )
    # The views of events are made before what they look up is known.
    con.execute("set variable send_share = 1; set variable scale = 1.0")
    set_days(con, 0, size.days)
    for step in STEPS:
        con.execute((Path(__file__).parent / f"{step}.sql").read_text("utf-8"))
    _fit_to_size(con, size)


def _fit_to_size(con: duckdb.DuckDBPyConnection, size: Size) -> None:
    """Set how many mails are sent and how often visitors come."""
    mails = max(1, _count(con, "sends"))
    wanted = size.events * SHARE_OF_MAIL / EVENTS_PER_MAIL
    con.execute("set variable send_share = ?", [min(1.0, wanted / mails)])
    rest = size.events - _count(con, "mail_events") - _count(con, "order_events")
    unscaled = con.execute(
        """
        select coalesce(sum(cast(1e6 * pace * steps as bigint)), 0)
        from visitor_days
        inner join audiences using (audience)
        """
    ).fetchone()[0]
    scale = 1e6 * max(0, rest) / max(1, int(unscaled))
    con.execute("set variable scale = ?", [scale])


def set_days(
    con: duckdb.DuckDBPyConnection, from_day: int, to_day: int, events_before: int = 0
) -> None:
    """Choose the days of the events (`to_day` excluded) and the last number given."""
    for name, value in {
        "from_day": from_day,
        "to_day": to_day,
        "events_before": events_before,
    }.items():
        con.execute(f"set variable {name} = ?", [value])


def _count(con: duckdb.DuckDBPyConnection, relation: str) -> int:
    return con.view(relation).count("*").fetchall()[0][0]
