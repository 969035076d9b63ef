"""Measure what scoring moves and keeps on Spark, and what two workers share of it.

Makes the load set of scripts/benchmark.py (kept in local/benchmark/), loads it, and
builds its lead scores with the same rules, in a cluster of a master and two workers of
one core on this machine. Prints a table. Needs `make environment GROUP=spark`, and
Java 17.
"""

import argparse
import json
import os
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import load_raw
from benchmark_runs.load_set import LAST_DAY, add_sizes, make_load_set
from benchmark_runs.projects import ROOT, VARIABLES, write_seeds
from dbt.cli.main import dbtRunner
from spark_cluster import PATIENT, cluster
from spark_log import LOGGED, SessionLog, read_log
from spark_session import JavaError, check_java, spark_session

EXAMPLE = """\
example: ten million events of 100,000 contacts, on a machine with 8 GB
  python scripts/measure_spark.py --events 10000000 --contacts 100000
"""
# Tables by the name that the figures give them.
TABLES = {
    "raw events": "raw.db/events",
    "int_events": "main_intermediate.db/int_events",
    "int_contact_activity": "main_intermediate.db/int_contact_activity",
}


@dataclass(frozen=True)
class Measured:
    """What one build took, and the bytes of Parquet that it left of each table."""

    load_seconds: float
    build_seconds: float
    bytes_of: dict[str, int]
    log: SessionLog


class BuildFailedError(RuntimeError):
    """dbt did not come to its end; the message is what it said."""


def main(argv: list[str] | None = None) -> int:
    """Print the table; 1 if there is no Java, or the build failed."""
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n\n")[0],
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_sizes(parser)
    parser.add_argument(
        "--memory", default="2g", metavar="SIZE", help="of each worker [2g]"
    )
    options = parser.parse_args(argv)
    options.contacts = options.contacts or max(options.events // 100, 1)
    try:
        check_java()
        measured = measure(options)
    except (JavaError, BuildFailedError) as error:
        print(error, file=sys.stderr)
        return 1
    print(table(measured, options.events))
    return 0


def measure(options: argparse.Namespace) -> Measured:
    """Build the scores once, from nothing."""
    load_set = make_load_set(ROOT / "local" / "benchmark", options)
    seeds = load_set / "seeds"
    write_seeds(seeds)
    folder = load_set / "spark"
    shutil.rmtree(folder, ignore_errors=True)
    logs, configuration = folder / "logs", folder / "settings"
    logs.mkdir(parents=True)
    configuration.mkdir()
    settings = PATIENT + LOGGED.format(logs.as_uri())
    settings += f"spark.executor.memory {options.memory}\n"
    (configuration / "spark-defaults.conf").write_text(settings)
    with cluster(folder / "cluster", options.memory) as address:
        os.environ |= {
            "LEAD_SCORING_TARGET": "spark",
            "LEAD_SCORING_SPARK_MASTER": address,
            "LEAD_SCORING_SPARK_DIR": str(folder),
            "LEAD_SCORING_SEEDS": seeds.relative_to(ROOT).as_posix(),
            "DBT_TARGET_PATH": str(folder / "target"),
            "DBT_LOG_PATH": str(folder / "target"),
            "SPARK_CONF_DIR": str(configuration),
            "SPARK_LOCAL_IP": "127.0.0.1",
        }
        started = time.perf_counter()
        load_raw.main(["--target", "spark", str(load_set / "all")])
        loaded = time.perf_counter()
        build()
        built = time.perf_counter()
        spark_session().stop()
    (log,) = logs.iterdir()
    return Measured(
        loaded - started,
        built - loaded,
        {name: size(folder / "warehouse" / path) for name, path in TABLES.items()},
        read_log(log),
    )


def build() -> None:
    """Run dbt in this process, which has the session. Raises BuildFailedError."""
    variables = VARIABLES | {"as_of_date": LAST_DAY.isoformat()}
    paths = [f"--{name}-dir={ROOT}" for name in ("project", "profiles")]
    done = dbtRunner().invoke(
        [
            *["build", *paths, "--quiet", "--select", "+lead_scores"],
            *["--exclude-resource-type", "test", "unit_test"],
            *["--vars", json.dumps(variables)],
        ]
    )
    if not done.success:
        raise BuildFailedError(f"dbt build: {done.exception or 'failed'}")


def size(folder: Path) -> int:
    """Bytes of all Parquet files of a table."""
    return sum(path.stat().st_size for path in folder.rglob("*.parquet"))


def table(measured: Measured, events: int) -> str:
    """The figures as text."""
    log = measured.log
    lines = [
        f"{events:,} events, a master and {len(log.tasks)} workers of one core",
        "",
        f"{'load':<32}{measured.load_seconds:>12,.1f} s",
        f"{'build':<32}{measured.build_seconds:>12,.1f} s",
    ]
    for executor in sorted(log.tasks):
        lines.append(
            f"{f'tasks of executor {executor}':<32}{log.task_seconds[executor]:>12,.1f}"
            f" s, {log.tasks[executor]:,} tasks, {log.cpu_seconds[executor]:,.1f} CPU s"
        )
    moved = {"shuffled": log.shuffled_bytes, "sent to the driver": log.result_bytes}
    for name, of_name in (measured.bytes_of | moved).items():
        lines.append(
            f"{name:<32}{of_name:>12,} bytes, {of_name / events:,.2f} per event"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
