"""Find what would stop dbt while it reads the seed files, all of it at once.

dbt stops at the first file that is missing, is not UTF-8 or has a row with too many
cells. What the cells say is checked by dbt itself, in the model seed_check. Which seeds
there are, and their columns, stands in models/staging/rules/*__seeds.yml.
"""

import argparse
import csv
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
SAVE_AS = 'In the spreadsheet choose "Save as", type "CSV UTF-8"'
END = "end of the seed file"
SEPARATORS = {";": "semicolons", "\t": "tabs"}


def seed_columns(root: Path = ROOT) -> dict[str, list[str]]:
    """Name of each seed and its columns, from the documentation of the seeds."""
    columns = {}
    for path in sorted((root / "models" / "staging" / "rules").glob("*__seeds.yml")):
        for seed in yaml.safe_load(path.read_text(encoding="utf-8"))["seeds"]:
            columns[seed["name"]] = [column["name"] for column in seed["columns"]]
    return columns


def folder_faults(folder: Path, seeds: dict[str, list[str]]) -> list[str]:
    """One line per fault of a seed folder: path, line where there is one, remedy."""
    if not folder.is_dir():
        return [f"{shown(folder)}: is no folder. Correct LEAD_SCORING_SEEDS."]
    files = [
        Path(parent, name)
        for parent, _, names in os.walk(folder, followlinks=True)
        for name in names
    ]
    faults = []
    for seed, columns in seeds.items():
        paths = sorted(path for path in files if path.name == f"{seed}.csv")
        if not paths:
            faults.append(
                f"{shown(folder)}: {seed}.csv is missing. Add it, at least with the"
                f" first line {','.join(columns)}"
            )
        elif len(paths) > 1:
            places = " and ".join(shown(path) for path in paths)
            faults.append(f"{places} are the same seed. Delete all but one of them.")
        for path in paths:
            faults += [
                f"{shown(path)}: line {n}: {text}" for n, text in file_faults(path)
            ]
    return faults


def file_faults(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each fault of one file; a byte-order mark is none."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].rsplit(b"\n", 1)[-1].decode("utf-8", "replace")
        yield (
            content.count(b"\n", 0, error.start) + 1,
            f"is not UTF-8 (after '{before[-20:]}'). {SAVE_AS}.",
        )
        return
    if "\0" in text:
        yield text.count("\n", 0, text.index("\0")) + 1, f"is no text. {SAVE_AS}."
        return
    rows, open_quote = read_rows(text)
    line, header = rows[0] if rows else (1, [])
    if not any(header):
        yield line, "is blank. The first line has to name the columns."
        return
    for separator, name in SEPARATORS.items():
        if len(header) == 1 and separator in header[0]:
            yield line, f"has {name} between its cells. {SAVE_AS}, with commas."
            return
    for fault in header_faults(header):
        yield line, fault
    for line, row in rows[1:]:
        if len(row) > len(header):
            kept = row[len(header) - 1][-20:]
            yield (
                line,
                f"has {len(row)} cells for {len(header)} columns. Put quotes around a"
                f" cell that has a comma in it, or delete what follows '{kept}'.",
            )
    if open_quote is not None:
        yield open_quote, 'has a quote (") that is never closed. Close or delete it.'


def read_rows(text: str) -> tuple[list[tuple[int, list[str]]], int | None]:
    """The rows with the lines they start in, and where a quote is opened for good.

    An unclosed quote swallows the rest of the file without a word. A last line is
    added; if it does not come out as a row of its own, a quote was open.
    """
    csv.field_size_limit(len(text) + len(END) + 2)
    reader = csv.reader(io.StringIO(f"{text}\n{END}", newline=""))
    rows, line = [], 1
    for row in reader:
        rows.append((line, row))
        line = reader.line_num + 1
    line, last_row = rows.pop()
    if last_row == [END]:
        return rows, None
    return rows, line


def header_faults(header: list[str]) -> Iterator[str]:
    """What is wrong with the names of the columns."""
    for number, name in enumerate(header, start=1):
        if not name.strip():
            yield f"column {number} has no name. Name it, or delete the column."
        elif name in header[: number - 1]:
            yield f"column {name} is there twice. Delete one of the two."
        elif '"' in name:
            yield f"column {name} has a quote in its name. Correct it."


def shown(path: Path) -> str:
    """A path as seen from the project."""
    return (path.relative_to(ROOT) if path.is_relative_to(ROOT) else path).as_posix()


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
    folder = parser.parse_args(argv).folder
    if Path(folder).is_absolute() or ".." in Path(folder).parts:
        faults = [
            f"{folder}: is no folder inside the project, relative to its root. Copy or"
            " link your seeds to local/<name> and set LEAD_SCORING_SEEDS=local/<name>."
        ]
    else:
        faults = folder_faults(ROOT / folder, seed_columns())
    if faults:
        plural = "faults" if len(faults) > 1 else "fault"
        print(f"{len(faults)} {plural} in the seed files:", *faults, sep="\n  ")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
