"""Runs the project on Spark, several steps in one process: a session starts slowly.

    python spark_steps.py steps.json

The steps are a JSON list, each with one key: `load` a raw folder, into the schema
`schema` if there is one; `dbt`, a list of arguments; `set` environment variables;
`read`, the output tables with the columns that are asked for, into the file `into`;
`drop`, schemas with all their tables; `call`, a script with its arguments, after which
nothing is read any more.
"""

import importlib
import json
import os
import pickle
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))


def main(steps: list[dict]) -> None:
    load_raw = importlib.import_module("load_raw")
    spark = importlib.import_module("spark_session").spark_session()
    dbt = importlib.import_module("dbt.cli.main").dbtRunner()
    for step in steps:
        if "set" in step:
            os.environ.update(step["set"])
        if "load" in step:
            schema = ["--schema", step.get("schema", "raw")]
            assert load_raw.main(["--target", "spark", *schema, step["load"]]) == 0
        if "dbt" in step:
            done = dbt.invoke(step["dbt"])
            if not done.success:
                sys.exit(f"dbt {step['dbt'][0]}: {done.exception or 'failed'}")
        if "read" in step:
            rows = {
                table: [
                    tuple(row)
                    for row in spark.sql(
                        f"select {', '.join(columns)} from {table}"
                    ).collect()
                ]
                for table, columns in step["read"].items()
            }
            Path(step["into"]).write_bytes(pickle.dumps(rows))
        for schema in step.get("drop", []):
            spark.sql(f"drop schema {schema} cascade")
        if "call" in step:
            name, *args = step["call"]
            assert importlib.import_module(name).main(args) == 0


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
