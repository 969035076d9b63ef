"""What the push and the alerts read, copied from Spark to a DuckDB file.

Tables of Spark are not changed row by row, and a session starts slowly: the ledger and
the alerts are kept in that file, beside the warehouse, and Spark is left alone again.
"""

from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from crm.warehouse import WarehouseError

# What is read of each table; Spark would say a time in the time zone of the reader.
READ = {
    "crm_lead_scores": "* except (score_changed_at),"
    " cast(score_changed_at as timestamp_ntz) as score_changed_at",
    "crm_lead_scores_unmatched": "contact_id, is_suppressed",
    "lead_scores": "max(as_of_date) as as_of_date",
    "score_crossings": "*",
}


def copy_of_spark(schema: str) -> Namespace:
    """Copy the tables of a schema, and return credentials of the file as of dbt's.

    Raises WarehouseError if they cannot be read.
    """
    import duckdb
    from pyspark.errors import PySparkException
    from spark_session import spark_session

    spark = spark_session()
    path = Path(spark.conf.get("spark.sql.warehouse.dir").removeprefix("file:"))
    path = path.with_name("crm.duckdb")
    try:
        with TemporaryDirectory() as folder, duckdb.connect(str(path)) as copy:
            copy.execute(f'create schema if not exists "{schema}"')
            for table, columns in READ.items():
                rows = spark.sql(f"select {columns} from {schema}.{table}")
                rows.write.parquet(f"{folder}/{table}")
                copy.execute(
                    f'create or replace table "{schema}".{table} as'
                    f" from read_parquet('{folder}/{table}/*.parquet')"
                )
    except PySparkException as error:
        raise WarehouseError(f"Spark: {error}") from error
    finally:
        spark.stop()
    return Namespace(type="duckdb", path=str(path), schema=schema, config_options={})
