"""Which copy of a raw row counts, and which are told as duplicates."""

from collections import defaultdict
from datetime import UTC, datetime

from .rows import Rejected, Row
from .tables import HISTORY, ROW_KEY

BEFORE_ALL_TIMES = datetime.min.replace(tzinfo=UTC)
# of copies with one `updated_at`, the first of these counts
LIVES = ("deleted", "hidden", "alive")


def duplicate_key(row: Row) -> tuple:
    """What two rows of a table may not share; ids as read, times as times."""
    names = {
        "identities": ("anonymous_id", "contact_id", "identified_at"),
        "stage_changes": ("contact_id", "stage", "changed_at"),
        "contact_merges": ("merged_contact_id", "surviving_contact_id", "merged_at"),
        HISTORY: ("contact_id", "attribute", "valid_from"),
    }.get(row.table, (ROW_KEY[row.table],))
    return tuple(row[name] for name in names)


def newest_first(row: Row) -> tuple:
    """Sort key: the copy of a row that counts comes first."""
    if row.table == "events":
        loaded = row["loaded_at"] or BEFORE_ALL_TIMES
        return BEFORE_ALL_TIMES - loaded, row["occurred_at"], row.md5
    if row.table == "contacts":
        updated = row["updated_at"] or BEFORE_ALL_TIMES
        opted_out = row["email_opt_out"] is True
        life = LIVES.index(row.life)
        return BEFORE_ALL_TIMES - updated, life, not opted_out, row.md5
    return (row.md5,)


def without_duplicates(rows: list[Row]) -> tuple[list[Row], list[Rejected]]:
    """One row per key; dropped copies of events and contacts are not rejected."""
    copies = defaultdict(list)
    for row in rows:
        copies[duplicate_key(row)].append(row)
    kept, rejected = [], []
    for same in copies.values():
        first, *others = sorted(same, key=newest_first)
        kept.append(first)
        if first.table not in ("events", "contacts"):
            rejected += [Rejected(row, "duplicate_key", row.text) for row in others]
    return kept, rejected
