"""Look at exports of any system, and propose how to map them for scoring.

    .venv/bin/python scripts/map_export.py ~/Downloads/kunden.csv ~/Downloads/mails.xlsx
    .venv/bin/python scripts/map_export.py --write acme ~/Downloads/*.csv

With --write it makes local/<name>/ with links to the files, and in local/<name>/rules/
the shipped rules, the map (column_map.csv) and the event types that it found. Correct
the map there if need be; the command that builds is printed. Files are only read.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from database import ROOT
from map_files import Answers, propose, shown, write_folder

OPEN = 2


def main(argv: list[str]) -> int:
    """Propose a map; 2 if something has to be said first, 1 if a file is not there."""
    options = parse(argv)
    paths = [Path(name).expanduser().resolve() for name in options.files]
    absent = [str(path) for path in paths if not path.is_file()]
    names = [path.name for path in paths]
    if absent or len(set(names)) < len(names):
        print(
            f"{', '.join(absent)}: is not a file."
            if absent
            else "Two files have the same name. Rename one of them."
        )
        return 1
    answers = Answers(
        day_first={"day-first": True, "month-first": False}.get(options.dates),
        decimal_comma={"comma-decimal": True, "point-decimal": False}.get(
            options.numbers
        ),
        tables=dict(pair.rpartition("=")[::2] for pair in options.table),
    )
    with tempfile.TemporaryDirectory() as copies:
        proposals = propose(paths, answers, Path(copies))
        print(shown(proposals))
    if any(proposal.questions for proposal in proposals):
        print(
            "\nAnswer the questions first: nothing is guessed, and nothing was written."
        )
        return OPEN
    if not options.write:
        print("\nNothing was written. With --write NAME the folder local/NAME is made.")
        return 0
    folder = ROOT / "local" / options.write
    written = write_folder(proposals, folder, ROOT / "seeds")
    place = f"local/{options.write}"
    print(
        f"\nThe map is {written.relative_to(ROOT)}. Correct it if need be, and build:"
    )
    print(f"\n    make build RAW={place} RULES={place}/rules")
    return 0


def parse(argv: list[str]) -> argparse.Namespace:
    """The arguments."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add(
        "files",
        nargs="+",
        metavar="FILE",
        help="the exports: .csv, .xlsx, .parquet ...",
    )
    add("--write", metavar="NAME", help="make local/NAME, ready to build")
    add("--dates", choices=["day-first", "month-first"], help="how 03/04 is meant")
    add(
        "--numbers",
        choices=["comma-decimal", "point-decimal"],
        help="whether 1,234 has decimals",
    )
    add(
        "--table",
        action="append",
        default=[],
        metavar="FILE=TABLE",
        help="what a file lists: contacts, companies, events or deals",
    )
    options = parser.parse_args(argv)
    if options.write and not options.write.replace("_", "").replace("-", "").isalnum():
        parser.error("--write takes a name of letters and digits, such as acme")
    return options


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
