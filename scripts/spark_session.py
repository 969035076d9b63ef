"""A Spark session as dbt's profile has it, for the scripts that need one."""

import os
from pathlib import Path
from types import SimpleNamespace

import yaml
from jinja2 import Template
from pyspark.sql import SparkSession

ROOT = Path(__file__).resolve().parents[1]


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
