"""The lead scores of `rules/` as a pandas program, whole columns at a time.

Example: python scripts/benchmark_peers/by_pandas.py local/load 2026-10-31 out.parquet
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
from plain_rules import EVENT_RULES, LONGEST_CHAIN, RECEIVED, follow_merges


def main(raw: str, as_of_date: str, out: str) -> None:
    """Score the raw folder as of the date; `out` is a Parquet file."""
    folder, as_of = Path(raw), pd.Timestamp(as_of_date)
    merges = (
        pd.read_parquet(folder / "contact_merges.parquet")
        .dropna()
        .sort_values(["merged_at", "surviving_contact_id"])
    )
    pairs = zip(
        merges["merged_contact_id"], merges["surviving_contact_id"], strict=True
    )
    survivors = dict(follow_merges(pairs, LONGEST_CHAIN))
    visitors = (
        pd.read_parquet(folder / "identities.parquet")
        .dropna()
        .sort_values(["identified_at", "contact_id"])
        .drop_duplicates("anonymous_id", keep="last")
        .set_index("anonymous_id")["contact_id"]
    )

    events = pd.read_parquet(
        folder / "events.parquet",
        columns=[
            "event_id", "contact_id", "anonymous_id", "event_type",
            "occurred_at", "loaded_at", "page_url",
        ],
    )  # fmt: skip
    events = (
        events.dropna(subset=["event_id", "event_type", "occurred_at"])
        .sort_values(["loaded_at", "occurred_at"], ascending=[False, True])
        .drop_duplicates("event_id")
    )
    events["contact_id"] = events["contact_id"].fillna(
        events["anonymous_id"].map(visitors)
    )
    events["contact_id"] = (
        events["contact_id"].map(survivors).fillna(events["contact_id"])
    )
    events["activity_date"] = events["occurred_at"].dt.floor("D")
    events = events[events["activity_date"] <= as_of].dropna(subset=["contact_id"])

    behavioural, lost = [], []
    for rule in EVENT_RULES:
        hits = events[events["event_type"].isin(rule.event_types)]
        if rule.page:
            pages = hits["page_url"].str.lower()
            hits = hits[pages.str.contains(rule.page, regex=False).fillna(value=False)]
        hits = hits[["contact_id", "activity_date"]]
        if rule.counts == "day":
            hits = hits.drop_duplicates()
        elif rule.counts == "ever":
            hits = hits.groupby("contact_id", as_index=False)["activity_date"].max()
        age = (as_of - hits["activity_date"]).dt.days
        factor = np.round(0.5 ** (age / rule.half_life), 12) if rule.half_life else 1.0
        points = (
            (rule.points * factor)
            if rule.half_life
            else pd.Series(float(rule.points), index=hits.index)
        )
        points = points.groupby(hits["contact_id"]).sum()
        points = points.clip(upper=rule.max_points).round(4)
        (behavioural if rule.points > 0 else lost).append(points)

    contacts = pd.read_parquet(folder / "contacts.parquet")
    contacts = (
        contacts.dropna(subset=["contact_id", "created_at"])
        .sort_values("updated_at", ascending=False)
        .drop_duplicates("contact_id")
    )
    contacts = contacts[
        contacts["deleted_at"].isna()
        & (contacts["created_at"].dt.floor("D") <= as_of)
        & ~contacts["contact_id"].isin(survivors)
    ].set_index("contact_id")
    companies = pd.read_parquet(folder / "companies.parquet").drop_duplicates(
        "company_id"
    )
    employees = contacts["company_id"].map(
        companies.set_index("company_id")["employee_count"]
    )
    opted_out = contacts["email_opt_out"].astype("boolean").fillna(value=False)
    scores = (
        contacts["department"].str.lower().isin(["marketing", "sales"]) * 8
        + contacts["country"].str.lower().isin(["fr", "us"]) * 5
        + (employees >= 50) * 10
        + (contacts["lead_source"].str.lower() == "organic_search") * 3
        - opted_out.astype(int) * 10
    )
    for points in [behavioural, lost]:
        total = pd.concat(points).groupby(level=0).sum()
        scores = scores + total.reindex(contacts.index).fillna(0)

    deals = pd.read_parquet(folder / "deals.parquet")
    acted = set(events.loc[~events["event_type"].isin(RECEIVED), "contact_id"])
    acted |= set(deals.loc[deals["created_at"].dt.floor("D") <= as_of, "contact_id"])
    known = ["department", "country", "lead_source", "email_opt_out"]
    is_known = (
        contacts[known].notna().any(axis=1)
        | employees.notna()
        | contacts.index.isin(acted)
    )
    lead_score = np.floor(scores.clip(0, 100) + 0.5).astype("Int64").where(is_known)
    lead_score.rename("lead_score").reset_index().to_parquet(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
