"""A seed folder with other points and thresholds."""

import csv
import shutil
from pathlib import Path


def write_proposal(
    seeds: Path, out: Path, points: dict[str, int], thresholds: dict[str, int]
) -> int:
    """Copy the seed folder with other points and thresholds; the cells changed."""
    shutil.copytree(seeds, out, dirs_exist_ok=True)
    changed = 0
    for name, key, column, values in (
        ("demographic_points", "rule_id", "points", points),
        ("behavioural_points", "rule_id", "points", points),
        ("inactivity_points", "rule_id", "points", points),
        ("purchase_cycle_points", "rule_id", "max_points", points),
        ("scorecards", "scorecard_id", "mql_threshold", thresholds),
    ):
        (path,) = out.rglob(f"{name}.csv")
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows, header = list(reader), reader.fieldnames or []
        for row in rows:
            value = values.get(row[key].strip())
            if value is not None and row[column] != str(value):
                row[column] = str(value)
                changed += 1
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return changed
