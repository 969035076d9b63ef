"""What the guide to the rules shows is what a build gives."""

from decimal import Decimal
from pathlib import Path

import pytest
from harness import ROOT, Project, Rows, shipped_headers, shipped_seed
from recipes import AS_OF_DATE, Recipe, read_recipes
from seed_schema import folder_faults, read_schema

GUIDE = ROOT / "docs" / "rules.md"
FRENCH = ROOT / "docs" / "rules.fr.md"
RECIPES = read_recipes(GUIDE)
FEWEST = 20
LISTS = [path.stem for path in shipped_headers() if path.parent.name == "reference"]


@pytest.fixture(scope="module")
def built() -> dict[tuple[str, str], dict]:
    """The row of each lead and scorecard, of one build of all recipes."""
    raw: dict[str, Rows] = {}
    seeds = {name: shipped_seed(name) for name in LISTS}
    for recipe in RECIPES:
        for tables, own in ((raw, recipe.raw), (seeds, recipe.own_seeds())):
            for name, rows in own.items():
                tables.setdefault(name, []).extend(rows)
    with Project() as project:
        variables = {"as_of_date": AS_OF_DATE.isoformat()}
        tables = project.build(raw, seeds, variables, ["lead_scores"])
        assert [str(fault) for fault in folder_faults(project.seeds, {})] == []
    return {
        (row["contact_id"], row["scorecard_id"]): row for row in tables["lead_scores"]
    }


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.title)
def test_a_recipe_gives_the_points_that_it_shows(
    recipe: Recipe, built: dict[tuple[str, str], dict]
) -> None:
    assert len(recipe.leads) > 1
    for key, shown in recipe.expected().items():
        row = built[key]
        if shown[-1].isdigit():
            assert row["raw_score"] == Decimal(shown), key
            assert row["status"] != "disqualified", key
        else:
            assert row["status"] == shown, key


def test_there_are_enough_recipes_for_a_start() -> None:
    assert len(RECIPES) >= FEWEST
    assert len({recipe.title for recipe in RECIPES}) == len(RECIPES)


def test_rule_ids_of_the_guide_may_stand_in_one_folder() -> None:
    rules = [
        row["rule_id"]
        for recipe in RECIPES
        for name, rows in recipe.seeds.items()
        if name.endswith("_points")
        for row in rows
    ]
    assert len(set(rules)) == len(rules)


def test_columns_are_those_of_the_shipped_files() -> None:
    headers = {path.stem: set(header) for path, header in shipped_headers().items()}
    for recipe in RECIPES:
        for name, rows in recipe.seeds.items():
            for row in rows:
                assert set(row) <= headers[name], (recipe.title, name)


@pytest.mark.parametrize("guide", [GUIDE, FRENCH], ids=lambda path: path.stem)
def test_every_operator_is_in_the_table(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    table = text[max(text.find("# Operators"), text.find("# Opérateurs")) :]
    columns = read_schema()["rule_conditions"].columns
    operators = columns["operator"].words
    assert len(operators) > 10
    assert [name for name in operators if f"`{name}`" not in table] == []


def test_the_french_guide_has_the_same_recipes() -> None:
    french = read_recipes(FRENCH)
    assert len(french) == len(RECIPES)
    for recipe, other in zip(RECIPES, french, strict=True):
        assert without_words(other.seeds) == without_words(recipe.seeds), other.title
        assert other.raw == recipe.raw, other.title
        assert other.expected() == recipe.expected(), other.title


def without_words(seeds: dict[str, Rows]) -> dict[str, Rows]:
    words = ("label", "name")
    return {
        name: [{k: v for k, v in row.items() if k not in words} for row in rows]
        for name, rows in seeds.items()
    }
