"""What Spark's event log tells of a session: who worked, what was moved and planned."""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

# Settings of a session that leaves one file in a folder.
LOGGED = """
spark.eventLog.enabled true
spark.eventLog.compress false
spark.eventLog.rolling.enabled false
spark.eventLog.dir {}
"""

# What stands between a window and the exchange that brings its rows together.
ABOVE_EXCHANGE = {"Window", "WindowGroupLimit", "Sort", "Project", "Filter"}


@dataclass(frozen=True)
class Plan:
    """What was planned for one statement, in the words of EXPLAIN FORMATTED."""

    text: str

    @property
    def target(self) -> str | None:
        """The table that is written; none for rows that go to the driver."""
        found = re.search(r"Arguments: file:[^,\n]*/(\w+)\.db/(\w+), ", self.text)
        return f"{found[1]}.{found[2]}" if found else None

    @property
    def sources(self) -> set[str]:
        """The tables that are read."""
        return set(re.findall(r"Scan parquet spark_catalog\.(\w+\.\w+)", self.text))

    @property
    def nodes(self) -> list[tuple[str, str]]:
        """Name and number of each node, from the top, children after their parent."""
        tree, _, _ = self.text.partition("\n\n\n")
        return re.findall(r"^[ :+*-]*(\w+).*\((\d+)\)$", tree, re.MULTILINE)

    def count(self, name: str) -> int:
        """How many nodes have a name."""
        return sum(node == name for node, _ in self.nodes)

    @property
    def windows_in_one_place(self) -> int:
        """How many windows are over all rows, which one task then has to see."""
        found = 0
        for place, (name, _) in enumerate(self.nodes):
            below = self.nodes[place:] if name == "Window" else []
            number = next((n for node, n in below if node not in ABOVE_EXCHANGE), None)
            details = re.search(rf"\n\({number}\) Exchange\n(?:.+\n)+", self.text)
            found += bool(details and "Arguments: SinglePartition" in details[0])
        return found


@dataclass
class SessionLog:
    """Sums over all tasks of a session.

    Attributes:
        task_seconds: by executor, how long its tasks ran.
        cpu_seconds: by executor, the CPU time of its tasks.
        tasks: by executor, how many.
        shuffled_bytes: what tasks wrote for other tasks to read, compressed.
        result_bytes: what tasks sent to the driver: small tables for all executors.
        plans: what was planned of each statement before its first row was seen.
    """

    task_seconds: Counter[str] = field(default_factory=Counter)
    cpu_seconds: Counter[str] = field(default_factory=Counter)
    tasks: Counter[str] = field(default_factory=Counter)
    shuffled_bytes: int = 0
    result_bytes: int = 0
    plans: list[Plan] = field(default_factory=list)


def read_log(path: Path) -> SessionLog:
    """The sums over a log, finished or not."""
    log = SessionLog()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            event = json.loads(line)
            if event["Event"] == "SparkListenerTaskEnd":
                add_task(log, event)
            elif event["Event"].endswith("SparkListenerSQLExecutionStart"):
                log.plans.append(Plan(event["physicalPlanDescription"]))
    return log


def add_task(log: SessionLog, event: dict) -> None:
    """Add what one task did."""
    executor, metrics = event["Task Info"]["Executor ID"], event["Task Metrics"]
    log.tasks[executor] += 1
    log.task_seconds[executor] += metrics["Executor Run Time"] / 1000
    log.cpu_seconds[executor] += metrics["Executor CPU Time"] / 1e9
    written = metrics["Shuffle Write Metrics"]
    log.shuffled_bytes += written["Shuffle Bytes Written"]
    log.result_bytes += metrics["Result Size"]
