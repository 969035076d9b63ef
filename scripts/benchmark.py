"""Measure what scoring costs, as ratios to programs that give the same scores by hand.

Makes a load set (kept in local/benchmark/), builds its lead scores with the rules in
scripts/benchmark_peers/rules/, runs the peers on the same files, and checks that all
scores are equal. Then: one more day of events, a changed point value, a changed
condition, and a build of nothing. With --against the same cases are run for another
commit too, in turn. Prints a table, and writes it as JSON too.
Needs `make environment GROUP=benchmark`, and an otherwise quiet machine.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import duckdb
from benchmark_runs.commits import commit, worktree
from benchmark_runs.figures import report, table
from benchmark_runs.load_set import LAST_DAY, add_sizes, make_load_set
from benchmark_runs.processes import Cost, ProcessFailedError, run
from benchmark_runs.projects import CASES, ROOT, Project
from tqdm import tqdm

PEERS = ROOT / "scripts" / "benchmark_peers"
OURS = "this checkout"
EXAMPLE = """\
example: ten million events of 100,000 contacts, about ten minutes
  python scripts/benchmark.py --events 10000000
example: a hundred million, in at most 6 GB, against SQL by hand alone
  python scripts/benchmark.py --events 100000000 --peers sql --memory 5GB
example: this checkout and the commit before it, without peers
  python scripts/benchmark.py --events 10000000 --peers --against HEAD~1
"""


def main(argv: list[str] | None = None) -> int:
    """Print the table; 1 if scores differ or something failed."""
    options = parse(argv)
    folder = make_load_set(ROOT / "local" / "benchmark", options)
    other = worktree(options.against, folder) if options.against else nullcontext()
    try:
        with other as root:
            bench = Benchmark(folder, options, root)
            costs = measure(bench.steps())
            faults = bench.differences()
    except ProcessFailedError as failure:
        print(failure, file=sys.stderr)
        return 1
    result = report(costs[OURS], options, costs.get(options.against))
    print("\n" + table(result))
    (folder / "result.json").write_text(json.dumps(result, indent=2) + "\n")
    print(f"\nAlso in {folder.relative_to(ROOT)}/result.json")
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
        help="programs to compare with [all three]; without a name: none")  # fmt: skip
    add("--against", type=commit, metavar="REV",
        help="another commit, whose project runs the same cases")  # fmt: skip
    add("--memory", metavar="SIZE",
        help="what DuckDB may take, such as 5GB [four fifths of the machine]; also of"
        " SQL by hand")  # fmt: skip
    options = parser.parse_args(argv)
    options.contacts = options.contacts or max(options.events // 100, 1)
    return options


class Benchmark:
    """The steps that are measured with one load set, and their scores."""

    def __init__(
        self, folder: Path, options: argparse.Namespace, root: Path | None = None
    ) -> None:
        """Name the projects and the files of the peers; nothing is made yet.

        Args:
            folder: the load set; this checkout's database and scores go there too.
            options: of `parse`.
            root: the checkout of the commit `options.against`.
        """
        self.folder, self.memory = folder, options.memory
        self.projects = {OURS: Project(ROOT, folder, folder, options.memory)}
        if root:
            self.projects[options.against] = Project(
                root, root / "local", folder, options.memory
            )
        self.peers = {peer: folder / f"{peer}.parquet" for peer in options.peers}

    def steps(self) -> Iterator[tuple[str, str, Callable[[], Cost]]]:
        """Each step: whose it is, its name, and what to do."""
        for name, case in CASES.items():
            for whose, project in self.projects.items():
                yield whose, name, partial(project.build, case)
        for peer in self.peers:
            yield OURS, f"by {peer}", partial(self.run_peer, peer)

    def run_peer(self, peer: str) -> Cost:
        """Run the program of a peer, which writes its scores to its file."""
        arguments = [self.folder / "all", LAST_DAY, self.peers[peer]]
        program = [sys.executable, PEERS / f"by_{peer}.py", *arguments]
        return run([*map(str, program)], {"LEAD_SCORING_MEMORY": self.memory or ""})

    def differences(self) -> list[str]:
        """One line for each peer or commit whose lead scores are others than ours.

        All are compared with the last build, which is the full one.
        """
        faults = []
        with duckdb.connect() as con:
            theirs = {f"by {peer}": f"'{out}'" for peer, out in self.peers.items()}
            for number, (whose, project) in enumerate(self.projects.items()):
                con.execute(f"attach '{project.db}' as project_{number} (read_only)")
                if whose != OURS:
                    theirs[f"at {whose[:7]}"] = f"project_{number}.lead_scores"
            for name, scores in theirs.items():
                [(leads, others)] = con.execute(
                    f"""select
                        count(*),
                        count(*) filter (
                            ours.contact_id is null
                            or theirs.contact_id is null
                            or ours.lead_score is distinct from theirs.lead_score
                        )
                    from project_0.lead_scores as ours
                    full join {scores} as theirs
                        on ours.contact_id = theirs.contact_id"""
                ).fetchall()
                if others or not leads:
                    faults.append(f"{name}: {others} of {leads} scores differ")
        return faults


def measure(
    steps: Iterator[tuple[str, str, Callable[[], Cost]]],
) -> dict[str, dict[str, Cost]]:
    """Take all steps; the cost of each, by whose it is and by its name."""
    costs: dict[str, dict[str, Cost]] = {}
    with tqdm(list(steps), unit="step", disable=None) as progress:
        for whose, name, step in progress:
            label = name if whose == OURS else f"{name} at {whose[:7]}"
            progress.set_description(label)
            cost = step()
            costs.setdefault(whose, {})[name] = cost
            progress.write(f"{label}: {cost.seconds:.1f} s")
    return costs


if __name__ == "__main__":
    sys.exit(main())
