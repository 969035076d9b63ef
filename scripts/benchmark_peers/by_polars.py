"""The lead scores of `rules/` as a polars program: lazy, so that it may stream.

Example: python scripts/benchmark_peers/by_polars.py local/load 2026-10-31 out.parquet
"""

import sys
from datetime import date
from pathlib import Path

import polars as pl
from plain_rules import EVENT_RULES, LONGEST_CHAIN, RECEIVED, follow_merges


def main(raw: str, as_of_date: str, out: str) -> None:
    """Score the raw folder as of the date; `out` is a Parquet file."""
    folder, as_of = Path(raw), date.fromisoformat(as_of_date)
    survivors = pl.DataFrame(
        follow_merges(
            pl.read_parquet(folder / "contact_merges.parquet")
            .drop_nulls()
            .sort("merged_at", "surviving_contact_id")
            .select("merged_contact_id", "surviving_contact_id")
            .rows(),
            LONGEST_CHAIN,
        ),
        schema={"contact_id": pl.String, "survivor_id": pl.String},
        orient="row",
    ).lazy()
    visitors = (
        pl.scan_parquet(folder / "identities.parquet")
        .drop_nulls()
        .sort("identified_at", "contact_id")
        .group_by("anonymous_id")
        .agg(pl.col("contact_id").last().alias("visitor_id"))
    )
    events = (
        pl.scan_parquet(folder / "events.parquet")
        .select(
            "event_id",
            "contact_id",
            "anonymous_id",
            "event_type",
            "occurred_at",
            "loaded_at",
            "page_url",
        )
        .drop_nulls(["event_id", "event_type", "occurred_at"])
        .sort(["loaded_at", "occurred_at"], descending=[True, False], nulls_last=True)
        .unique("event_id", keep="first")
        .join(visitors, on="anonymous_id", how="left")
        .with_columns(pl.coalesce("contact_id", "visitor_id").alias("contact_id"))
        .join(survivors, on="contact_id", how="left")
        .select(
            pl.coalesce("survivor_id", "contact_id").alias("contact_id"),
            "event_type",
            pl.col("page_url").str.to_lowercase(),
            pl.col("occurred_at").dt.date().alias("activity_date"),
        )
        .filter(pl.col("activity_date") <= as_of)
    )
    days = (
        events.group_by("contact_id", "event_type", "activity_date")
        .agg(
            pl.len().alias("events"),
            pl.col("page_url")
            .str.contains("/pricing", literal=True)
            .any()
            .fill_null(False)
            .alias("is_pricing"),
        )
        .collect(engine="streaming")
    )
    sums = []
    for rule in EVENT_RULES:
        hits = days.filter(pl.col("event_type").is_in(rule.event_types))
        if rule.page:
            hits = hits.filter("is_pricing")
        age = (pl.lit(as_of) - pl.col("activity_date")).dt.total_days()
        count = pl.col("events") if rule.counts == "event" else pl.lit(1)
        factor = (
            pl.lit(0.5).pow(age / rule.half_life) if rule.half_life else pl.lit(1.0)
        )
        # two types of one rule on one day are one hit
        hits = hits.group_by("contact_id", "activity_date").agg(pl.col("events").sum())
        if rule.counts == "ever":
            hits = hits.group_by("contact_id").agg(pl.col("activity_date").max())
        sums.append(
            hits.group_by("contact_id")
            .agg((rule.points * count * factor.round(12)).sum().alias("points"))
            .select(
                "contact_id",
                pl.lit(rule.points > 0).alias("is_positive"),
                pl.col("points").clip(upper_bound=rule.max_points).round(4),
            )
        )
    points = (
        pl.concat(sums)
        .group_by("contact_id")
        .agg(
            pl.col("points").filter("is_positive").sum().alias("behavioural_score"),
            pl.col("points").filter(~pl.col("is_positive")).sum().alias("lost"),
        )
        .lazy()
    )
    acts = (
        pl.concat(
            [
                days.lazy()
                .filter(~pl.col("event_type").is_in(RECEIVED))
                .select("contact_id"),
                pl.scan_parquet(folder / "deals.parquet")
                .filter(pl.col("created_at").dt.date() <= as_of)
                .select("contact_id"),
            ]
        )
        .unique()
        .with_columns(pl.lit(True).alias("has_acted"))
    )
    companies = (
        pl.scan_parquet(folder / "companies.parquet")
        .select("company_id", "employee_count")
        .unique("company_id")
    )
    known = ["department", "country", "employee_count", "lead_source", "email_opt_out"]
    lower = pl.col("department", "country", "lead_source").str.to_lowercase()
    (
        pl.scan_parquet(folder / "contacts.parquet")
        .drop_nulls(["contact_id", "created_at"])
        .sort("updated_at", descending=True, nulls_last=True)
        .unique("contact_id", keep="first")
        .filter(
            pl.col("deleted_at").is_null() & (pl.col("created_at").dt.date() <= as_of)
        )
        .join(survivors, on="contact_id", how="anti")
        .join(companies, on="company_id", how="left")
        .join(points, on="contact_id", how="left")
        .join(acts, on="contact_id", how="left")
        .with_columns(lower)
        .with_columns(
            (
                pl.col("department").is_in(["marketing", "sales"]).fill_null(False) * 8
                + pl.col("country").is_in(["fr", "us"]).fill_null(False) * 5
                + (pl.col("employee_count") >= 50).fill_null(False) * 10
                + (pl.col("lead_source") == "organic_search").fill_null(False) * 3
            ).alias("demographic_score"),
            pl.col("behavioural_score").fill_null(0),
            (
                pl.col("email_opt_out").fill_null(False) * -10
                + pl.col("lost").fill_null(0)
            ).alias("negative_score"),
        )
        .with_columns(
            pl.when(
                pl.any_horizontal(pl.col(known).is_not_null()) | pl.col("has_acted")
            )
            .then(
                pl.sum_horizontal(
                    "demographic_score", "behavioural_score", "negative_score"
                ).clip(0, 100)
                + 0.5
            )
            .floor()
            .cast(pl.Int64)
            .alias("lead_score")
        )
        .select("contact_id", "lead_score")
        .collect()
        .write_parquet(out)
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
