"""The figures of a benchmark, as data and as text."""

import argparse
import os
import platform
from dataclasses import asdict
from importlib.metadata import version

from .processes import Cost


def report(
    costs: dict[str, Cost],
    options: argparse.Namespace,
    against: dict[str, Cost] | None = None,
) -> dict:
    """Costs by name, and ratios with their targets; `is_met` of each.

    `against` has what the cases cost at another commit, if they were run there.
    """
    full = costs["full build"].seconds
    is_large = options.events >= 100_000_000
    wanted = [
        ("one more day / full build", "one more day", 0.08 if is_large else 0.2),
        ("changed points / full build", "changed points", 0.2),
        ("changed condition / full build", "changed condition", 0.4),
    ]
    ratios = [
        ratio(name, costs[run].seconds / full, most) for name, run, most in wanted
    ]
    if "by sql" in costs:
        most = 1.5 if is_large else 2.0
        ratios.append(
            ratio("full build / SQL by hand", full / costs["by sql"].seconds, most)
        )
    for peer, least in {"polars": 1.0, "pandas": 10.0}.items():
        if f"by {peer}" in costs:
            value = costs[f"by {peer}"].seconds / full
            ratios.append(ratio(f"{peer} / full build", value, least, is_least=True))
    peak = max(cost.peak_gb for name, cost in costs.items() if "by " not in name)
    ratios.append(ratio("peak memory of a build, GB", peak, 6.0))
    nothing = costs["build of nothing"].seconds
    ratios.append(ratio("build of nothing, s", nothing, 10.0))
    result = {
        "events": options.events,
        "contacts": options.contacts,
        "cores": os.cpu_count(),
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in ("duckdb", "dbt-core", "dbt-duckdb")},
        },
        "costs": {name: asdict(cost) for name, cost in costs.items()},
        "ratios": ratios,
    }
    if against:
        result["against"] = {
            "commit": options.against,
            "costs": {name: asdict(cost) for name, cost in against.items()},
            "ratios": {
                name: costs[name].seconds / cost.seconds
                for name, cost in against.items()
            },
        }
    return result


def ratio(name: str, value: float, target: float, *, is_least: bool = False) -> dict:
    """One line of the table: a figure, and whether it is what it should be."""
    return {
        "name": name,
        "value": value,
        "target": f"at {'least' if is_least else 'most'} {target:g}",
        "is_met": value >= target if is_least else value <= target,
    }


def table(result: dict) -> str:
    """The result as text."""
    against = result.get("against")
    lines = [
        f"{result['events']:,} events, {result['contacts']:,} contacts,"
        f" {result['cores']} cores",
        "",
    ]
    columns = f"{'seconds':>9}{'CPU s':>9}{'peak GB':>9}"
    if against:
        commit = f"at {against['commit'][:7]}"
        lines.append(f"{'':<20}{'this checkout':>27}{commit:>27}")
        columns = f"{columns}{columns}{'ratio':>9}"
    lines.append(f"{'run':<20}{columns}")
    for name, cost in result["costs"].items():
        line = f"{name:<20}{cells(cost)}"
        if against and name in against["costs"]:
            line += cells(against["costs"][name]) + f"{against['ratios'][name]:>9.2f}"
        lines.append(line)
    lines += ["", f"{'figure':<32}{'measured':>9}  target"]
    for line in result["ratios"]:
        reached = "" if line["is_met"] else "  not reached"
        lines.append(
            f"{line['name']:<32}{line['value']:>9.2f}  {line['target']}{reached}"
        )
    return "\n".join(lines)


def cells(cost: dict) -> str:
    """The cost of a run in three columns."""
    return f"{cost['seconds']:>9.1f}{cost['cpu_seconds']:>9.1f}{cost['peak_gb']:>9.2f}"
