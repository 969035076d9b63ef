"""Differences of scores as text for a terminal, or as Markdown for a pull request."""

from collections.abc import Sequence

from changes.scores import Difference, Mover
from changes.seeds import Change

LISTED = 10


def as_markdown(as_of: str, changes: list[Change], cards: list[Difference]) -> str:
    """The whole report in Markdown: nothing in it names a person but contact ids."""
    lines = [f"## What if: scores of {as_of}", ""]
    lines += table(("seed", "change"), changes) if changes else ["No rule differs."]
    for card in cards:
        lines += ["", f"### Scorecard {cell(card.card)}", "", headline(card), ""]
        lines += table(
            ("before / after", *card.bands),
            [
                (
                    old,
                    *(str(card.matrix.get((old, new), 0)) for new in card.bands),
                )
                for old in card.bands
            ],
        )
        for title, movers in lists(card):
            lines += ["", f"**{title}**", ""]
            lines += table(
                ("contact", "score", "moved most by"),
                [mover_cells(one) for one in movers],
            )
        if card.weekly_mqls:
            lines += ["", f"**{weekly_title(card)}**", ""]
            lines += table(("week to", "before", "after"), weekly_rows(card))
    return "\n".join(lines) + "\n"


def as_text(as_of: str, changes: list[Change], cards: list[Difference]) -> str:
    """The same for a terminal."""
    lines = [f"What if: scores of {as_of}"]
    lines += [f"  {seed}: {change}" for seed, change in changes] or [
        "  No rule differs."
    ]
    for card in cards:
        lines += ["", *card_lines(card)]
    return "\n".join(lines)


def card_lines(card: Difference) -> list[str]:
    """What differs for a scorecard, for a terminal."""
    lines = [f"Scorecard {card.card}: {headline(card)}", ""]
    rows = [("before / after", *card.bands)]
    rows += [
        (old, *(str(card.matrix.get((old, new), 0)) for new in card.bands))
        for old in card.bands
    ]
    lines += aligned(rows)
    for title, movers in lists(card):
        lines += ["", title, *aligned([mover_cells(one) for one in movers])]
    if card.weekly_mqls:
        lines += ["", weekly_title(card)]
        lines += aligned([("week to", "before", "after"), *weekly_rows(card)])
    return lines


def headline(card: Difference) -> str:
    """Counts in one line."""
    (hot_before, hot_after), (mqls_before, mqls_after) = card.hot, card.mqls
    return (
        f"{card.moved:,} of {card.leads:,} scores move;"
        f" {hot_before:,} {card.bands[0]} leads become {hot_after:,},"
        f" {mqls_before:,} MQLs become {mqls_after:,}."
    )


def lists(card: Difference) -> list[tuple[str, list[Mover]]]:
    """Titles and leads of the lists that are not empty."""
    named = [
        (f"Become {card.bands[0]}", card.enter),
        (f"No longer {card.bands[0]}", card.leave),
    ]
    shown = [
        (f"{title}: {len(movers):,}{first_of(movers)}", movers[:LISTED])
        for title, movers in named
    ]
    shown.append(("Biggest movers", card.biggest[:LISTED]))
    return [(title, movers) for title, movers in shown if movers]


def first_of(movers: list[Mover]) -> str:
    """What to say where a list is cut."""
    return f", the first {LISTED}" if len(movers) > LISTED else ""


def mover_cells(mover: Mover) -> tuple[str, str, str]:
    """Contact, score before and after, and the rule with its points."""
    before, after = (
        "-" if score is None else str(score)
        for score in (mover.score_before, mover.score_after)
    )
    points = f" ({mover.points:+.1f})" if mover.points else ""
    return mover.contact_id, f"{before} to {after}", f"{mover.rule}{points}"


def weekly_title(card: Difference) -> str:
    """New MQLs per week, with the mean to expect."""
    before, after = (
        sum(week[side] for week in card.weekly_mqls) / len(card.weekly_mqls)
        for side in (1, 2)
    )
    return f"New MQLs per week: {before:.1f} become {after:.1f} in the mean"


def weekly_rows(card: Difference) -> list[tuple[str, str, str]]:
    """One row per week, by its last day."""
    return [
        (str(end), str(before), str(after)) for end, before, after in card.weekly_mqls
    ]


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines of a Markdown table."""
    return [
        f"| {' | '.join(map(cell, header))} |",
        f"|{'---|' * len(header)}",
        *(f"| {' | '.join(map(cell, row))} |" for row in rows),
    ]


def cell(text: str) -> str:
    """Text that stays in its cell, and is shown as it is."""
    for mark in "\\`*_[]<>|#":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows with their columns one below the other; the last is as long as it is."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [
        "  "
        + "  ".join(
            text.ljust(width) for text, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]
