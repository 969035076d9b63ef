"""Which crossings are to be told, to whom, and which have been.

An alert is told at most once: it is written down before it is sent. If a run dies while
it sends, nobody knows whether the alert arrived; it is not told again by itself.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from urllib.parse import quote

from crm.redaction import one_line
from crm.warehouse import Session, Warehouse

MOST_LEADS = 20
PLACE = "{contact_id}"


@dataclass(frozen=True)
class Alert:
    """A crossing that is to be told."""

    crossing_id: str
    channel: str
    contact_id: str
    message: str
    new_value: float
    previous_value: float | None


@dataclass(frozen=True)
class Digest:
    """What one channel is told in one run."""

    channel: str
    title: str
    alerts: tuple[Alert, ...]

    def text(
        self, link: str | None = None, *, escape: Callable[[str], str] = str
    ) -> str:
        """Return the message: at most MOST_LEADS leads, the largest values first.

        `link` has a place `{contact_id}`; `escape` is for text of the raw data.
        """
        ranked = sorted(self.alerts, key=lambda a: (-a.new_value, a.crossing_id))
        lines = [line_of(alert, link, escape) for alert in ranked[:MOST_LEADS]]
        if len(ranked) > MOST_LEADS:
            lines.append(f"... and {len(ranked) - MOST_LEADS} more.")
        return "\n".join(lines)


class Sender(Protocol):
    """Whoever brings a digest to its channel."""

    def send(self, digest: Digest) -> bool:
        """Whether an address of the channel has taken the digest."""


def line_of(alert: Alert, link: str | None, escape: Callable[[str], str]) -> str:
    """A line on one lead: its key, the values, what to do, and a link to it."""
    before = "none" if alert.previous_value is None else f"{alert.previous_value:g}"
    contact_id, message = map(escape, map(one_line, (alert.contact_id, alert.message)))
    words = f"{contact_id}: {before} to {alert.new_value:g}. {message}".strip()
    if not link:
        return words
    return f"{words} {link.replace(PLACE, quote(alert.contact_id, safe=''))}"


def variable_of(channel: str) -> str:
    """Name of the environment variable with a channel's addresses: ALERTS_SALES."""
    return "ALERTS_" + re.sub(r"[^A-Z0-9]+", "_", channel.upper())


class AlertLedger:
    """The crossings that have been dealt with, in a table beside the marts."""

    def __init__(self, warehouse: Warehouse) -> None:
        """Name the tables."""
        self._warehouse = warehouse
        schema = f'"{warehouse.schema}"'
        self._table = f"{schema}.lead_alerts"
        self._scores = f"{schema}.lead_scores"
        self._crossings = f"{schema}.score_crossings"
        self._leads = f"{schema}.crm_lead_scores"
        self._unmatched = f"{schema}.crm_lead_scores_unmatched"

    def is_there(self) -> bool:
        """Whether a run has been before."""
        with self._warehouse.session(read_only=True) as session:
            return session.has_table(self._warehouse.schema, "lead_alerts")

    def record_baseline(self) -> int:
        """Mark every crossing there is as told, and return how many there are."""
        with self._warehouse.session() as session:
            session.execute(
                f"create table if not exists {self._table}"
                " (crossing_id varchar, status varchar)"
            )
            self._add_times(session)
            # a crossing that is gone from the history takes its mark along
            session.execute(
                f"delete from {self._table} where crossing_id not in"
                f" (select crossing_id from {self._crossings})"
            )
            (new,) = session.rows(
                f"select count(*) as n from {self._crossings} where crossing_id not in"
                f" (select crossing_id from {self._table})"
            )
            session.execute(
                f"insert into {self._table} (crossing_id, status)"
                " select crossing_id, 'baseline' from"
                f" {self._crossings} where crossing_id not in"
                f" (select crossing_id from {self._table})"
            )
        return int(str(new["n"]))

    def due(self, days: int) -> list[Alert]:
        """Crossings of the last days that nobody was told of.

        Not those within the cool-down of the one before, and not of suppressed people.
        `days` are counted back from the last scored date.
        """
        with self._warehouse.session(read_only=True) as session:
            rows = session.rows(
                "select crossings.crossing_id, coalesce(crossings.channel, '') as"
                " channel, crossings.contact_id, coalesce(crossings.message, '') as"
                " message, crossings.new_value, crossings.previous_value,"
                " crossings.as_of_date, latest.as_of_date as latest_date"
                f" from {self._crossings} as crossings"
                " cross join (select max(as_of_date) as as_of_date from"
                f" {self._scores}) as latest"
                f" left join {self._table} as alerts"
                " on crossings.crossing_id = alerts.crossing_id"
                " where alerts.crossing_id is null and not crossings.is_in_cooldown"
                " and crossings.contact_id not in (select contact_id from"
                f" {self._leads} where is_suppressed union all select contact_id from"
                f" {self._unmatched} where is_suppressed)"
                " order by crossings.channel, crossings.crossing_id"
            )
        return [
            Alert(
                crossing_id=str(row["crossing_id"]),
                channel=str(row["channel"]),
                contact_id=str(row["contact_id"]),
                message=str(row["message"]),
                new_value=float(str(row["new_value"])),
                previous_value=_number(row["previous_value"]),
            )
            for row in rows
            if _days(row["latest_date"], row["as_of_date"]) < days
        ]

    def last_told(self) -> dict[str, datetime]:
        """When each channel was told last; nothing of runs of an earlier version."""
        with self._warehouse.session() as session:
            self._add_times(session)
            rows = session.rows(
                "select coalesce(crossings.channel, '') as channel,"
                f" max(alerts.marked_at) as marked_at from {self._table} as alerts"
                f" inner join {self._crossings} as crossings"
                " on alerts.crossing_id = crossings.crossing_id"
                " where alerts.status = 'told' group by 1"
            )
        times = {str(row["channel"]): row["marked_at"] for row in rows}
        return {
            channel: moment
            for channel, moment in times.items()
            if isinstance(moment, datetime)
        }

    def _add_times(self, session: Session) -> None:
        """Give a table of an earlier version its column of times."""
        session.execute(
            f"alter table {self._table} add column if not exists marked_at timestamp"
        )

    def unsure(self) -> int:
        """How many alerts were being sent when a run ended."""
        with self._warehouse.session(read_only=True) as session:
            (row,) = session.rows(
                f"select count(*) as n from {self._table} where status = 'sending'"
            )
        return int(str(row["n"]))

    def forget_unsure(self) -> None:
        """Make alerts due again whose sending was not seen to its end."""
        with self._warehouse.session() as session:
            session.execute(f"delete from {self._table} where status = 'sending'")

    def mark(self, alerts: Sequence[Alert], status: str | None) -> None:
        """Give alerts a status, `sending` or `told`; None makes them due again."""
        with self._warehouse.session() as session:
            self._add_times(session)
            keys = [alert.crossing_id for alert in alerts]
            session.execute(
                f"delete from {self._table} where crossing_id in"
                " (select unnest(cast(? as varchar[])))",
                [keys],
            )
            if status is not None:
                _insert(session, self._table, keys, status)


def digests(
    alerts: Sequence[Alert], last_told: Mapping[str, datetime] | None = None
) -> list[Digest]:
    """One digest per channel, by name; `last_told` is when it had the one before."""
    by_channel: dict[str, list[Alert]] = {}
    for alert in alerts:
        by_channel.setdefault(alert.channel, []).append(alert)
    return [
        Digest(channel, title_of(found, (last_told or {}).get(channel)), tuple(found))
        for channel, found in sorted(by_channel.items())
    ]


def title_of(alerts: Sequence[Alert], since: datetime | None = None) -> str:
    """Subject of a digest: how many leads rose and fell, and since when."""
    down = sum(alert.new_value < (alert.previous_value or 0) for alert in alerts)
    title = f"Lead scores: {len(alerts)} alert{'s' if len(alerts) > 1 else ''}"
    title += f" ({len(alerts) - down} up, {down} down)"
    return f"{title} since {since:%Y-%m-%d %H:%M} UTC" if since else title


def tell(
    ledger: AlertLedger, due: Sequence[Digest], senders: Mapping[str, Sender]
) -> tuple[int, list[str]]:
    """Send digests; the number of alerts told, and the channels that took none.

    A digest is marked as being sent first. If a channel refuses, its alerts are due
    again; if this process dies in between, they stay marked.
    """
    told, failed = 0, []
    for digest in due:
        ledger.mark(digest.alerts, "sending")
        if senders[digest.channel].send(digest):
            ledger.mark(digest.alerts, "told")
            told += len(digest.alerts)
        else:
            ledger.mark(digest.alerts, None)
            failed.append(digest.channel)
    return told, failed


def _insert(session: Session, table: str, keys: list[str], status: str) -> None:
    session.execute(
        f"insert into {table} (crossing_id, status, marked_at) select"
        " unnest(cast(? as varchar[])), cast(? as varchar), cast(? as timestamp)",
        [keys, status, datetime.now(UTC).replace(tzinfo=None)],
    )


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _days(later: object, earlier: object) -> int:
    return (date.fromisoformat(str(later)) - date.fromisoformat(str(earlier))).days
