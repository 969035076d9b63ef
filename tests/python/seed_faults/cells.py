"""Faults of single cells: numbers, words, references."""

from .faults import Fault, attribute_rule, condition, event_rule

NUMBERS = [
    attribute_rule("points_word", "points", "'ten' is not a number", points="ten"),
    attribute_rule("points_comma", "points", "'2,5' is not a number", points="2,5"),
    attribute_rule("points_thousand", "points", "'1 00' is not a num", points="1 00"),
    attribute_rule("points_most", "points", "'1 000 001' is above", points="1 000 001"),
    attribute_rule("points_exponent", "points", "'1e3' is not a number", points="1e3"),
    attribute_rule("points_formula", "points", "'=1+1' is not a number", points="=1+1"),
    attribute_rule("points_point", "points", "'.' is not a number", points="."),
    attribute_rule("points_nan", "points", "'NaN' is not a number", points="NaN"),
    attribute_rule("points_blank", "points", "is blank. Fill it in", points=None),
    attribute_rule("points_null", "points", "is blank. Fill it in", points="Null"),
    attribute_rule("decimals", "points", "more than 4 decimals", points="0.00005"),
    attribute_rule("large", "points", "more than 9 digits", points="-1234567890"),
    attribute_rule("too_many", "points", "is above 1000000. Enter 1000000 or less",
                   points="1000000.5"),
    Fault("too_few", "inactivity_points", {"points": "-1000001"}, "points",
          "is below -1000000. Enter -1000000 or more"),
    event_rule("hits_half", "min_hits", "'2.5' is not a whole number", min_hits="2.5"),
    event_rule("hits_zero", "min_hits", "'0' is not above 0", min_hits="0"),
    event_rule("window_zero", "window_days", "not above 0", window_days="0"),
    event_rule(
        "per_period_zero", "max_per_period", "above 0", count_each="day",
        max_per_period="0",
    ),
    event_rule("max_points_word", "max_points", "'all' is not a num", max_points="all"),
    *(
        Fault(f"inactivity_{column}", "inactivity_points", {column: cell}, column, says)
        for column, cell, says in [
            ("points", "5", "'5' is not below 0. Enter it with a minus"),
            ("repeat_every_days", "0", "'0' is not above 0"),
            ("after_count", "-1", "'-1' is not above 0"),
            ("after_days", "-1", "'-1' is below 0"),
            ("absence_of", None, "is blank"),
            ("max_points", "0x1", "'0x1' is not a number"),
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
            ("cycle_months", "1.5", "not a whole number"),
            ("subject", "lead", "not a known subject. Enter one of contact, company."),
        ]
    ),
    Fault(
        "cycle_negative", "purchase_cycle_points", {"cycle_months": "-3"},
        "cycle_months", "not above 0",
    ),
]  # fmt: skip

WORDS = [
    Fault("no_card", "demographic_points", {"scorecard_id": "crm"}, "scorecard_id",
          "'crm' is not in scorecards.csv. Correct it, or add it there."),
    Fault("blank_card", "behavioural_points", {"scorecard_id": " "}, "scorecard_id",
          "is blank"),
    Fault("case_of_card", "next_steps", {"scorecard_id": "Default"}, "scorecard_id",
          "'Default' is not in scorecards.csv. Did you mean default?"),
    event_rule("no_group", "group_id", "'visits' is not in rule_groups.csv. Did you"
               " mean site_visits?", group_id="visits"),
    event_rule("no_decay", "decay_id", "'fast' is not in decay_profiles.csv",
               decay_id="fast"),
    event_rule("no_period", "count_each", "'minute' is not a known count_each. Did you"
               " mean month? Enter one of event,",
               count_each="minute"),
    event_rule("no_phase", "journey_phase", "Did you mean decision? Enter one of",
               journey_phase="decisions"),
    event_rule("no_type", "event_type", "is blank", event_type=None),
    event_rule("empty_types", "event_type", "'| |' is an empty list",
               event_type="| |"),
    event_rule("disqualifies_maybe", "disqualifies", "'maybe' is not true or false",
               disqualifies="maybe"),
    attribute_rule("no_operator", "operator",
                   "'equal' is not a known operator. Did you mean equals? Enter"
                   " one of equals,", operator="equal"),
    attribute_rule("blank_operator", "operator", "is blank", operator=None),
    attribute_rule("no_attribute", "attribute", "'seniorty' is not a known attribute."
                   " Did you mean seniority? Attributes are", attribute="seniorty"),
    attribute_rule("property_as_attribute", "attribute",
                   "'page_url' is not a known attribute",
                   attribute="page_url"),
    attribute_rule("blank_attribute", "attribute", "is blank", attribute="null"),
    event_rule("no_property", "property", "'url' is not a known property. Did you mean"
               " page_url?",
               property="url", operator="like", value="*/a"),
    event_rule("attribute_as_property", "property",
               "'seniority' is not a known property",
               property="seniority", operator="equals", value="director"),
    event_rule("property_alone", "operator", "is blank, but property is not",
               property="asset", value="guide"),
    event_rule("operator_alone", "property", "is blank, but operator or value is not",
               operator="equals", value="guide"),
    event_rule("value_alone", "property", "is blank, but operator or value is not",
               value="guide"),
    condition("no_field", "field", "'assets' is not a known field. Did you mean asset?",
              field="assets"),
    condition("property_of_lead", "field", "'asset' is not a known field",
              of="inactivity_points", field="asset"),
    condition("blank_field", "field", "is blank", field=""),
    condition("condition_operator", "operator", "'=' is not a known operator. Enter",
              operator="="),
    condition("condition_number", "value",
              "'long' is not a number, but duration_seconds is",
              field="duration_seconds", value="long"),
    Fault("rule_of_nobody", "rule_conditions", {}, "rule_id",
          "'rule_of_nobody' is not in a rule file. "),
    Fault("", "rule_conditions", {"rule_id": None, "value": "orphan"}, "rule_id",
          "is blank"),
    Fault("", "demographic_points", {"rule_id": None, "value": "vp"}, "rule_id",
          "is blank. Fill it in: every rule needs it"),
    *(
        Fault(f"{seed}_{column}", seed, {column: cell}, column, says)
        for seed, column, cell, says in [
            ("scorecards", "min_score", "0.5", "not a whole number"),
            ("scorecards", "mql_threshold", "high", "not a number"),
            ("scorecards", "mql_min_behavioural", "1.5", "not a whole number"),
            ("scorecards", "reset_on_stage_change", "often", "not true or false"),
            ("scorecards", "activity_horizon_days", "0", "not above 0"),
            ("rule_groups", "dimension", "behavioral", "Did you mean behavioural?"),
            ("rule_groups", "combine", "max", "'max' is not a known combine"),
            ("rule_groups", "scorecard_id", "crm", "is not in scorecards.csv"),
            ("rule_groups", "min_points", "low", "not a number"),
            ("decay_profiles", "method", "halflife", "Did you mean half_life?"),
            ("decay_profiles", "days", "0", "not above 0"),
            ("decay_profiles", "rate", "-0.5", "'-0.5' is below 0"),
            ("score_triggers", "metric", "score", "not a known metric. Did you mean"),
            ("score_triggers", "threshold", None, "is blank"),
            ("score_triggers", "direction", "sideways", "Enter one of up, down."),
            ("score_triggers", "cooldown_days", "-1", "'-1' is below 0"),
            ("next_steps", "journey_phase", "buying", "not a known journey_phase"),
            ("next_steps", "owner", "nobody", "Enter one of sales, marketing."),
            ("next_steps", "priority", "first", "'first' is not a number"),
            ("job_title_seniority", "seniority", None, "is blank"),
            ("job_title_seniority", "priority", "first", "'first' is not a number"),
        ]
    ),
    *(
        Fault(f"role_{column}", "buying_roles", {column: cell}, column, says)
        for column, cell, says in [
            ("weight", None, "is blank"),
            ("is_required", "2", "'2' is not true or false"),
            ("priority", "x", "'x' is not a number"),
        ]
    ),
    Fault("", "buying_roles", {"role": "nobody", "pattern": None}, "pattern",
          "is blank"),
    *(
        Fault("", "score_bands", {"band_set": f"by_{column}", column: cell}, column,
              says)
        for column, cell, says in [
            ("metric", "points", "'points' is not a known metric"),
            ("band", None, "is blank"),
            ("min_value", "low", "'low' is not a number"),
            ("scorecard_id", "crm", "'crm' is not in scorecards.csv"),
        ]
    ),
]  # fmt: skip
