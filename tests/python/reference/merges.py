"""Which merges are followed, and which are told as rejected."""

from collections import defaultdict
from collections.abc import Mapping

from .rows import Rejected, Row

LONGEST_CHAIN = 10


def usable_merges(rows: list[Row]) -> tuple[list[Row], list[Rejected]]:
    """The merges to follow: superseded ones, cycles and long chains taken out."""
    of_contact = defaultdict(list)
    for row in rows:
        of_contact[row["merged_contact_id"]].append(row)
    latest, rejected = {}, []
    for contact_id, merges in of_contact.items():
        merges.sort(key=lambda row: (row["merged_at"], row["surviving_contact_id"]))
        *superseded, latest[contact_id] = merges
        rejected += [Rejected(row, "superseded_merge", row.text) for row in superseded]

    on_cycle = {contact_id for contact_id in latest if leads_back(contact_id, latest)}
    for contact_id in on_cycle:
        row = latest.pop(contact_id)
        rejected.append(Rejected(row, "merge_cycle", row.text))

    too_long = [
        contact_id
        for contact_id in latest
        if links_ahead(contact_id, latest) > LONGEST_CHAIN
    ]
    for contact_id in too_long:
        row = latest.pop(contact_id)
        rejected.append(Rejected(row, "merge_chain_too_long", row.text))
    return list(latest.values()), rejected


def leads_back(start: str, merges: Mapping[str, Row]) -> bool:
    """Whether following the merges from a contact comes back to it."""
    seen, contact_id = set(), start
    while contact_id in merges and contact_id not in seen:
        seen.add(contact_id)
        contact_id = merges[contact_id]["surviving_contact_id"]
        if contact_id == start:
            return True
    return False


def links_ahead(contact_id: str, merges: Mapping[str, Row]) -> int:
    """How many merges lie between a contact and its last survivor."""
    links = 0
    while contact_id in merges:
        contact_id = merges[contact_id]["surviving_contact_id"]
        links += 1
    return links
