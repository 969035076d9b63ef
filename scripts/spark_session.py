"""A Spark session as dbt's profile has it, for the scripts that need one."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace

import yaml
from jinja2 import Template
from pyspark.sql import SparkSession

ROOT = Path(__file__).resolve().parents[1]
OLDEST_JAVA = 17


class JavaError(Exception):
    """There is no Java that Spark runs on; the message says what to do."""


def check_java() -> None:
    """Raises JavaError unless the Java that Spark would start is there, and new enough.

    That is the one in JAVA_HOME, else the first on the path.
    """
    home = os.environ.get("JAVA_HOME")
    java = shutil.which(Path(home, "bin", "java") if home else "java")
    remedy = "install openjdk-17-jre-headless, or see docs/engines.md."
    if java is None:
        where = f"in JAVA_HOME, {home}" if home else "on the path"
        raise JavaError(f"Spark needs Java 17, and there is none {where}: {remedy}")
    said = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
    found = re.search(r'version "(?:1\.)?(\d+)', said)
    if found is None or int(found[1]) < OLDEST_JAVA:
        version = found[1] if found else "of an unknown version"
        raise JavaError(f"Spark needs Java 17, and {java} is {version}: {remedy}")


def spark_session() -> SparkSession:
    """The session of this process, with the settings of the output `spark`."""
    profiles = yaml.safe_load((ROOT / "profiles.yml").read_text(encoding="utf-8"))
    settings = profiles["lead_scoring"]["outputs"]["spark"]["server_side_parameters"]
    builder = SparkSession.builder.enableHiveSupport()
    for name, text in settings.items():
        value = Template(text).render(
            env_var=os.environ.get, flags=SimpleNamespace(PROFILES_DIR=ROOT)
        )
        builder = builder.config(name, value)
    return builder.getOrCreate()
