"""Say which leads moved between an earlier copy of the database and the present one.

Example:
    cp target/lead_scoring.duckdb target/before.duckdb
    (change a point value, build again)
    python scripts/compare_scores.py target/before.duckdb
"""

import argparse
import sys
from pathlib import Path

from changes.scores import differences
from changes.writing import LISTED, card_lines
from database import add_database_argument, is_built, run


def main(argv: list[str]) -> int:
    """Print per scorecard what moved, and why; 1 if there is nothing to compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("before", type=Path, help="the earlier DuckDB file")
    add_database_argument(parser)
    options = parser.parse_args(argv)
    if not (is_built(options.before) and is_built(options.db)):
        return 1
    cards = differences(options.before, options.db, LISTED)
    if not cards:
        print("No scorecard is in both databases.", file=sys.stderr)
        return 1
    print("\n\n".join("\n".join(card_lines(card)) for card in cards))
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
