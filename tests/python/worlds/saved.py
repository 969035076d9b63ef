"""Worlds as they are kept in `counterexamples/`."""

from collections.abc import Mapping

from .batch import Settings, World


def as_json(settings: Settings, world: World) -> dict:
    """A world as it is kept in `counterexamples/`; `from_json` reads it."""
    return {
        "as_of_date": settings.as_of,
        "variables": settings.variables,
        "reference": settings.reference,
        "doubles": settings.doubles,
        "numbers": [world.raw_number, world.rules_number],
        "raw": {table: rows for table, rows in world.raw.items() if rows},
        "rules": {seed: rows for seed, rows in world.rules.items() if rows},
    }


def from_json(saved: Mapping) -> tuple[Settings, World]:
    settings = Settings(
        saved["as_of_date"],
        saved["variables"],
        saved["reference"],
        saved.get("doubles", []),
    )
    return settings, World(*saved["numbers"], saved["raw"], saved["rules"])
