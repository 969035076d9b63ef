"""Faults of single cells: numbers, words, references."""

from .faults import Fault, attribute_rule, condition, event_rule

NUMBERS = [
    attribute_rule("points_word", "points", "'ten' is no number", points="ten"),
    attribute_rule("points_comma", "points", "'2,5' is no number", points="2,5"),
    attribute_rule("points_thousand", "points", "'1 000' is no num", points="1 000"),
    attribute_rule("points_exponent", "points", "'1e3' is no number", points="1e3"),
    attribute_rule("points_formula", "points", "'=1+1' is no number", points="=1+1"),
    attribute_rule("points_point", "points", "'.' is no number", points="."),
    attribute_rule("points_nan", "points", "'NaN' is no number", points="NaN"),
    attribute_rule("points_blank", "points", "is blank. Fill it in", points=None),
    attribute_rule("points_null", "points", "is blank. Fill it in", points="Null"),
    attribute_rule("decimals", "points", "more than 4 decimals", points="0.00005"),
    attribute_rule("large", "points", "more than 9 digits", points="-1234567890"),
    event_rule("hits_half", "min_hits", "'2.5' is no whole number", min_hits="2.5"),
    event_rule("hits_zero", "min_hits", "'0' is not above 0", min_hits="0"),
    event_rule("window_zero", "window_days", "not above 0", window_days="0"),
    event_rule(
        "per_period_zero", "max_per_period", "above 0", count_each="day",
        max_per_period="0",
    ),
    event_rule("max_points_word", "max_points", "'all' is no num", max_points="all"),
    *(
        Fault(f"inactivity_{column}", "inactivity_points", {column: cell}, column, says)
        for column, cell, says in [
            ("points", "5", "'5' is not below 0. Write it with a minus"),
            ("repeat_every_days", "0", "'0' is not above 0"),
            ("after_count", "-1", "'-1' is not above 0"),
            ("after_days", "-1", "'-1' is below 0"),
            ("absence_of", None, "is blank"),
            ("max_points", "0x1", "'0x1' is no number"),
        ]
    ),
    Fault(
        "inactivity_zero", "inactivity_points", {"points": "0"}, "points", "not below 0"
    ),
    *(
        Fault(f"cycle_{column}", "purchase_cycle_points", {column: cell}, column, says)
        for column, cell, says in [
            ("max_points", None, "is blank"),
            ("min_purchases", "0", "not above 0"),
            ("cycle_months", "1.5", "no whole number"),
            ("subject", "lead", "'lead' is unknown. Write one of contact, company."),
        ]
    ),
    Fault(
        "cycle_negative", "purchase_cycle_points", {"cycle_months": "-3"},
        "cycle_months", "not above 0",
    ),
]  # fmt: skip

WORDS = [
    Fault("no_card", "demographic_points", {"scorecard_id": "crm"}, "scorecard_id",
          "scorecards.csv has no scorecard_id 'crm'. Correct it, or add it"),
    Fault("blank_card", "behavioural_points", {"scorecard_id": " "}, "scorecard_id",
          "is blank"),
    Fault("case_of_card", "next_steps", {"scorecard_id": "Default"}, "scorecard_id",
          "scorecards.csv has no scorecard_id 'Default'"),
    event_rule("no_group", "group_id", "rule_groups.csv has no", group_id="visits"),
    event_rule("no_decay", "decay_id", "decay_profiles.csv has no", decay_id="fast"),
    event_rule("no_period", "count_each", "'hour' is unknown. Write one of event,",
               count_each="hour"),
    event_rule("no_phase", "journey_phase", "Did you mean decision? Write one of",
               journey_phase="decisions"),
    event_rule("no_type", "event_type", "is blank", event_type=None),
    event_rule("empty_types", "event_type", "'| |' is a list of nothing",
               event_type="| |"),
    event_rule("disqualifies_maybe", "disqualifies", "'maybe' is neither true nor",
               disqualifies="maybe"),
    attribute_rule("no_operator", "operator",
                   "unknown operator 'equal'. Did you mean equals?", operator="equal"),
    attribute_rule("blank_operator", "operator", "is blank", operator=None),
    attribute_rule("no_attribute", "attribute", "unknown attribute 'seniorty'. Did you "
                   "mean seniority?", attribute="seniorty"),
    attribute_rule("property_as_attribute", "attribute", "unknown attribute 'page_url'",
                   attribute="page_url"),
    attribute_rule("blank_attribute", "attribute", "is blank", attribute="null"),
    event_rule("no_property", "property", "unknown property 'url'. Did you mean",
               property="url", operator="like", value="*/a"),
    event_rule("attribute_as_property", "property", "unknown property 'seniority'",
               property="seniority", operator="equals", value="director"),
    event_rule("property_alone", "operator", "is blank, but property is not",
               property="asset", value="guide"),
    event_rule("operator_alone", "property", "is blank, but operator or value is not",
               operator="equals", value="guide"),
    event_rule("value_alone", "property", "is blank, but operator or value is not",
               value="guide"),
    condition("no_field", "field", "unknown field 'assets'. Did you mean asset?",
              field="assets"),
    condition("property_of_lead", "field", "unknown attribute 'asset'",
              of="inactivity_points", field="asset"),
    condition("blank_field", "field", "is blank", field=""),
    condition("condition_operator", "operator", "unknown operator '='", operator="="),
    condition("condition_number", "value", "'long' is no number, but duration_seconds",
              field="duration_seconds", value="long"),
    Fault("rule_of_nobody", "rule_conditions", {}, "rule_id",
          "no rule is called 'rule_of_nobody'"),
    Fault("", "rule_conditions", {"rule_id": None, "value": "orphan"}, "rule_id",
          "is blank", row="rule without rule_id (seniority equals orphan ...)"),
    Fault("", "demographic_points", {"rule_id": None, "value": "vp"}, "rule_id",
          "is blank. Fill it in: every rule needs it",
          row="rule without rule_id (default seniority equals vp 1 ...)"),
    *(
        Fault(f"{seed}_{column}", seed, {column: cell}, column, says)
        for seed, column, cell, says in [
            ("scorecards", "min_score", "0.5", "no whole number"),
            ("scorecards", "mql_threshold", "high", "no number"),
            ("scorecards", "mql_min_behavioural", "1.5", "no whole number"),
            ("scorecards", "reset_on_stage_change", "often", "neither true nor false"),
            ("scorecards", "activity_horizon_days", "0", "not above 0"),
            ("rule_groups", "dimension", "behavioral", "Did you mean behavioural?"),
            ("rule_groups", "combine", "max", "'max' is unknown"),
            ("rule_groups", "scorecard_id", "crm", "scorecards.csv has no"),
            ("rule_groups", "min_points", "low", "no number"),
            ("decay_profiles", "method", "halflife", "Did you mean half_life?"),
            ("decay_profiles", "days", "0", "not above 0"),
            ("decay_profiles", "rate", "-0.5", "'-0.5' is below 0"),
            ("score_triggers", "metric", "score", "'score' is unknown. Did you mean"),
            ("score_triggers", "threshold", None, "is blank"),
            ("score_triggers", "direction", "sideways", "Write one of up, down."),
            ("score_triggers", "cooldown_days", "-1", "'-1' is below 0"),
            ("next_steps", "journey_phase", "buying", "'buying' is unknown"),
            ("next_steps", "owner", "nobody", "Write one of sales, marketing."),
            ("next_steps", "priority", "first", "'first' is no number"),
            ("job_title_seniority", "seniority", None, "is blank"),
            ("job_title_seniority", "priority", "first", "'first' is no number"),
        ]
    ),
    *(
        Fault(f"role_{column}", "buying_roles", {column: cell}, column, says,
              row=f"role role_{column} / a *")
        for column, cell, says in [
            ("weight", None, "is blank"),
            ("is_required", "2", "'2' is neither true nor false"),
            ("priority", "x", "'x' is no number"),
        ]
    ),
    Fault("", "buying_roles", {"role": "nobody", "pattern": None}, "pattern",
          "is blank", row="role nobody / ?"),
    *(
        Fault("", "score_bands", {"band_set": f"by_{column}", column: cell}, column,
              says, row=f"band {row}")
        for column, cell, says, row in [
            ("metric", "points", "'points' is unknown", "default / by_metric / x"),
            ("band", None, "is blank", "default / by_band / ?"),
            ("min_value", "low", "'low' is no number", "default / by_min_value / x"),
            ("scorecard_id", "crm", "has no scorecard_id 'crm'",
             "crm / by_scorecard_id / x"),
        ]
    ),
]  # fmt: skip
