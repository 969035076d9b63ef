"""The tables of `acts` in the form that the SQL joins."""

from typing import Any

from . import acts
from .acts import ACTIONS, ASSETS, AUDIENCES, FORMS, LISTS, SESSIONS


def lists() -> dict[str, Any]:
    """What the SQL knows as variables: a list of words or one word for each name."""
    return {
        "site": acts.SITE,
        "mail_links": acts.MAIL_LINKS,
        "mail_links_fr": acts.MAIL_LINKS_FR,
        "tags": acts.TAGS,
        "browsers": acts.BROWSERS,
        "privacy_proxy": acts.PRIVACY_PROXY,
        "scanners": acts.SCANNERS,
    }


def tables() -> dict[str, list[dict[str, Any]]]:
    """What the SQL knows as tables: rows as dicts for each name."""
    return {
        "actions": _actions(),
        "session_steps": _session_steps(),
        "audience_slots": _audience_slots(),
    }


def _actions() -> list[dict[str, Any]]:
    """One row per action and variant: an action has as many as its longest list."""
    actions = ACTIONS + [
        {**row, "action": f"{row['form']}_{step}", "event_type": f"form_{step}"}
        for row in FORMS
        for step in ("start", "submit")
    ]
    rows = []
    for row in actions:
        cells = {
            "asset": ASSETS.get(row["action"]),
            "path_en": LISTS.get(row["path_en"], row["path_en"]),
            "path_fr": LISTS.get(row["path_fr"], row["path_fr"]),
        }
        choices = {
            name: cell.split() if cell else [None] for name, cell in cells.items()
        }
        variants = max(map(len, choices.values()))
        for variant in range(variants):
            turn = {
                name: words[variant % len(words)] for name, words in choices.items()
            }
            number = {"variant": variant, "variants": variants}
            rows.append({"form": None, "channel": "web", **row, **turn, **number})
    return rows


def _session_steps() -> list[dict[str, Any]]:
    """The actions of each session in their order, and how often a page is skipped."""
    pages = {row["action"] for row in ACTIONS if row["event_type"] == "page_view"}
    rows = []
    for session, actions in enumerate(row["actions"].split() for row in SESSIONS):
        rows += [
            {
                "session": session,
                "step": step,
                "action": action,
                "skipped": 0.15 if action in pages and len(actions) > 1 else 0.0,
            }
            for step, action in enumerate(actions)
        ]
    return rows


def _audience_slots() -> list[dict[str, Any]]:
    """Numbered slots of each audience: a session fills as many as its share."""
    rows = []
    for audience in AUDIENCES:
        shares = [row[audience] for row in SESSIONS]
        slots = [session for session, share in enumerate(shares) for _ in range(share)]
        rows += [
            {"audience": audience, "slot": slot, "session": session}
            for slot, session in enumerate(slots)
        ]
    return rows
