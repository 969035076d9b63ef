"""States that raw data and rules may have been in before they became what they are."""

from collections.abc import Iterator
from random import Random

from reference.tables import HISTORY

from .batch import Batch, Cells, Settings, Tables, World, rules_among

SHARES = [0.5, 0.8, 0.95]
SETTINGS = {
    "timezone": ["UTC", "Europe/Paris", "Pacific/Auckland"],
    "received_event_types": [["email_sent"], ["email_sent", "page_view"]],
    "machine_burst_seconds": [0, 10],
    "machine_min_seconds_after_send": [0, 5],
}


def earlier_states(batch: Batch, rng: Random) -> Iterator[Batch]:
    """Some states, in which rows and rules come, go, are corrected and come back.

    Events are only added, as the contract has it.

    Most of them have the same settings as the batch, since others start everything
    afresh; the scoring date is the same. What attributes were is now and then read in
    some states and not in others.
    """
    arrivals = [[rng.random() for _ in world.raw["events"]] for world in batch.worlds]
    for share in SHARES:
        variables = dict(batch.settings.variables)
        if rng.random() < 0.2:
            name = rng.choice(list(SETTINGS))
            variables[name] = rng.choice(SETTINGS[name])
        if rng.random() < 0.25:
            variables[HISTORY] = not variables.get(HISTORY)
        settings = Settings(
            batch.settings.as_of,
            variables,
            dict(batch.settings.reference),
            batch.settings.doubles,
        )
        if rng.random() < 0.1:
            settings.reference["machine_user_agents"] = []
        worlds = [earlier_world(world, share, rng) for world in batch.worlds]
        for world, earlier, arrival in zip(batch.worlds, worlds, arrivals, strict=True):
            rows = zip(world.raw["events"], arrival, strict=True)
            earlier.raw["events"] = [row for row, at in rows if at < share]
        yield Batch(settings, worlds)


def earlier_world(world: World, share: float, rng: Random) -> World:
    raw = {
        table: [
            other_row(row, rows, rng) if rng.random() < 0.1 else row
            for row in rows
            if rng.random() < share
        ]
        for table, rows in world.raw.items()
    }
    return World(world.raw_number, world.rules_number, raw, fewer(world.rules, rng))


def other_row(row: Cells, rows: list[Cells], rng: Random) -> Cells:
    """The row with one cell as in another row of its table, or empty."""
    column = rng.choice(list(row))
    cells = [other.get(column) for other in rows] + [None]
    return row | {column: rng.choice(cells)}


def fewer(rules: Tables, rng: Random) -> Tables:
    """Most rules as they are, some left out, some without one of their conditions."""

    def most(rows: list[Cells]) -> list[Cells]:
        return [row for row in rows if rng.random() < 0.9]

    return rules_among(rules, most)
