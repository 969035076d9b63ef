"""Find every fault of the rules at once: file, line, column, and what to do.

`make build` runs this before dbt, whose own check (the model seed_check) stops with
what would give wrong scores. The schema of the seeds is in models/staging/rules.
"""

import argparse
import os
import sys
from pathlib import Path

import yaml
from seed_schema import folder_faults, project_variables

ROOT = Path(__file__).resolve().parents[1]


def main(argv: list[str]) -> int:
    """Print the faults of a seed folder; 1 if there are any."""
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="Example: python scripts/check_seeds.py local/mine",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "folder",
        nargs="?",
        default=os.environ.get("LEAD_SCORING_SEEDS") or "seeds",
        help="seed folder, relative to the project (default: LEAD_SCORING_SEEDS, else"
        " seeds)",
    )
    parser.add_argument(
        "--vars",
        default="{}",
        help="the variables of the run, as dbt takes them: they name further columns",
    )
    options = parser.parse_args(argv)
    folder = Path(options.folder)
    if folder.is_absolute() or ".." in folder.parts:
        print(
            f"{folder}: is not a folder inside the project, relative to its root. Copy"
            " or link your seeds to local/<name>, and set LEAD_SCORING_SEEDS to it."
        )
        return 1
    variables = project_variables(yaml.safe_load(options.vars) or {})
    faults = folder_faults(ROOT / folder, variables)
    if faults:
        plural = "faults" if len(faults) > 1 else "fault"
        print(f"{len(faults)} {plural} in the rules of {folder}:", *faults, sep="\n  ")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
