"""A standalone cluster of Spark on this machine: a master and two workers."""

import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyspark

SPARK_CLASS = Path(pyspark.__file__).parent / "bin" / "spark-class"
WORKERS = 2
PATIENCE_SECONDS = 300
ENVIRONMENT = {
    "SPARK_LOCAL_IP": "127.0.0.1",
    # nobody submits programs, and its port may be taken
    "SPARK_MASTER_OPTS": "-Dspark.master.rest.enabled=false -Dspark.worker.timeout=900",
}
# Of a session there: a worker that is silent for a while is slow, and not lost.
PATIENT = """
spark.network.timeout 900s
spark.executor.heartbeatInterval 30s
"""


@contextmanager
def cluster(folder: Path, memory: str = "1g") -> Iterator[str]:
    """Processes that listen on this machine alone, while the block lasts.

    Gives what LEAD_SCORING_SPARK_MASTER takes. A worker has one core and so much memory
    for executors. Logs, and what executors leave, are in the folder, which is made.
    Raises RuntimeError with the log of a process that does not start.
    """
    folder.mkdir(parents=True)
    ports = ["--host", "127.0.0.1", "--port", "0", "--webui-port", "0"]
    size = ["--cores", "1", "--memory", memory]
    names = [f"worker{number}" for number in range(WORKERS)]
    logs = {name: folder / f"{name}.log" for name in ["master", *names]}
    with ExitStack() as ends:
        master = start("master.Master", ports, logs["master"])
        ends.callback(end, master)
        started = r"Starting Spark master at (spark:\S+)"
        address = wait_for(started, logs["master"], master)
        workers = {}
        for name in names:
            own = ["--work-dir", str(folder / name), address]
            workers[name] = start("worker.Worker", [*ports, *size, *own], logs[name])
            ends.callback(end, workers[name])
        for name, worker in workers.items():
            wait_for("Successfully registered with (master)", logs[name], worker)
        yield address


def start(main: str, options: list[str], log: Path) -> subprocess.Popen:
    """Start a program of Spark's, whose output goes to the log."""
    with log.open("w") as output:
        return subprocess.Popen(
            [SPARK_CLASS, f"org.apache.spark.deploy.{main}", *options],
            env=os.environ | ENVIRONMENT,
            stdout=output,
            stderr=subprocess.STDOUT,
        )


def end(process: subprocess.Popen) -> None:
    """Ask a process to end, and wait until it has."""
    process.terminate()
    process.wait()


def wait_for(pattern: str, log: Path, process: subprocess.Popen) -> str:
    """The group of a pattern that a process logs, as soon as it is there."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        is_over = process.poll() is not None or time.monotonic() > until
        text = log.read_text(encoding="utf-8", errors="replace")
        if found := re.search(pattern, text):
            return found[1]
        if is_over:
            raise RuntimeError(f"Spark did not start, {log}:\n{text[-3000:]}")
        time.sleep(0.2)
