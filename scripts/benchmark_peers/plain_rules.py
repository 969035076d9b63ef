"""The event rules of `rules/behavioural_points.csv` for the two data frame programs."""

from collections.abc import Iterable
from typing import NamedTuple

RECEIVED = ["email_sent", "email_delivered", "email_bounce"]
LONGEST_CHAIN = 10


class EventRule(NamedTuple):
    """Points per hit; `counts` every event, one a day, or one at all."""

    event_types: list[str]
    points: int
    half_life: int | None = None
    counts: str = "day"
    max_points: float = 1e9
    page: str = ""


EVENT_RULES = [
    EventRule(["page_view"], 2, 14),
    EventRule(["page_view"], 6, 30, page="/pricing"),
    EventRule(["email_open"], 1, 14),
    EventRule(["email_click"], 4, 30, counts="event", max_points=40),
    EventRule(["asset_download"], 8, 60),
    EventRule(["webinar_attend"], 15, 60),
    EventRule(["demo_request"], 30, 60, max_points=60),
    EventRule(["trial_start", "quote_request"], 25, 60),
    EventRule(["email_unsubscribe"], -20, counts="ever"),
    EventRule(["email_bounce"], -10, 60),
]


def follow_merges(
    merges: Iterable[tuple[str, str]], longest: int
) -> list[tuple[str, str]]:
    """Each merged contact with its last survivor; chains without an end are left out.

    Args:
        merges: (merged, survivor), of two merges of one contact the later one last.
        longest: how many links are followed.
    """
    survivor_of = dict(merges)
    followed = []
    for merged, survivor in survivor_of.items():
        last = survivor
        for _ in range(longest):
            last = survivor_of.get(last, last)
        if last not in survivor_of:
            followed.append((merged, last))
    return followed
