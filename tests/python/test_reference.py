"""The project against an independent reading of the contract, on random worlds.

200 worlds in `make test`, 1,800 others in `make test-long`. A difference is printed,
reduced to a small world, and written below `local/counterexamples/`; moved to
`counterexamples/` beside this file it is built again by every run of the tests.
"""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

import pytest
from comparison import Difference, build_and_compare
from harness import ROOT, Project
from reduction import Build, Report, reduced
from tiers import numbers
from worlds import Batch, as_json, from_json, make_batch

WORLDS_PER_BUILD = 50
COUNTEREXAMPLES = sorted(Path(__file__).parent.glob("counterexamples/*.json"))
MOST_SHOWN = 15


@pytest.fixture
def project() -> Iterator[Project]:
    with Project() as project:
        yield project


def shown(found: list[Difference]) -> str:
    lines = [f"{len(found)} differences", *map(str, found[:MOST_SHOWN])]
    kinds = sorted({difference.kind for difference in found})
    return "\n".join([*lines, f"tables and columns: {kinds}"])


@pytest.mark.parametrize("number", numbers(4, 40))
def test_random_worlds_match_the_reference(
    project: Project, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    """Every second build comes on top of another one: it may not show."""

    def report(text: str) -> None:
        with capsys.disabled():
            print(f"\n{text}", end="", flush=True)

    batch = make_batch(Random(f"worlds {number}"), WORLDS_PER_BUILD, has_doubles=True)
    build = partial(build_and_compare, project, on_top=number % 2 == 0)
    found = build(batch)
    if found:
        report(shown(found))
        path = keep_reduced(build, batch, found, report)
        pytest.fail(f"{shown(found)}\nReduced world: {path}")


def keep_reduced(
    build: Build, batch: Batch, found: list[Difference], report: Report
) -> Path:
    """Write a small world that still differs; its path, relative to the project."""
    settings, world = reduced(build, batch, found, report)
    folder = ROOT / "local" / "counterexamples"
    folder.mkdir(parents=True, exist_ok=True)
    table, column = found[0].kind
    path = folder / f"{table}_{column}.json"
    saved = json.dumps(as_json(settings, world), indent=1, ensure_ascii=False)
    path.write_text(saved, encoding="utf-8")
    return path.relative_to(ROOT)


@pytest.mark.parametrize("on_top", [False, True], ids=["afresh", "on_top"])
def test_counterexamples(project: Project, on_top: bool) -> None:
    """Worlds that once differed, those with the same settings in one build."""
    of_settings: dict[str, Batch] = {}
    names: dict[str, list[str]] = {}
    for place, path in enumerate(COUNTEREXAMPLES):
        shared, world = from_json(json.loads(path.read_text(encoding="utf-8")))
        batch = of_settings.setdefault(repr(shared), Batch(shared, []))
        numbers = str(101 + 2 * place), str(102 + 2 * place)
        is_one = world.raw_number == world.rules_number
        batch.worlds.append(world.renumbered(numbers[0], numbers[not is_one]))
        names.setdefault(repr(shared), []).append(path.stem)
    for key, batch in of_settings.items():
        found = build_and_compare(project, batch, on_top=on_top)
        assert not found, f"{', '.join(names[key])}: {shown(found)}"
