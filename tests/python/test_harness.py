"""A run in a fork of `dbt_server.py` against one in a process of its own."""

import json
from pathlib import Path
from random import Random

from bare_runs import marts, start_dbt
from dbt_server import RUN_TIME_VARIABLES
from harness import SEEDS_AND_MODELS, Project
from worlds import make_batch

# Each is another value than the project's own.
OF_A_RUN = {
    "as_of_date": None,
    "score_from": "2026-03-01",
    "score_to": "2026-03-02",
    "timezone": "America/New_York",
    "received_event_types": ["email_sent"],
    "own_domains": ["acme.com"],
    "trend_points": 7,
    "outcome_days": 30,
    "conversion_stage": "customer",
    "missed_conversion_cost": 5,
    "smallest_sample": 2,
    "load_lookback_days": 30,
    "drift_days": 7,
    "activity_half_life_days": 7,
    "primary_scorecard": "main1",
    "hard_bounce_event_types": ["email_open"],
    "explain_contact_id": "007",
    "machine_min_seconds_after_send": 1,
    "machine_burst_seconds": 2,
    "machine_burst_clicks": 2,
    "machine_honeypot_url": "*/nobody*",
    "machine_honeypot_seconds": 5,
    "null_words": ["unbekannt"],
    "match_companies_by_domain": False,
    "score_every_days": 2,
    "learn_every_days": 14,
    "won_deals_convert": False,
    "company_deals_convert": True,
    "max_rejected_share": 0.99,
    "max_vanished_share": 0.99,
}
# when a row last moved is when its run was
OF_ONE_RUN = "crm_lead_scores"


def parsed(target: Path) -> dict:
    """What dbt made of the project: without times, compiled SQL and hashes of seeds.

    Nor which macros a node calls, which only a comparison of states asks for.
    """

    def kept(node: dict) -> dict:
        left_out = {"created_at", "compiled_code", "checksum"}
        if isinstance(node.get("macros"), list):
            left_out.add("macros")
        return {name: value for name, value in node.items() if name not in left_out}

    text = (target / "manifest.json").read_text(encoding="utf-8")
    manifest = json.loads(text, object_hook=kept)
    del manifest["metadata"]
    # dbt lists tests of models that are off or not, by what it has parsed before
    there = {*manifest["nodes"], *manifest["sources"]}
    manifest["nodes"] = {
        name: node
        for name, node in manifest["nodes"].items()
        if there >= set(node["depends_on"].get("nodes", []))
    }
    for part in ("disabled", "parent_map", "child_map"):
        del manifest[part]
    return manifest


def test_a_fork_after_another_builds_what_a_process_of_its_own_does() -> None:
    """It parses the project the same, too, though without what only a run reads."""
    assert set(OF_A_RUN) == RUN_TIME_VARIABLES
    batch = make_batch(Random(7), 20)
    fixed = {k: v for k, v in batch.variables.items() if k not in OF_A_RUN}
    with Project() as project:
        project.environment["DBT_WRITE_JSON"] = "true"
        project.build(batch.raw, batch.seeds, batch.variables)
        other = marts(project.db)
        project.build(batch.raw, batch.seeds, fixed | OF_A_RUN)
        of_fork, forks = marts(project.db), parsed(project.target)

        project.db.unlink()
        process = start_dbt(
            project.root,
            [*SEEDS_AND_MODELS, "--vars", json.dumps(fixed | OF_A_RUN)],
            project.root,
            project.settings(),
        )
        output, _ = process.communicate()
        assert process.returncode == 0, output
        of_process, own = marts(project.db), parsed(project.target)
    differing = [
        f"{kind} {name}"
        for kind in own
        for name in own[kind] or {}
        if forks[kind].get(name) != own[kind][name]
    ]
    assert not differing
    del of_fork[OF_ONE_RUN], of_process[OF_ONE_RUN]
    assert of_fork == of_process
    assert of_fork["lead_scores"] != other["lead_scores"]
    assert sum(map(bool, of_fork.values())) > 12
