"""The raw tables: their columns, and how to read them."""

from collections.abc import Mapping

# A number with decimals as a cell is one that Parquet stores as DOUBLE.
Cells = Mapping[str, str | float | None]

COLUMNS = {
    "contacts": "contact_id email first_name last_name job_title seniority department "
    "phone city country language company_id lead_source lifecycle_stage email_opt_out "
    "created_at updated_at deleted_at",
    "companies": "company_id name domain industry employee_count annual_revenue city "
    "country",
    "events": "event_id contact_id anonymous_id event_type occurred_at loaded_at "
    "page_url asset campaign channel form duration_seconds user_agent",
    "identities": "anonymous_id contact_id identified_at",
    "contact_merges": "merged_contact_id surviving_contact_id merged_at",
    "deals": "deal_id contact_id company_id stage amount created_at closed_at is_won",
    "stage_changes": "contact_id stage changed_at",
    "score_adjustments": "adjustment_id contact_id scorecard_id operation points "
    "reason granted_by effective_at expires_at",
}
COLUMNS = {table: columns.split() for table, columns in COLUMNS.items()}
# A further table, which the variable of the same name asks for.
HISTORY = "contact_attribute_history"
HISTORY_COLUMNS = ["contact_id", "attribute", "value", "valid_from"]
NEVER_PAST = {"contact_id", "created_at", "updated_at", "deleted_at"}

REQUIRED = {
    "contacts": ["contact_id", "created_at"],
    "companies": ["company_id"],
    # the contact, or else the visitor
    "events": ["event_id", "contact_id", "event_type", "occurred_at"],
    "identities": ["anonymous_id", "contact_id", "identified_at"],
    "contact_merges": ["merged_contact_id", "surviving_contact_id", "merged_at"],
    "deals": ["deal_id", "created_at"],
    "stage_changes": ["contact_id", "stage", "changed_at"],
    "score_adjustments": [
        "adjustment_id",
        "contact_id",
        "operation",
        "points",
        "reason",
        "effective_at",
    ],
    HISTORY: ["contact_id", "attribute", "valid_from"],
}
ROW_KEY = {
    "contacts": "contact_id",
    "companies": "company_id",
    "events": "event_id",
    "identities": "anonymous_id",
    "contact_merges": "merged_contact_id",
    "deals": "deal_id",
    "stage_changes": "contact_id",
    "score_adjustments": "adjustment_id",
    HISTORY: "contact_id",
}
ADDED_BY_VARIABLE = {
    "contacts": "contact_attributes",
    "companies": "company_attributes",
    "events": "event_properties",
}
NUMBERS = {"employee_count", "annual_revenue", "duration_seconds", "amount"}
BOOLEANS = {"email_opt_out", "is_won"}


def tables_of(variables: Mapping) -> list[str]:
    """The tables that are read; what attributes were only if a variable says so."""
    return [*COLUMNS, HISTORY] if variables.get(HISTORY) else [*COLUMNS]


def columns_of(table: str, variables: Mapping) -> list[str]:
    """The contract's columns, then those that a variable adds to the table."""
    if table == HISTORY:
        return HISTORY_COLUMNS
    added = variables.get(ADDED_BY_VARIABLE.get(table, "")) or []
    return [*COLUMNS[table], *added]


def attributes_with_a_past(variables: Mapping) -> set[str]:
    """The columns of a contact whose values of past dates may be given."""
    return set(columns_of("contacts", variables)) - NEVER_PAST
