"""Rules that are right, however odd they look."""

from .faults import ROWS, Cells, id_of

# (attribute or property, operator, value) of every kind that is right.
VALID_CONDITIONS = [
    *(
        (name, operator, value)
        for name, value in [
            ("city", "Saint-Étienne"),
            ("company_id", "007"),
            ("email_opt_out", "Oui"),
            ("created_at", "2024-02-29"),
            ("company_annual_revenue", "-1234567890123.0000000001"),
        ]
        for operator in ["equals", "not_equals", "in", "not_in"]
    ),
    *(
        (name, operator, "a|b*[%_'")
        for name in ["city", "company_id"]
        for operator in
        ["contains", "not_contains", "starts_with", "ends_with", "like"]
    ),
    *(
        (name, operator, value)
        for name, value in [
            ("company_employee_count", "+.5"),
            ("created_at", "2000-02-29"),
            ("city", "10."),
            ("city", "2026-12-31"),
            ("company_id", "7"),
        ]
        for operator in ["at_least", "at_most", "greater_than", "less_than"]
    ),
    ("company_employee_count", "between", "10 | 10"),
    ("created_at", "BETWEEN", "2026-01-01|2026-01-01"),
    ("city", "between", "-1|1"),
    *(
        (name, operator, None)
        for name in ["city", "company_id", "email_opt_out", "created_at", "deleted_at"]
        for operator in ["is_known", " Is_Unknown "]
    ),
    *(
        (name, operator, "null")
        for name in ["city", "company_id", "is_own_domain"]
        for operator in ["is_true", "is_false"]
    ),
    ("Company_Industry", "in", "a||b|"),
    ("email_type", "equals", "'); drop table x; --"),
    ("email_domain", "equals", "{{ 1/0 }}"),
]  # fmt: skip

VALID_REGEXES = [
    "a", "é.ü", "a|b||", "()", "(?:a|)*", "^a$", "$^", "a*b+c?", "a*?b+?c??",
    "a{2}", "a{0,1000}?", "a{1,}", "(a{10}){100}", r"\d\w\s\D\W\S", r"\.\(\)\[\]\{\}",
    r"\\\/\-\_\'\"\#\&\~\@", "[abc]", "[^a-z0-9]", "[-a]", "[a-]", r"[a\-z]",
    "[.*+?(){}|$]", r"[\d.\-]", r"[\w.-]", r"[^\s,]+@", r"[\[\]\\]", "[a^]", "[à-é]",
    "(^|[^a-z])vp([^a-z]|$)", "(((a)+b)c)?", "(a+)?", r"\W{1000}\w*",
    "(a{0,9}b)*", "a b", "/(pricing|tarifs)(/|$)", "日本+",
    "😀{2}", "'\"%_;--", "<a-z>",
    "a,b:c=d!e#f&g~h@i`j", "[+-/]", "(a|b){3}c{4}",
]  # fmt: skip

# Rows of other seeds that are right, however odd they look.
VALID_ROWS: list[tuple[str, Cells]] = [
    ("scorecards", {"scorecard_id": "Card Å", "min_score": "-5", "max_score": "-5.0",
                    "reset_on_stage_change": "Non", "activity_horizon_days": "1"}),
    ("rule_groups", {"group_id": "g'1", "dimension": " Negative ", "combine": "LOWEST",
                     "min_points": "-.5", "max_points": "+0."}),
    ("decay_profiles", {"decay_id": "none", "method": "none", "days": "NULL"}),
    ("decay_profiles", {"decay_id": "fast", "method": "Linear", "rate": "2"}),
    ("demographic_points", {"rule_id": "007", "points": "0", "months": " 01 | 12|",
                            "active_from": "2024-02-29", "active_to": "2024-02-29",
                            "disqualifies": "OUI", "label": "{{ 1/0 }} '); drop --"}),
    ("demographic_points", {"rule_id": "7", "points": "-00000000001.00010",
                            "group_id": "g'1", "label": "=1+1"}),
    ("behavioural_points", {"rule_id": "e1", "event_type": "a||*| B ", "points": "0",
                            "decay_id": "fast", "count_each": "Ever",
                            "max_per_period": "1000.", "max_points": "-20"}),
    ("behavioural_points", {"rule_id": "e2", "group_id": "g'1", "points": "-1",
                            "min_hits": "2", "window_days": "999999999"}),
    ("inactivity_points", {"rule_id": "i1", "after_days": "0", "points": "-0.0001",
                           "after_event": "email_sent", "repeat_every_days": "1"}),
    ("purchase_cycle_points", {"rule_id": "p1", "max_points": "-1", "group_id": "g'1",
                               "subject": "Company", "cycle_months": "1"}),
    ("rule_conditions", {"rule_id": "e1", "field": "asset", "operator": "is_known",
                         "value": " null "}),
    ("rule_conditions", {"rule_id": "e1", "field": "seniority"}),
    ("rule_conditions", {"rule_id": "p1", "field": "CITY"}),
    ("score_bands", {"band_set": "mood", "min_value": "-10000", "band": "x"}),
    ("score_bands", {"band_set": "mood", "min_value": "1", "metric": "LEAD_SCORE"}),
    ("score_triggers", {"trigger_id": "t", "direction": "Down", "cooldown_days": "0"}),
    ("next_steps", {"step_id": "s", "owner": None, "priority": "-1.5"}),
    ("buying_roles", {"role": "r", "weight": "0", "is_required": "1"}),
    ("free_email_domains", {"domain": "Example.ORG"}),
    ("disposable_email_domains", {"domain": "example.org"}),
    ("machine_user_agents", {"pattern": "'); drop table x; --"}),
    ("job_title_seniority", {"pattern": "boss", "priority": "1"}),
    ("job_title_seniority", {"pattern": "Boss", "priority": "2", "seniority": "vp"}),
]  # fmt: skip


def valid_rows() -> list[tuple[str, Cells]]:
    """Rules with every operator, type of field and regular expression."""
    conditions = [
        *VALID_CONDITIONS,
        *(("job_title", "regex", pattern) for pattern in VALID_REGEXES),
    ]
    rules = [
        (
            "demographic_points",
            {"attribute": name, "operator": operator, "value": value},
        )
        for name, operator, value in conditions
    ]
    return [
        (seed, {**ROWS[seed], id_of(seed): f"valid_{number}", **cells})
        for number, (seed, cells) in enumerate([*VALID_ROWS, *rules])
    ]
