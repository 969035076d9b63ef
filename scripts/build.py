"""Check the seed files, and run `dbt build` with one line of progress.

Warnings, errors and what the project reports are shown in full; the rest is in dbt's
log, logs/dbt.log. Example: .venv/bin/python scripts/build.py --raw /data/crm
"""

import argparse
import os
import signal
import sys
import threading
import time
import warnings
from typing import TYPE_CHECKING

import check_seeds
from database import DEFAULT_DATABASE, ROOT, fault_of_file
from own_folders import FolderError, use_folders, with_mapped_sources
from seed_schema import complete_folder
from tqdm import tqdm

if TYPE_CHECKING:
    from dbt_common.events.base_types import EventMsg

# Faults of one node, which dbt repeats in full at the end of the run.
REPEATED = ("LogModelResult", "LogSeedResult", "LogTestResult", "LogHookEndLine")
# Lines of the project's hooks, and where the SQL of a failed test is.
INFORMATION = ("JinjaLogInfo", "SQLCompiledPath")
INTERRUPTED = 130


class Progress:
    """Shows the events of a run: a bar on a terminal, a few lines elsewhere."""

    def __init__(self) -> None:
        """Begin with what dbt does first."""
        self.started = time.monotonic()
        self.total = self.finished = 0
        self.has_errors = self.is_interrupted = False
        self.lock = threading.Lock()
        self.is_plain = not sys.stderr.isatty()
        step = "Reading the project"
        self.bar = tqdm(
            desc=step, bar_format="{desc} ...", leave=False, disable=self.is_plain
        )
        if self.is_plain:
            self.say(f"{step} ...")

    def __enter__(self) -> "Progress":
        """Take over what Ctrl-C does."""
        signal.signal(signal.SIGINT, self.interrupt)
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        self.bar.close()

    def interrupt(self, *_: object) -> None:
        """Stop dbt, and show nothing of what it reports after that."""
        self.is_interrupted = True
        raise KeyboardInterrupt

    def show(self, event: "EventMsg") -> None:
        """Show an event of dbt; any of its threads may call this."""
        name, level, text = event.info.name, event.info.level, event.info.msg
        with self.lock:
            if self.is_interrupted:
                return
            if name == "LogStartLine" and not self.total:
                self.begin(event.data.total)
            elif name == "NodeFinished" and self.total:
                self.advance()
            elif name == "StatsLine":
                self.say(f"{text}, {time.monotonic() - self.started:.0f} s")
            elif name in INFORMATION:
                self.say(text)
            elif level in ("warn", "error") and name not in REPEATED:
                self.has_errors = self.has_errors or level == "error"
                self.say(text)

    def begin(self, total: int) -> None:
        """Begin with the first of so many nodes."""
        self.total = total
        self.bar.set_description_str("Building", refresh=False)
        self.bar.bar_format = None
        self.bar.reset(total)
        if self.is_plain:
            self.say(f"Building {total} seeds, models and tests ...")

    def advance(self) -> None:
        """Count a finished node."""
        self.finished += 1
        self.bar.update()
        if self.is_plain and self.finished == self.total // 2:
            self.say("Half of them are done ...")

    def say(self, text: str) -> None:
        """Print above the bar."""
        self.bar.write(text)
        sys.stdout.flush()


def main(argv: list[str]) -> int:
    """Build; 1 if the seed files have faults or the build fails, 130 if interrupted."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--raw", help="folder of your data (default: LEAD_SCORING_RAW)")
    parser.add_argument(
        "--rules", help="folder of your rules, anywhere (default: LEAD_SCORING_SEEDS)"
    )
    parser.add_argument("--vars", default="{}", help="dbt variables, as for dbt build")
    parser.add_argument("--verbose", action="store_true", help="show dbt's own log")
    options = parser.parse_args(argv)
    try:
        use_folders(options.raw, options.rules)
        options.vars = with_mapped_sources(options.vars)
    except FolderError as error:
        print(error)
        return 1
    command = ["build", "--vars", options.vars]
    command += ["--project-dir", str(ROOT), "--profiles-dir", str(ROOT)]
    try:
        if fault := fault_of_database():
            print(fault)
            return 1
        if check_seeds.main(["--vars", options.vars]) != 0:
            return 1
        complete_seeds()
        is_built = run(command) if options.verbose else run_quietly(command)
    except KeyboardInterrupt:
        print("Interrupted: build again to go on.")
        return INTERRUPTED
    return 0 if is_built else 1


def complete_seeds() -> None:
    """Have dbt read a copy of the seed folder with the files that it lacks."""
    given = ROOT / (os.environ.get("LEAD_SCORING_SEEDS") or "seeds")
    complete = complete_folder(given)
    if complete != given:
        os.environ["LEAD_SCORING_SEEDS"] = copy = complete.relative_to(ROOT).as_posix()
        print(f"{given.relative_to(ROOT)} is completed in {copy}.")


def fault_of_database() -> str | None:
    """Why the file that profiles.yml names cannot be written, or None."""
    if os.environ.get("LEAD_SCORING_TARGET", "duckdb") != "duckdb":
        return None
    return fault_of_file(ROOT / (os.environ.get("LEAD_SCORING_DB") or DEFAULT_DATABASE))


def run_quietly(command: list[str]) -> bool:
    """Run dbt with one line of progress; whether all went well."""
    # A missing column of a seed is for the seed check to report, with the remedy.
    warnings.filterwarnings("ignore", '".*" does not match the name of any column')
    with Progress() as progress:
        return run([*command, "--log-level", "none", "--no-use-colors"], progress)


def run(command: list[str], progress: Progress | None = None) -> bool:
    """Run dbt, which takes a moment to import; whether all went well."""
    from dbt.cli.main import dbtRunner

    result = dbtRunner(callbacks=[progress.show] if progress else []).invoke(command)
    if isinstance(result.exception, KeyboardInterrupt):
        raise result.exception
    if progress and result.exception and not progress.has_errors:
        progress.say(str(result.exception))
    return result.success


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
