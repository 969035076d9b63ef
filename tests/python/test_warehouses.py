"""Snowflake and BigQuery, none of which is there, would read the SQL.

dbt compiles every model with the warehouse's own adapter, whose questions are answered
as if its tables were empty, and goes through a run of what it keeps; sqlglot reads what
comes out in the warehouse's dialect. What the warehouse would make of it is not known.
Databricks, whose macros are Spark's, is looked at in test_spark.py.
"""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from harness import ROOT, Project, shipped_headers
from sqlglot import Dialect, ErrorLevel, parse
from sqlglot import expressions as exp
from sqlglot.tokens import TokenType

PROFILES = {
    "snowflake": {"account": "none", "user": "none", "password": "none"},
    "bigquery": {"method": "oauth", "project": "db"},
}
NAMES = {
    "snowflake": {"database": "db", "warehouse": "none", "schema": "main"},
    "bigquery": {"dataset": "main"},
}
# Functions that the manuals of both have, and those of each. One that is not among
# them is to be looked up first: sqlglot takes the functions of all dialects in each.
COMMON = (
    "abs any_value avg cast coalesce count date_trunc exp extract first_value floor"
    " greatest lag lead least length ln lower max md5 min mod nullif power rank"
    " regexp_replace replace round row_number sign sqrt substr substring sum"
    " translate trim"
)
FUNCTIONS = {
    "snowflake": "as_array as_date as_timestamp_ltz as_timestamp_ntz as_timestamp_tz"
    " chr convert_timezone date_part dateadd datediff filter get left listagg position"
    " regexp_instr regexp_like regexp_substr right split_part split_to_table"
    " to_number to_variant try_parse_json try_to_date try_to_timestamp_ntz",
    "bigquery": "array current_timestamp date date_add date_diff div json_query"
    " json_query_array json_value left parse_json regexp_contains regexp_extract"
    " safe_cast safe_offset split string_agg strpos timestamp_add timestamp_millis"
    " datetime normalize timestamp_sub to_hex to_json_string unix_micros unnest",
}
# What else stands before a parenthesis: words, types, and names that columns follow.
WORDS = (
    "and as else exists from group in insert join not on options or over then using"
    " values when where bignumeric decimal timestamp varchar items walks"
)
# Everything that changes SQL and is off unless asked for. A quote is in a name.
VARIABLES = {
    "as_of_date": "2026-10-31",
    "timezone": "Europe/Paris",
    "sources": [
        "raw",
        "mautic",
        "hubspot_fivetran",
        "hubspot_airbyte",
        "salesforce_fivetran",
        "salesforce_airbyte",
        "pardot_fivetran",
        "marketo_fivetran",
        "mailchimp_fivetran",
        "segment",
        "rudderstack",
        "snowplow",
        "dropcontact",
        "ga4",
        "posthog",
        "pipedrive",
        "intercom",
        "calendly",
        "brevo",
        "mapped",
    ],
    "event_properties": ["plan"],
    "contact_attributes": ["email_qualification"],
    "contact_attribute_history": True,
    "own_domains": ["l'exemple.fr"],
    "machine_honeypot_url": "example.com/trap",
}
# A run continues with these, and takes another way if one is missing.
KEPT = ["path:models/intermediate/activity", "config.materialized:incremental"]
MODELS = {path.stem for path in (ROOT / "models").glob("**/*.sql")}
# Of MetricFlow, which does not know these warehouses' SQL from others'.
OFF = {"lead_scoring_days"}
BLANKS = " \t\n\x0b\x0c\r\u00a0\u202f\u200b\ufeff\u2060"


def columns_there() -> dict[str, list[str]]:
    """Of models, seeds, raw tables and those of connectors.

    Of several tables of one name it is the columns of all.
    """
    columns = {name: ["one"] for name in MODELS - {"seed_check"}}
    columns |= {path.stem: header for path, header in shipped_headers().items()}
    for path in (ROOT / "models/staging").glob("*/_*.yml"):
        described = yaml.safe_load(path.read_text(encoding="utf-8"))
        for source in described.get("sources", []):
            for table in source["tables"]:
                meta = table.get("config", {}).get("meta", {})
                asked = [*meta.get("required", []), *meta.get("optional", [])]
                asked += [column["name"] for column in table.get("columns", [])]
                columns.setdefault(table["name"], []).extend(asked)
    columns["contacts"] += VARIABLES["contact_attributes"]
    columns["events"] += VARIABLES["event_properties"]
    return {name: list(dict.fromkeys(names)) for name, names in columns.items()}


class Warehouse:
    """What dbt makes for a warehouse, and what sqlglot reads there.

    `models`: the SQL of each model, where runs are gone on with and where not. `sent`:
    the statements of a run of the seed check and of what is kept. `trees`: what each
    statement is read as, by a name for it; `nodes` are theirs, by kind.
    """

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.run()
        self.models = {
            (step, path.stem): path.read_bytes().decode()
            for step in ("kept", "afresh")
            for path in (folder / step).glob("compiled/*/models/**/*.sql")
        }
        self.sent = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        texts = {" ".join(key): text for key, text in self.models.items()}
        texts |= {f"sent {number}": text for number, text in enumerate(self.sent)}
        self.called = set().union(*(called(text, name) for text in texts.values()))
        # the same text is read once; looking for garbage would take a third of the time
        names = {text: key for key, text in texts.items()}
        gc.disable()
        self.trees = {
            key: [
                tree
                for tree in parse(text, read=name, error_level=ErrorLevel.RAISE)
                if tree is not None
            ]
            for text, key in names.items()
        }
        gc.enable()
        self.nodes: dict[type, list[tuple[str, exp.Expression]]] = {}
        for key, trees in self.trees.items():
            for tree in trees:
                for node in tree.walk():
                    self.nodes.setdefault(type(node), []).append((key, node))

    def run(self) -> None:
        profile = {"type": self.name} | PROFILES[self.name] | NAMES[self.name]
        outputs = {"target": self.name, "outputs": {self.name: profile}}
        (self.folder / "profiles.yml").write_text(
            json.dumps({"lead_scoring": outputs}), encoding="utf-8"
        )
        there = columns_there()
        none = ["--indirect-selection", "empty", "--select"]
        steps = [
            self.step("kept", ["compile", *none, "resource_type:model"], there),
            self.step("afresh", ["compile", *none, *KEPT, "int_rule_matchers"], {}),
            self.step("run", ["run", "--select", "seed_check", KEPT[1]], there),
        ]
        given = {"warehouse": self.name, "shared": self.shared(), "steps": steps}
        path = self.folder / "steps.json"
        path.write_text(json.dumps(given), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, Path(__file__).with_name("warehouse_steps.py"), path],
            env=os.environ
            | {
                "LEAD_SCORING_SEEDS": "seeds",
                "DBT_LOG_PATH": str(self.folder),
                "DBT_WRITE_JSON": "false",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert done.returncode == 0, done.stdout[-20000:]

    def step(self, name: str, args: list[str], columns: Mapping) -> dict:
        target = ["--target-path", str(self.folder / name)]
        return {
            "args": [*args, *target],
            "columns": columns,
            "into": str(self.folder / f"{name}.json"),
        }

    def shared(self) -> list[str]:
        return [
            "--no-use-colors",
            "--quiet",
            "--no-partial-parse",
            "--log-level-file",
            "error",
            "--no-populate-cache",
            "--project-dir",
            str(ROOT),
            "--profiles-dir",
            str(self.folder),
            "--vars",
            json.dumps(VARIABLES),
        ]

    def found(
        self, *kinds: type[exp.Expression]
    ) -> Iterator[tuple[str, exp.Expression]]:
        for kind in kinds:
            yield from self.nodes.get(kind, [])


@pytest.fixture(scope="module", params=PROFILES)
def warehouse(request: pytest.FixtureRequest) -> Iterator[Warehouse]:
    with Project() as project:
        yield Warehouse(request.param, project.folder)


def test_every_model_is_compiled_and_read(warehouse: Warehouse) -> None:
    assert {model for step, model in warehouse.models if step == "kept"} == MODELS - OFF
    afresh = {model for step, model in warehouse.models if step == "afresh"}
    assert {"int_events", "int_scored_dates", "int_crm_versions"} <= afresh
    for model in ("int_events", "int_crm_versions"):
        ways = {warehouse.models[step, model] for step in ("kept", "afresh")}
        assert len(ways) == 2, model
    # an empty statement is no tree, and hides nothing
    assert all(warehouse.trees.values())


def test_what_is_kept_is_deleted_and_added_to(warehouse: Warehouse) -> None:
    changed: dict[type, set[str]] = {}
    for _, node in warehouse.found(exp.Delete, exp.Insert, exp.Merge):
        if isinstance(node.this, exp.Insert | exp.Table | exp.Schema):
            table = node.this.find(exp.Table)
            changed.setdefault(type(node), set()).add(table.name)
    added = changed.get(exp.Insert, set()) | changed.get(exp.Merge, set())
    kept = {"int_events", "lead_score_history", "int_crm_versions"}
    assert kept <= added
    assert kept <= changed[exp.Delete] | changed.get(exp.Merge, set())


def test_the_seed_check_is_read(warehouse: Warehouse) -> None:
    """Its queries, one per seed, are not in the compiled model."""
    queries = [
        sql for sql in warehouse.sent if sql.split()[:3] == ["select", "*", "from"]
    ]
    assert len(queries) == len(shipped_headers())


def test_nothing_is_left_unread(warehouse: Warehouse) -> None:
    """What sqlglot cannot read it calls a command."""
    assert [key for key, _ in warehouse.found(exp.Command)] == []


def test_no_name_is_a_reserved_word(warehouse: Warehouse) -> None:
    # sqlglot counts `type` among Redshift's, which its manual does not
    reserved = Dialect.get_or_raise(warehouse.name).generator_class.RESERVED_KEYWORDS
    reserved = reserved - {"type"}
    found = set()
    for key, node in warehouse.found(exp.Identifier):
        if node.quoted or node.name.lower() not in reserved:
            continue
        parent = node.parent
        of_table = (
            isinstance(parent, exp.Column) and parent.table and parent.this is node
        )
        after_as = warehouse.name == "redshift" and isinstance(parent, exp.Alias)
        if not of_table and not after_as:
            found.add((key, node.name))
    assert found == set()


def test_windows_are_of_rows_in_an_order_that_is_written(warehouse: Warehouse) -> None:
    """Redshift knows no other frames, and no default of lag() and lead()."""
    sums = (exp.Sum, exp.Count, exp.Max, exp.Min, exp.Avg)
    windows = 0
    for key, node in warehouse.found(exp.Window):
        windows += 1
        frame = node.args.get("spec")
        if frame is not None:
            assert frame.args["kind"].upper() == "ROWS", key
        elif isinstance(node.this, sums):
            assert node.args.get("order") is None, (key, node.sql())
        if isinstance(node.this, exp.Lag | exp.Lead):
            assert node.this.args.get("default") is None, (key, node.sql())
    assert windows > 50


def test_outer_joins_have_an_equality(warehouse: Warehouse) -> None:
    """BigQuery cannot join so by a range alone, nor others well."""
    joins = 0
    for key, node in warehouse.found(exp.Join):
        if node.side:
            joins += 1
            on = node.args["on"]
            parts = on.flatten() if isinstance(on, exp.And) else [on]
            assert any(is_between_tables(part.unnest()) for part in parts), (
                key,
                on.sql(),
            )
    assert joins > 50


def test_no_condition_is_without_a_table(warehouse: Warehouse) -> None:
    """BigQuery has no WHERE without a FROM."""
    conditions = 0
    for key, node in warehouse.found(exp.Where):
        if isinstance(node.parent, exp.Select):
            conditions += 1
            assert node.parent.args.get("from_") is not None, key
    assert conditions > 100


def test_patterns_are_read_as_they_go(warehouse: Warehouse) -> None:
    assert "offre" not in warehouse.models["kept", "int_profile_matchers"]


def called(sql: str, dialect: str) -> set[str]:
    """The names that stand before a parenthesis: functions, types and words of SQL."""
    tokens = Dialect.get_or_raise(dialect).tokenize(sql)
    return {
        token.text.lower()
        for token, following in pairwise(tokens)
        if following.token_type == TokenType.L_PAREN and token.text[:1].isalpha()
    }


def is_between_tables(condition: exp.Expression) -> bool:
    if not isinstance(condition, exp.EQ):
        return False
    left, right = (
        {column.table for column in side.find_all(exp.Column)}
        for side in (condition.left, condition.right)
    )
    return bool(left) and bool(right) and not left & right


def test_blanks_that_are_trimmed_are_written_as_its_quotes_have_it(
    warehouse: Warehouse,
) -> None:
    signs = set()
    for _, node in warehouse.found(exp.Trim):
        if node.expression is not None:
            signs.add(node.expression.name)
    assert signs == {BLANKS}


def test_functions_are_those_of_the_warehouse(warehouse: Warehouse) -> None:
    called = {name for name in warehouse.called if "__dbt_tmp" not in name}
    known = f"{COMMON} {FUNCTIONS[warehouse.name]}".split()
    assert called - MODELS - set(WORDS.split()) == set(known)


def test_nothing_is_unsupported(warehouse: Warehouse) -> None:
    """What another dialect has, sqlglot would read and could not write again.

    Comes last: what is written without a copy of it may be changed.
    """
    for trees in warehouse.trees.values():
        for tree in trees:
            tree.sql(warehouse.name, copy=False, unsupported_level=ErrorLevel.RAISE)
