"""What machines made: kept with a reason, worth nothing."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from .attributes import Settings
from .rows import Row
from .text import fold, is_like, page_url, trim, without_scheme
from .values import has_time_of_day

REASONS = ("user_agent", "too_fast", "burst", "honeypot")
SENDS = ("email_sent", "email_delivered")
READS = ("email_open", "email_click")


def seconds(value: object) -> timedelta:
    return timedelta(microseconds=int(Decimal(str(value)) * 1_000_000))


def setting(variables: Mapping, name: str, default: int) -> object:
    value = variables.get(name)
    return default if value is None else value


def machine_reasons(
    events: list[tuple[str, Row]],
    user_agents: list[Mapping],
    variables: Mapping,
    settings: Settings,
) -> dict[str, str]:
    """event_id -> the first reason that holds, for (owner, event) pairs.

    An event without a time of day cannot be compared with others.
    """
    patterns = [fold(row.get("pattern")) for row in user_agents]
    acts = [row for _, row in events if row["event_type"] not in settings.received]
    timed = [
        (owner, row)
        for owner, row in events
        if has_time_of_day(row["occurred_at"], settings.zone)
    ]
    flags = {
        "user_agent": from_user_agents(acts, [p for p in patterns if p]),
        "too_fast": too_fast(
            timed, seconds(setting(variables, "machine_min_seconds_after_send", 2))
        ),
        "burst": bursts(
            timed,
            seconds(setting(variables, "machine_burst_seconds", 3)),
            int(setting(variables, "machine_burst_clicks", 3)),
        ),
        "honeypot": near_honeypot(
            timed,
            fold(variables.get("machine_honeypot_url")),
            seconds(setting(variables, "machine_honeypot_seconds", 10)),
        ),
    }
    return {
        event_id: reason for reason in reversed(REASONS) for event_id in flags[reason]
    }


def from_user_agents(events: list[Row], patterns: list[str]) -> set[str]:
    """Events whose user agent contains a known pattern."""
    agents = {row["event_id"]: fold(row["user_agent"]) for row in events}
    return {
        event_id
        for event_id, agent in agents.items()
        if agent and any(part in agent for part in patterns)
    }


def by_campaign(events: list[tuple[str, Row]]) -> list[list[Row]]:
    """Events of one contact and campaign together; no campaign equals none."""
    groups = defaultdict(list)
    for owner, row in events:
        groups[owner, fold(row["campaign"])].append(row)
    return list(groups.values())


def of_type(rows: list[Row], *types: str) -> list[Row]:
    return [row for row in rows if row["event_type"] in types]


def too_fast(events: list[tuple[str, Row]], minimum: timedelta) -> set[str]:
    """What was done less than the minimum after a send or a delivery."""
    return {
        row["event_id"]
        for rows in by_campaign(events)
        for sent in of_type(rows, *SENDS)
        for row in of_type(rows, *READS, "email_unsubscribe")
        if timedelta(0) <= row["occurred_at"] - sent["occurred_at"] < minimum
    }


def bursts(events: list[tuple[str, Row]], length: timedelta, clicks: int) -> set[str]:
    """Clicks on many addresses at once, as given, and unsubscribes among them."""
    flagged = set()
    for rows in by_campaign(events):
        for first in of_type(rows, "email_click"):
            start = first["occurred_at"]
            inside = [
                row for row in rows if start <= row["occurred_at"] <= start + length
            ]
            clicked = of_type(inside, "email_click")
            addresses = {trim(row["page_url"]) for row in clicked} - {None}
            if len(addresses) >= clicks:
                found = clicked + of_type(inside, "email_unsubscribe")
                flagged |= {row["event_id"] for row in found}
    return flagged


def near_honeypot(
    events: list[tuple[str, Row]], pattern: str | None, distance: timedelta
) -> set[str]:
    """Opens and clicks around a click on the page that only machines find."""
    if pattern is None:
        return set()
    found = defaultdict(list)
    for owner, row in events:
        page = page_url(row["page_url"])
        is_page_click = row["event_type"] == "email_click" and page is not None
        if is_page_click and is_like(page, without_scheme(pattern)):
            found[owner].append(row["occurred_at"])
    return {
        row["event_id"]
        for owner, row in events
        if row["event_type"] in READS
        and any(abs(row["occurred_at"] - moment) <= distance for moment in found[owner])
    }
