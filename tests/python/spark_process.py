"""Spark in a process of its own, which takes the steps of `spark_steps`."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest
from engines import Read
from harness import EVERYTHING_MAY_BE_LOST, QUIET, ROOT
from spark_log import LOGGED, SessionLog, read_log
from spark_session import JavaError, check_java

# The planner's work, not that of the executors, is what small tables cost.
SMALL_TABLES = """
spark.sql.codegen.wholeStage false
spark.sql.codegen.factoryMode NO_CODEGEN
spark.sql.shuffle.partitions 2
spark.default.parallelism 2
"""
LOGGING = """
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
"""
JAVA = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m -XX:+UseSerialGC"


def need_java() -> None:
    """Fail the test where there is no Java for Spark, and say what to install."""
    try:
        check_java()
    except JavaError as error:
        pytest.fail(str(error))


def on_spark(
    folder: Path,
    steps: list[dict],
    master: str = "local[2]",
    settings: str = SMALL_TABLES,
) -> SessionLog:
    """Take the steps in one session, whose tables and settings are in the folder."""
    configuration, logs = folder / "settings", folder / "logs"
    configuration.mkdir()
    logs.mkdir()
    settings += LOGGED.format(logs.as_uri())
    (configuration / "spark-defaults.conf").write_text(settings, encoding="utf-8")
    (configuration / "log4j2.properties").write_text(LOGGING, encoding="utf-8")
    path = folder / "steps.json"
    path.write_text(json.dumps(steps), encoding="utf-8")
    environment = os.environ | {
        "LEAD_SCORING_TARGET": "spark",
        "LEAD_SCORING_SPARK_MASTER": master,
        "LEAD_SCORING_SPARK_DIR": str(folder / "spark"),
        "DBT_TARGET_PATH": str(folder / "target_spark"),
        "DBT_LOG_PATH": str(folder / "target_spark"),
        "SPARK_CONF_DIR": str(configuration),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "JDK_JAVA_OPTIONS": JAVA,
        # what Spark gives as a local time is UTC then
        "TZ": "UTC",
    }
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("spark_steps.py"), path],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-20000:]
    # a script that is called at the end stops the session, and starts others
    first, *_ = sorted(logs.iterdir())
    return read_log(first)


def dbt_arguments(
    variables: dict, command: list[str], selected: Sequence[str] = ()
) -> list[str]:
    """What dbt is called with there."""
    variables = EVERYTHING_MAY_BE_LOST | variables
    paths = ["--project-dir", str(ROOT), "--profiles-dir", str(ROOT)]
    return [*command, *selected, *QUIET, *paths, "--vars", json.dumps(variables)]


def output_columns(db: Path) -> dict[str, list[str]]:
    """The columns of each output table, as a database of DuckDB has them."""
    with duckdb.connect(str(db), read_only=True) as connection:
        rows = connection.execute(
            "select table_name, list(column_name order by column_index)"
            " from duckdb_columns()"
            " where schema_name = 'main' and not internal group by all"
        ).fetchall()
    return {f"main.{table}": columns for table, columns in rows}


def reader(tables: dict[str, list[tuple]], columns: dict[str, list[str]]) -> Read:
    """Rows that a step has read, in the columns that are asked for."""

    def read(table: str, asked: list[str]) -> list[tuple]:
        places = [columns[f"main.{table}"].index(name) for name in asked]
        return [
            tuple(row[place] for place in places) for row in tables[f"main.{table}"]
        ]

    return read
