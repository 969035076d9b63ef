"""Measure what scoring costs, as ratios to programs that give the same scores by hand.

Makes a load set (kept in local/benchmark/), builds its lead scores with the rules in
scripts/benchmark_peers/rules/, runs the peers on the same files, and checks that all
scores are equal. Then: one more day of events, a changed point value, a changed
condition, and a build of nothing. Prints a table, and writes it as JSON too.
Needs `pip install -r requirements-benchmark.txt`, and an otherwise quiet machine.
"""

import argparse
import csv
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path

import duckdb
import generate_sample
from sample_data.writing import TABLES
from tqdm import tqdm

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / "scripts" / "benchmark_peers"
LAST_DAY = date(2026, 10, 31)
EXAMPLE = """\
example: ten million events of 100,000 contacts, about ten minutes
  python scripts/benchmark.py --events 10000000
example: a hundred million, in at most 6 GB, against SQL by hand alone
  python scripts/benchmark.py --events 100000000 --peers sql --memory 5GB
"""
# What the peers do not know of is switched off: machines.
VARIABLES = {"machine_min_seconds_after_send": 0, "machine_burst_clicks": 1_000_000}
# seed, rule, column, changed cell
CHANGED_POINTS = ("behavioural_points", "site_visit", "points", "3")
CHANGED_CONDITION = ("behavioural_points", "pricing_visit", "value", "/docs")


@dataclass(frozen=True)
class Cost:
    """What a process took: wall and CPU time, and its largest resident memory."""

    seconds: float
    cpu_seconds: float
    peak_gb: float


class ProcessFailedError(RuntimeError):
    """A measured process did not end well; the message is what it printed."""


def main(argv: list[str] | None = None) -> int:
    """Print the table; 1 if scores differ or something failed."""
    options = parse(argv)
    bench = Benchmark(options)
    costs: dict[str, Cost] = {}
    try:
        steps = list(bench.steps())
        with tqdm(steps, unit="step", disable=None) as progress:
            for name, step in progress:
                progress.set_description(name)
                cost = step()
                if cost is not None:
                    costs[name] = cost
                    progress.write(f"{name}: {cost.seconds:.1f} s")
        faults = bench.differences()
    except ProcessFailedError as failure:
        print(failure, file=sys.stderr)
        return 1
    result = report(costs, options)
    print("\n" + table(result))
    (bench.folder / "result.json").write_text(json.dumps(result, indent=2) + "\n")
    print(f"\nAlso in {bench.folder.relative_to(ROOT)}/result.json")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def parse(argv: list[str] | None) -> argparse.Namespace:
    """The arguments; contacts are a hundredth of the events unless given."""
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n\n")[0],
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_sizes(parser)
    add = parser.add_argument
    add("--peers", nargs="*", choices=["sql", "polars", "pandas"],
        default=["sql", "polars", "pandas"],
        help="programs to hold against [all three]")  # fmt: skip
    add("--memory", metavar="SIZE",
        help="what DuckDB may take, such as 5GB [four fifths of the machine]; also of"
        " SQL by hand")  # fmt: skip
    options = parser.parse_args(argv)
    options.contacts = options.contacts or max(options.events // 100, 1)
    return options


def add_sizes(parser: argparse.ArgumentParser) -> None:
    """The arguments that say how large the load set is."""
    number = generate_sample.number_up_to
    add = parser.add_argument
    add("--events", type=number(1_000_000_000), default=1_000_000, metavar="N",
        help="about how many events [1000000]")  # fmt: skip
    add("--contacts", type=number(9_000_000), metavar="N",
        help="number of contacts [a hundredth of the events]")  # fmt: skip


class Benchmark:
    """The folders of one load set, and the steps that are measured in it."""

    def __init__(self, options: argparse.Namespace) -> None:
        """Name the folders below local/benchmark/; nothing is made yet."""
        self.options = options
        name = f"{options.events}_{options.contacts}"
        self.folder = ROOT / "local" / "benchmark" / name
        # dbt parses again when a path changes: one link, turned round
        self.raw = self.folder / "raw"
        self.seeds = self.folder / "seeds"
        self.db = self.folder / "scores.duckdb"
        self.peers = {peer: self.folder / f"{peer}.parquet" for peer in options.peers}

    def steps(self) -> Iterator[tuple[str, Callable[[], Cost | None]]]:
        """Each step by its name; what costs nothing to know of returns None."""
        yesterday = LAST_DAY - timedelta(days=1)
        yield "load set", self.make_load_set
        yield "the day before", lambda: self.build("before", yesterday, afresh=True)
        yield "one more day", lambda: self.build("all", LAST_DAY)
        yield "changed points", lambda: self.build("all", LAST_DAY, CHANGED_POINTS)
        yield (
            "changed condition",
            lambda: self.build("all", LAST_DAY, CHANGED_CONDITION),
        )
        yield "full build", lambda: self.build("all", LAST_DAY, afresh=True)
        for peer, out in self.peers.items():
            yield f"by {peer}", lambda peer=peer, out=out: self.run_peer(peer, out)
        yield "build of nothing", self.build_nothing

    def make_load_set(self) -> None:
        """Raw data of all days, and without what came on the last; kept if there."""
        whole, before = self.folder / "all", self.folder / "before"
        if not (before / "events.parquet").exists():
            whole.mkdir(parents=True, exist_ok=True)
            sizes = ["--contacts", self.options.contacts, "--events"]
            arguments = [*sizes, self.options.events, "--end-date", LAST_DAY]
            generate_sample.main(
                [*map(str, arguments), "--format", "parquet", "--out", str(whole)]
            )
            # the peers know of no points given by hand
            adjustments = whole / "score_adjustments.parquet"
            duckdb.execute(f"copy (from '{adjustments}' limit 0) to '{adjustments}'")
            shutil.copytree(whole, before, dirs_exist_ok=True)
            duckdb.execute(
                f"""copy (
                    from '{whole}/events.parquet'
                    where coalesce(loaded_at, occurred_at) < date '{LAST_DAY}'
                ) to '{before}/part.parquet'"""
            )
            (before / "part.parquet").replace(before / "events.parquet")

    def build(
        self,
        days: str,
        as_of: date,
        changed: tuple[str, str, str, str] | None = None,
        *,
        afresh: bool = False,
    ) -> Cost:
        """The cost of scoring the raw data of the folder `days`.

        Args:
            days: `all`, `before` or `nothing`.
            as_of: the scoring date.
            changed: a seed, its rule, a column, and the cell put there.
            afresh: delete the database first.
        """
        self.raw.unlink(missing_ok=True)
        self.raw.symlink_to(self.folder / days)
        write_seeds(self.seeds, changed)
        if afresh:
            # and what a run that was killed left beside it
            for file in self.folder.glob(f"{self.db.name}*"):
                file.unlink()
        # no run but the first parses the project, unless it is given another date
        self.dbt("parse", as_of)
        return self.dbt(
            "build", as_of, "--select", "+lead_scores",
            "--exclude-resource-type", "test", "unit_test",
        )  # fmt: skip

    def build_nothing(self) -> Cost:
        """The cost of scoring tables without rows: what dbt takes for itself."""
        nothing = self.folder / "nothing"
        nothing.mkdir(exist_ok=True)
        for table_name in TABLES:
            name = f"{table_name}.parquet"
            whole = self.folder / "all" / name
            duckdb.execute(f"copy (from '{whole}' limit 0) to '{nothing / name}'")
        # the scores of the full build stay where they are compared
        self.db.replace(self.folder / "full.duckdb")
        return self.build("nothing", LAST_DAY, afresh=True)

    def dbt(self, command: str, as_of: date, *arguments: str) -> Cost:
        """Run dbt on the folders of this set."""
        target = self.folder / "target"
        settings = {
            "LEAD_SCORING_RAW": str(self.raw),
            "LEAD_SCORING_SEEDS": self.seeds.relative_to(ROOT).as_posix(),
            "LEAD_SCORING_DB": str(self.db),
            "LEAD_SCORING_MEMORY": self.options.memory or "",
            "DBT_TARGET_PATH": str(target),
            "DBT_LOG_PATH": str(target / "logs"),
        }
        variables = json.dumps(VARIABLES | {"as_of_date": as_of.isoformat()})
        program = [sys.executable, "-W", "ignore", "-m", "dbt.cli.main", command]
        folders = ["--project-dir", str(ROOT), "--profiles-dir", str(ROOT)]
        options = [*folders, "--quiet", "--vars", variables]
        return run([*program, *options, *arguments], settings)

    def run_peer(self, peer: str, out: Path) -> Cost:
        """Run the program of a peer, which writes its scores to `out`."""
        arguments = [str(self.folder / "all"), LAST_DAY.isoformat(), str(out)]
        settings = {"LEAD_SCORING_MEMORY": self.options.memory or ""}
        return run([sys.executable, str(PEERS / f"by_{peer}.py"), *arguments], settings)

    def differences(self) -> list[str]:
        """One line per peer whose lead scores are not those of the full build."""
        faults = []
        with duckdb.connect(str(self.folder / "full.duckdb"), read_only=True) as full:
            for peer, out in self.peers.items():
                leads, others = full.execute(
                    f"""select
                        count(*),
                        count(*) filter (
                            ours.contact_id is null
                            or theirs.contact_id is null
                            or ours.lead_score is distinct from theirs.lead_score
                        )
                    from lead_scores as ours
                    full join '{out}' as theirs
                        on ours.contact_id = theirs.contact_id"""
                ).fetchone()
                if others or not leads:
                    faults.append(f"by {peer}: {others} of {leads} scores differ")
        return faults


def write_seeds(folder: Path, changed: tuple[str, str, str, str] | None) -> None:
    """The seeds of the benchmark: the rules of the peers, else headers alone.

    Raises KeyError if the rule or the column to change is not there.
    """
    shutil.rmtree(folder, ignore_errors=True)
    for shipped in sorted((ROOT / "seeds").glob("*/*.csv")):
        ours = PEERS / "rules" / shipped.name
        with (ours if ours.exists() else shipped).open(encoding="utf-8") as file:
            reader = csv.DictReader(file)
            columns = list(reader.fieldnames)
            rows = list(reader) if ours.exists() else []
        if changed and changed[0] == shipped.stem:
            _, rule_id, column, cell = changed
            {row["rule_id"]: row for row in rows}[rule_id][column] = cell
        out = folder / shipped.relative_to(ROOT / "seeds")
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def run(command: list[str], settings: dict[str, str]) -> Cost:
    """Run a process to its end; raises ProcessFailedError with what it printed."""
    started = time.perf_counter()
    with subprocess.Popen(
        command,
        env=os.environ | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        printed = process.stdout.read()
        # not process.wait(): this tells what the process took
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise ProcessFailedError(f"{' '.join(command)}\n{printed}")
    return Cost(
        time.perf_counter() - started,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024**2,
    )


def report(costs: dict[str, Cost], options: argparse.Namespace) -> dict:
    """Costs by name, and ratios with their targets; `is_met` of each."""
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
    return {
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
    lines = [
        f"{result['events']:,} events, {result['contacts']:,} contacts,"
        f" {result['cores']} cores",
        "",
        f"{'run':<32}{'seconds':>9}{'CPU s':>9}{'peak GB':>9}",
    ]
    for name, cost in result["costs"].items():
        lines.append(
            f"{name:<32}{cost['seconds']:>9.1f}{cost['cpu_seconds']:>9.1f}"
            f"{cost['peak_gb']:>9.2f}"
        )
    lines += ["", f"{'figure':<32}{'measured':>9}  target"]
    for line in result["ratios"]:
        reached = "" if line["is_met"] else "  not reached"
        lines.append(
            f"{line['name']:<32}{line['value']:>9.2f}  {line['target']}{reached}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
