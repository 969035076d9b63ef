"""What the README and the pages show exists, and what exists is in them."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from dbt.cli.main import cli
from harness import ROOT

LINK = re.compile(r"(\]\(|src=\")([^)#\"]*)")
MOST_LINES = 199
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
ASSIGNMENT = re.compile(r"([A-Z_]+)=")
PROGRAMS = ("make", "mkdir", "cp", "mf", ".venv/bin/dbt", ".venv/bin/python")
# made by a command, or by hand
NOT_SHIPPED = (".venv", "local", "target", "logs", "csv")
# of other makers; what they are called with is theirs
OTHER_PROGRAMS = ("git", "psql", "python3")


def page(path: Path) -> str:
    """A page's text; its links start at the project's root."""

    def rooted(link: re.Match[str]) -> str:
        start, target = link.groups()
        if not target or "://" in target:
            return link[0]
        return start + os.path.relpath(path.parent / target, ROOT)

    return LINK.sub(rooted, path.read_text(encoding="utf-8"))


PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "CONTRIBUTING.md"]
README = page(ROOT / "README.md")
# These two have the tables that list names.
LISTS = README + page(ROOT / "docs/reference.md")


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


def page_faults(text: str) -> list[str]:
    """Commands and paths of a page that do not exist, in words."""
    faults = [*command_faults(text), *path_faults(text)]
    if "@@" in text:
        faults.append("a placeholder is left: @@")
    return faults


def list_faults(readme: str) -> list[str]:
    """What is wrong with the lists of the README and the reference, in words."""
    faults = [*page_faults(readme), *table_faults(readme)]
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
    """Names in the first columns of the tables, compared with what exists."""
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
            yield f"{header}: a name is listed twice"


def path_faults(readme: str) -> Iterator[str]:
    """Links, paths in backticks and in a list of folders that lead nowhere."""
    prose = FENCE.sub("", readme)
    paths = [path for _, path in LINK.findall(prose) if path and "://" not in path]
    paths += re.findall(r"`((?:[\w.-]+/)+[\w.-]*)`", prose)
    for folders in re.findall(r"^```\n(models/.*?)^```", readme, re.M | re.S):
        paths += re.findall(r"\b\w+/\w*", folders)
    for path in paths:
        if not is_there(path):
            yield f"{path} does not exist"


def is_there(path: str) -> bool:
    """Whether a path exists, in the seeds too, or is made by a command or by hand."""
    is_date = not path.strip("0123456789/")
    is_shipped = any((folder / path).exists() for folder in (ROOT, ROOT / "seeds"))
    return is_date or is_shipped or "mycrm" in path or path.split("/")[0] in NOT_SHIPPED


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
    if program in OTHER_PROGRAMS:
        return []
    if program == "export":
        settings = text_of("profiles.yml", "dbt_project.yml")
        names = [word.split("=")[0] for word in words]
        return [f"no variable {name}" for name in names if name not in settings]
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
        if words[0] not in ("pip", "pytest", "ruff"):
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


def test_the_readme_is_short_and_its_lists_are_whole() -> None:
    assert list_faults(LISTS) == []
    assert README.count("\n") <= MOST_LINES


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_has_no_fault(path: Path) -> None:
    assert page_faults(page(path)) == []


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
        ("| `trend_points` |", "| `timezone`, `trend_points` |", "is listed twice"),
        ("`rule_overlap`", "", "analysis rule_overlap is not in the README"),
        ("(CHANGELOG.md)", "(CHANGES.md)", "CHANGES.md does not exist"),
        ("`seeds/reference/`", "`seeds/lists/`", "seeds/lists/ does not exist"),
        ("(docs/crm.md)", "(docs/crms.md)", "docs/crms.md does not exist"),
        ("## Engines", "@@ENGINES@@", "a placeholder is left"),
    ],
)
def test_a_fault_of_the_readme_is_found(old: str, new: str, fault: str) -> None:
    assert old in LISTS
    sound = LISTS.replace("@@", "")
    faults = set(list_faults(sound.replace(old, new))) - set(list_faults(sound))
    assert any(fault in found for found in faults), faults
