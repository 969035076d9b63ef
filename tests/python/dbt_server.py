"""Runs dbt for the tests: parses the project once, and forks for each run.

Each line of stdin asks for one run (see `harness.Project.run_dbt`); the answer is its
exit code. A fork has the modules and the manifest already, and hands nothing on to the
next run: neither caches nor flags, connections or log handlers.
"""

import gc
import json
import os
import signal
import sys
import threading
import traceback
from hashlib import sha256
from pathlib import Path

from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.exceptions import DbtUsageException
from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest
from dbt.contracts.graph.nodes import SeedNode
from dbt_common.clients.jinja import template_cache
from harness import WITHOUT_WARNINGS

# What only a run reads. All else that is set makes a manifest of its own;
# test_harness.py compares the manifests.
RUN_TIME_VARIABLES = {
    *("as_of_date", "score_from", "score_to", "timezone", "received_event_types"),
    *("own_domains", "trend_points", "outcome_days", "conversion_stage"),
    *("missed_conversion_cost", "smallest_sample", "drift_days"),
    *("activity_half_life_days", "primary_scorecard", "hard_bounce_event_types"),
    *("explain_contact_id", "machine_min_seconds_after_send", "machine_burst_seconds"),
    *("machine_burst_clicks", "machine_honeypot_url", "machine_honeypot_seconds"),
    *("load_lookback_days", "null_words", "match_companies_by_domain"),
    *("score_every_days", "learn_every_days"),
    *("won_deals_convert", "company_deals_convert"),
    *("max_rejected_share", "max_vanished_share"),
}
RUN_TIME_ENVIRONMENT = {
    *("LEAD_SCORING_RAW", "LEAD_SCORING_SEEDS", "LEAD_SCORING_DB"),
    *("LEAD_SCORING_MEMORY", "LEAD_SCORING_PG_HOST", "LEAD_SCORING_PG_PORT"),
    *("LEAD_SCORING_PG_USER", "LEAD_SCORING_PG_PASSWORD"),
}
PROJECT_FILES = ("*.yml", "models/**/*", "macros/**/*", "tests/**/*.sql", "analyses/*")
COMMAND_LINE = [*WITHOUT_WARNINGS, "-m", "dbt.cli.main"]
PARSE = ["parse", "--quiet", "--log-level-file", "none"]


class Parsed:
    """The manifests of this process, by all that shapes them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifests: dict[str, Manifest | None] = {}

    def manifest(
        self, root: Path, variables: dict, environment: dict
    ) -> Manifest | None:
        """None if the project cannot be parsed."""
        seeds = environment["LEAD_SCORING_SEEDS"]
        if seed_files(root / seeds) == seed_files(root / "seeds"):
            seeds = "seeds"
        fixed = {k: v for k, v in variables.items() if k not in RUN_TIME_VARIABLES}
        settings = {
            name: value
            for name, value in environment.items()
            if name.startswith("LEAD_SCORING_") and name not in RUN_TIME_ENVIRONMENT
        }
        # the name of a DuckDB file is that of the database of each relation
        settings |= {
            "LEAD_SCORING_SEEDS": seeds,
            "LEAD_SCORING_DB": Path(environment["LEAD_SCORING_DB"]).name,
        }
        shape = json.dumps([str(root), fixed, settings], sort_keys=True)
        target = self.folder / sha256(shape.encode()).hexdigest()[:12]
        key = f"{shape} {file_states(root)}"
        if key not in self.manifests:
            os.environ |= settings | {"DBT_TARGET_PATH": str(target)}
            command = [*PARSE, "--project-dir", str(root), "--profiles-dir", str(root)]
            done = dbtRunner().invoke([*command, "--vars", json.dumps(fixed)])
            self.manifests[key] = done.result if done.success else None
            for macro in done.result.macros.values() if done.success else ():
                template_cache.get_node_template(macro)
            assert threading.active_count() == 1, "a fork would lack these threads"
            gc.collect()
            gc.freeze()
        return self.manifests[key]


def seed_files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.glob("*/*"))


def file_states(root: Path) -> str:
    states = [
        (str(path), path.stat().st_mtime_ns)
        for pattern in PROJECT_FILES
        for path in sorted(root.glob(pattern))
    ]
    return sha256(repr(states).encode()).hexdigest()


def move_seeds(manifest: Manifest, folder: str) -> None:
    """Have the seeds of a manifest read from another folder of the project."""
    for seed in manifest.nodes.values():
        if isinstance(seed, SeedNode):
            seed.original_file_path = f"{folder}/{seed.path}"
            shown = manifest.flat_graph["nodes"][seed.unique_id]
            shown["original_file_path"] = seed.original_file_path


def run(asked: dict, manifest: Manifest | None) -> int:
    """Run dbt as the command line does; its exit code."""
    args, flags = asked["args"], os.O_WRONLY | os.O_CREAT | os.O_APPEND
    for descriptor in (1, 2):
        os.dup2(os.open(asked["output"], flags), descriptor)
    # its signal ends a process as suddenly as SIGKILL does
    signal.setitimer(signal.ITIMER_REAL, asked["kill_after"] or 0)
    if manifest is None:
        # says why it cannot be parsed; dbt's parser would wait for threads here
        os.execv(sys.executable, [*COMMAND_LINE, *args])
    move_seeds(manifest, os.environ["LEAD_SCORING_SEEDS"])
    # a sixth of a run's time, and its end frees all
    gc.disable()
    done = dbtRunner(manifest).invoke(args)
    # so that the file holds what is in its log
    DuckDBConnectionManager.close_all_connections()
    if isinstance(done.exception, DbtUsageException):
        print(done.exception)
    return 2 if done.exception else int(not done.success)


def main() -> None:
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    parsed = Parsed(Path(sys.argv[1]))
    for line in sys.stdin:
        asked = json.loads(line)
        environment = asked["environment"]
        os.environ.clear()
        os.environ |= environment
        manifest = parsed.manifest(Path(asked["root"]), asked["variables"], environment)
        child = os.fork()
        if child == 0:
            os.environ |= environment
            code = 2
            try:
                code = run(asked, manifest)
            except BaseException:
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                os._exit(code)
        _, status = os.waitpid(child, 0)
        answers.write(f"{os.waitstatus_to_exitcode(status)}\n")
    # DuckDB's module complains of a usual exit
    os._exit(0)


if __name__ == "__main__":
    main()
