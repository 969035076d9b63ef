"""What the README shows exists, and what exists is in the README."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

import pytest
import yaml
from dbt.cli.main import cli
from harness import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MOST_LINES = 250
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
ASSIGNMENT = re.compile(r"([A-Z_]+)=")
PROGRAMS = ("make", "mkdir", "cp", "mf", ".venv/bin/dbt", ".venv/bin/python")
# made by a command, or by hand
NOT_SHIPPED = (".venv", "local", "target", "logs")


def text_of(*patterns: str) -> str:
    """The text of all files of the project that the patterns find."""
    paths = sorted(path for pattern in patterns for path in ROOT.glob(pattern))
    assert paths, patterns
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def stems(pattern: str) -> set[str]:
    return {path.stem for path in ROOT.glob(pattern)}


def known_variables() -> set[str]:
    macro = text_of("macros/rules/known_variables.sql")
    return set(re.findall(r"^        '(\w+)': {", macro, re.MULTILINE))


def environment_variables() -> set[str]:
    read = text_of(
        "dbt_project.yml",
        "profiles.yml",
        "Makefile",
        "macros/**/*.sql",
        "scripts/**/*.py",
    )
    return set(re.findall(r"\bLEAD_SCORING_[A-Z]+\b", read))


# Start of a table's header -> what there is to be named in its first column.
EXISTING = {
    "| table |": stems("models/marts/*/*.sql"),
    "| seed in `seeds/rules/` |": stems("seeds/rules/*.csv"),
    "| environment variable |": environment_variables(),
    "| variable |": known_variables(),
}
SELECTABLE = {
    path.stem
    for pattern in ("models/**/*.sql", "seeds/**/*.csv", "analyses/*.sql")
    for path in ROOT.glob(pattern)
}
TARGETS = set(re.findall(r"^([\w-]+):", text_of("Makefile"), re.MULTILINE))


def readme_faults(readme: str) -> list[str]:
    """Everything that is wrong with a README, in words."""
    faults = [
        *command_faults(readme),
        *table_faults(readme),
        *path_faults(readme),
    ]
    if readme.count("\n") > MOST_LINES:
        faults.append(f"more than {MOST_LINES} lines")
    if "@@" in readme:
        faults.append("a placeholder is left: @@")
    prose = FENCE.sub("", readme)
    listed = re.search(r"^`seeds/reference/` holds lists:(.*?)\.", prose, re.M | re.S)
    named = set(CODE.findall(listed[1])) if listed else set()
    faults += difference("seeds/reference/", named, stems("seeds/reference/*.csv"))
    faults += [
        f"analysis {name} is not in the README"
        for name in sorted(stems("analyses/*.sql") - set(re.findall(r"\w+", readme)))
    ]
    return faults


def difference(where: str, named: set[str], existing: set[str]) -> list[str]:
    """One line per name that is on one side only."""
    return [
        *(f"{where}: {name} does not exist" for name in sorted(named - existing)),
        *(f"{where}: {name} is missing" for name in sorted(existing - named)),
    ]


def table_faults(readme: str) -> Iterator[str]:
    """Names in the first columns of the tables, held against what exists."""
    named: dict[str, list[str]] = {header: [] for header in EXISTING}
    for table in re.findall(r"(?:^\|.*\n)+", FENCE.sub("", readme), re.MULTILINE):
        lines = table.splitlines()
        for header in named:
            if lines[0].startswith(header):
                cells = [line.split("|")[1] for line in lines[2:]]
                named[header] += [name for cell in cells for name in CODE.findall(cell)]
    for header, names in named.items():
        yield from difference(header, set(names), EXISTING[header])
        if len(names) > len(set(names)):
            yield f"{header}: a name stands there twice"


def path_faults(readme: str) -> Iterator[str]:
    """Links, paths in backticks and the layout that lead nowhere."""
    prose = FENCE.sub("", readme)
    links = re.findall(r"\]\(([^)#]*)[^)]*\)|src=\"([^\"]+)\"", prose)
    paths = [path for pair in links for path in pair if path and "://" not in path]
    paths += re.findall(r"`((?:[\w.-]+/)+[\w.-]*)`", prose)
    layout = re.search(r"^## Layout\n+```\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    paths += re.findall(r"\b\w+/\w*", layout[1]) if layout else ["a section Layout"]
    for path in paths:
        if not is_there(path):
            yield f"{path} does not exist"


def is_there(path: str) -> bool:
    """Whether a path exists, or is made by a command or by hand."""
    return path.split("/")[0] in NOT_SHIPPED or (ROOT / path).exists()


def command_faults(readme: str) -> Iterator[str]:
    """Commands, in `sh` blocks and in backticks, that cannot be run as shown."""
    for language, block in FENCE.findall(readme):
        for line in block.splitlines():
            if language == "sh":
                yield from line_faults(line)
            elif is_command(line):
                yield f"{line}: is in a block that is not sh"
    for code in CODE.findall(FENCE.sub("", readme)):
        if is_command(code) and " " in code:
            yield from line_faults(code)


def is_command(line: str) -> bool:
    words = [word for word in line.split() if not ASSIGNMENT.match(word)]
    return bool(words) and words[0] in PROGRAMS


def line_faults(line: str) -> Iterator[str]:
    """What is wrong with a line of shell."""
    command: list[str] = []
    for word in [*shlex.split(line, comments=True), "&&"]:
        if word != "&&":
            command.append(word)
            continue
        while command and (assigned := ASSIGNMENT.match(command[0])):
            if assigned[1] not in EXISTING["| environment variable |"]:
                yield f"{line}: {assigned[1]} is no environment variable"
            del command[0]
        if command:
            yield from (f"{line}: {fault}" for fault in program_faults(*command))
        command = []


def program_faults(program: str, *words: str) -> Iterable[str]:
    """What is wrong with one command."""
    if program == "make":
        return make_faults(*words)
    if program == ".venv/bin/dbt":
        return dbt_faults(*words)
    if program == "mf":
        return metric_faults(*words)
    if program == ".venv/bin/python":
        return script_faults(*words)
    if program in ("mkdir", "cp"):
        paths = [word for word in words if not word.startswith("-")]
        sources = paths[:-1] if program == "cp" else []
        return [f"no file {path}" for path in sources if not is_there(path)]
    return [f"unknown program {program}"]


def make_faults(*words: str) -> Iterator[str]:
    """Targets and variables that the Makefile lacks."""
    for word in words:
        if assigned := ASSIGNMENT.match(word):
            if f"$({assigned[1]})" not in text_of("Makefile"):
                yield f"no variable {assigned[1]} in the Makefile"
        elif word not in TARGETS:
            yield f"no target {word}"


def dbt_faults(command: str, *words: str) -> Iterator[str]:
    """Unknown dbt commands, options, selected names and variables."""
    if command not in cli.commands:
        yield f"no dbt command {command}"
        return
    options = {name for option in cli.commands[command].params for name in option.opts}
    option = ""
    for word in words:
        if word.startswith("-"):
            option = word
            if option not in options:
                yield f"no option {option}"
        elif option in ("--select", "-s", "--exclude"):
            if word.strip("+") not in {*SELECTABLE, "*"}:
                yield f"nothing to select is called {word}"
        elif option == "--vars":
            for name in set(yaml.safe_load(word)) - EXISTING["| variable |"]:
                yield f"no variable {name}"


def metric_faults(command: str, *words: str) -> Iterator[str]:
    """Metrics that are asked for and not defined."""
    if command != "query":
        yield f"no mf command {command}"
    defined = yaml.safe_load(text_of("models/semantic/_metrics.yml"))["metrics"]
    names = {metric["name"] for metric in defined}
    for option, word in pairwise(words):
        if option == "--metrics":
            yield from (f"no metric {name}" for name in set(word.split(",")) - names)


def script_faults(script: str, *words: str) -> Iterator[str]:
    """Unknown scripts, and flags that a script's --help does not show."""
    if script == "-m":
        if words[0] not in ("pytest", "ruff"):
            yield f"unknown module {words[0]}"
    elif not (ROOT / script).is_file():
        yield f"no script {script}"
    else:
        for word in words:
            if word.startswith("-") and not re.search(
                rf"(?<![\w-]){re.escape(word)}(?![\w-])", help_of(script)
            ):
                yield f"{script} has no flag {word}"


@cache
def help_of(script: str) -> str:
    done = subprocess.run(
        [sys.executable, str(ROOT / script), "--help"],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"COLUMNS": "200"},
    )
    return done.stdout


def test_the_readme_has_no_fault() -> None:
    assert readme_faults(README) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("make build ", "make bild ", "no target bild"),
        ("make what-if", "make what-iff", "no target what-iff"),
        ("SEEDS=local", "SEED=local", "no variable SEED in the Makefile"),
        ("--metrics hot_rate", "--metrics hot_rat", "no metric hot_rat"),
        ("`make build`", "`make bild`", "no target bild"),
        ("bin/dbt show", "bin/dbt shaw", "no dbt command shaw"),
        ("--limit 30", "--limits 30", "no option --limits"),
        ("explain_one_lead --", "explain_one_led --", "is called explain_one_led"),
        ("{as_of_date:", "{as_of:", "no variable as_of"),
        ("scripts/generate_sample.py", "scripts/make_sample.py", "no script"),
        ("--contacts", "--contact", "has no flag --contact"),
        ("LEAD_SCORING_RAW=", "LEAD_RAW=", "LEAD_RAW is no environment variable"),
        ("cp -r seeds", "cp -r seed", "no file seed"),
        ("```sh\n", "```\n", "is in a block that is not sh"),
        ("| `account_scores` |", "| `accounts` |", "accounts does not exist"),
        ("| `account_scores` |", "| |", "account_scores is missing"),
        ("| `next_steps` |", "| `steps` |", "steps does not exist"),
        ("| `next_steps` |", "| |", "next_steps is missing"),
        ("`job_title_seniority`", "`job_titles`", "job_titles does not exist"),
        ("`job_title_seniority`", "", "job_title_seniority is missing"),
        ("| `LEAD_SCORING_SEEDS` |", "| `LEAD_DB` |", "LEAD_DB does not exist"),
        ("| `LEAD_SCORING_SEEDS` |", "| |", "LEAD_SCORING_SEEDS is missing"),
        ("| `trend_points` |", "| `trends` |", "trends does not exist"),
        ("| `trend_points` |", "| |", "trend_points is missing"),
        ("| `trend_points` |", "| `timezone`, `trend_points` |", "stands there twice"),
        ("`rule_overlap`", "", "analysis rule_overlap is not in the README"),
        ("(CHANGELOG.md)", "(CHANGES.md)", "CHANGES.md does not exist"),
        ("`models/staging/rules/`", "`models/rules/`", "models/rules/ does not exist"),
        ("models/marts ", "models/public ", "models/public does not exist"),
        ("## Layout", "## Folders", "a section Layout does not exist"),
        ("## Engines", "@@ENGINES@@", "a placeholder is left"),
        ("## Engines", "\n" * MOST_LINES, "more than 250 lines"),
    ],
)
def test_a_fault_of_the_readme_is_found(old: str, new: str, fault: str) -> None:
    assert old in README
    sound = README.replace("@@", "")
    faults = set(readme_faults(sound.replace(old, new))) - set(readme_faults(sound))
    assert any(fault in found for found in faults), faults
