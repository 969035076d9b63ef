"""Rows that are wrong on purpose, so that `rejected_rows` is not empty.

Cells as text. In Parquet, where columns have types, what cannot be read becomes null.
"""

from .text import table

FAULTS = {
    "contacts": table("""
contact_id | email                   | created_at
c9000001   | nobody@velmadane.example | 2026-02-30 09:00:00
           | no.id@velmadane.example  | 2026-01-12 09:00:00
"""),
    "companies": table("""
company_id | name          | domain            | employee_count
co90001    | Wendomare SAS | wendomare.example | about 50
"""),
    "identities": table("""
anonymous_id     | contact_id | identified_at
v000000000000001 | c9999999   | 2026-03-02 10:15:00
v000000000000002 | c0000001   | tomorrow
"""),
    "contact_merges": table("""
merged_contact_id | surviving_contact_id | merged_at
c0000005          | c0000005             | 2026-04-01 08:00:00
"""),
    "deals": table("""
deal_id | contact_id | stage    | amount | created_at          | is_won
d900001 | c0000003   | proposal | 1200   | soon                |
d900002 | c9999999   | proposal | 900    | 2026-05-04 14:00:00 |
d900003 |            | proposal | n/a    | 2026-05-05 14:00:00 | perhaps
"""),
    "stage_changes": table("""
contact_id | stage    | changed_at
c0000004   | recycled | 2026-06-01 07:30:00
c0000004   | recycled | 2026-06-01 07:30:00
c0000004   |          | 2026-06-02 07:30:00
"""),
    "score_adjustments": table("""
adjustment_id | contact_id | operation | points | reason        | effective_at
a90001        | c0000003   | multiply  | 2      | Counts double | 2026-07-01 08:00:00
a90002        | c0000003   | add       | ten    | A good call   | 2026-07-01 08:00:00
"""),
}
# Large sets reach the numbers of these rows, which then get ids that no other row has.
# Contacts do not: there are at most nine million.
OWN_IDS = {
    "companies": "company_id",
    "deals": "deal_id",
    "score_adjustments": "adjustment_id",
}
