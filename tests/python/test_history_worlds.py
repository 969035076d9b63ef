"""The history of random worlds against an independent reading of the contract.

20 worlds are scored on five dates, the last of them twice, and 80 others in `make
test-long`. Between the dates rows come, go, are corrected and come back: contacts are
deleted and hidden, merged and parted again. Events are only added.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from comparison import Difference, table_differences
from harness import Project
from reference.history import History
from tiers import numbers
from worlds import Batch, earlier_states, make_batch

KEYS = {
    "lead_score_history": ["contact_id", "scorecard_id", "as_of_date"],
    "lead_scores": ["contact_id", "scorecard_id"],
    "score_crossings": ["trigger_id", "contact_id", "as_of_date"],
}
WORLDS_PER_BUILD = 20
DAYS_BEFORE = [31, 9, 2, 2, 0]


@pytest.fixture
def project() -> Iterator[Project]:
    with Project() as project:
        yield project


def states_of(batch: Batch, rng: Random) -> list[Batch]:
    """What is there on each date; on the last all rows, or fewer again."""
    fewer, *_ = earlier_states(batch, rng)
    worlds = [
        replace(world, raw=world.raw | {"events": whole.raw["events"]})
        for world, whole in zip(fewer.worlds, batch.worlds, strict=True)
    ]
    return [*earlier_states(batch, rng), batch, Batch(batch.settings, worlds)]


def differences_over_time(project: Project, seed: str) -> list[Difference]:
    rng, history = Random(seed), History()
    batch = make_batch(rng, WORLDS_PER_BUILD)
    for state, days in zip(states_of(batch, rng), DAYS_BEFORE, strict=True):
        on: date = batch.as_of_date - timedelta(days=days)
        variables = state.variables | {"as_of_date": on.isoformat()}
        is_first = days == DAYS_BEFORE[0]
        built = project.build(state.raw, state.seeds, variables, KEYS, afresh=is_first)
        expected = history.run(state.raw, state.seeds, variables, [on])
        found = [
            difference
            for table, key in KEYS.items()
            for difference in table_differences(
                table, expected[table], built[table], key
            )
        ]
        if found:
            return found
    return []


@pytest.mark.parametrize("number", numbers(1, 5))
def test_people_over_time_match_the_reference(project: Project, number: int) -> None:
    found = differences_over_time(project, f"history {number}")
    shown = "\n".join(map(str, found[:15]))
    assert not found, f"{len(found)} differences\n{shown}"
