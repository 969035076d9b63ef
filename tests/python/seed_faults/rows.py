"""Faults of cells that do not go together, in one row or in several."""

from .faults import Fault, attribute_rule, event_rule, id_of

DATES_AND_RANGES = [
    attribute_rule("no_day", "active_from", "'2026-02-30' is not a date",
                   active_from="2026-02-30"),
    attribute_rule("no_leap_day", "active_to", "'2025-02-29' is not a date",
                   active_to="2025-02-29"),
    event_rule("french_date", "active_from", "'31/01/2026' is not a date. Enter a date"
               " such as 2026-01-31",
               active_from="31/01/2026"),
    event_rule("date_and_time", "active_to", "is not a date",
               active_to="2026-01-01 00:00"),
    attribute_rule("dates_reversed", "active_to",
                   "'2026-01-01' is below active_from 2026-01-02. Swap",
                   active_from="2026-01-02", active_to="2026-01-01"),
    event_rule("days_reversed", "active_to", "is below active_from",
               active_from="2026-02-01", active_to="2026-01-31"),
    attribute_rule("month_13", "months", "'13' is not a month", months="12|13"),
    attribute_rule("month_word", "months", "'june' is not a month", months="june"),
    attribute_rule("month_none", "months", "is an empty list", months="|"),
    Fault("scores_reversed", "scorecards", {"min_score": "10", "max_score": "9"},
          "max_score", "'9' is below min_score 10"),
    Fault("scores_below_zero", "scorecards", {"min_score": None, "max_score": "-1"},
          "max_score", "'-1' is below min_score 0"),
    Fault("points_reversed", "rule_groups", {"min_points": "9.5", "max_points": "9"},
          "max_points", "'9' is below min_points 9.5"),
    Fault("highest_negative", "rule_groups",
          {"dimension": "negative", "combine": "highest"}, "combine",
          "'highest' does not go with dimension negative"),
    Fault("lowest_positive", "rule_groups", {"combine": "Lowest"}, "combine",
          "'lowest' does not go with dimension behavioural"),
    event_rule("period_of_event", "max_per_period", "has no period, as each event"
               " counts. Leave it",
               count_each="Event", max_per_period="1"),
    event_rule("period_of_blank", "max_per_period",
               "has no period, as each event counts",
               max_per_period="2"),
    Fault("decay_without_days", "decay_profiles", {"days": None}, "days",
          "is blank, but method is 'half_life'"),
    Fault("none", "decay_profiles", {}, "decay_id", "none is built in"),
]  # fmt: skip

GROUPS = [
    event_rule("group_of_fit", "group_id",
               "is demographic, but the rule is behavioural",
               group_id="fit_person"),
    attribute_rule("group_of_visits", "group_id",
                   "is behavioural, but the rule is demographic",
                   group_id="site_visits"),
    event_rule("group_of_plus", "group_id", "'site_visits' is behavioural, but the "
               "rule is negative", group_id="site_visits", points="-1"),
    Fault("group_of_silence", "inactivity_points", {"group_id": "site_visits"},
          "group_id", "is behavioural, but the rule is negative"),
    Fault("group_of_cycle", "purchase_cycle_points", {"group_id": "exclusions"},
          "group_id", "'exclusions' is negative, but the rule is behavioural"),
    Fault("other_card", "behavioural_points", {"group_id": "site_visits",
                                               "scorecard_id": "card_of_other"},
          "group_id", "group 'site_visits' belongs to scorecard default",
          also=[("scorecards", {"scorecard_id": "card_of_other"})]),
]  # fmt: skip

# Each of these is two rows, or two files, that a message names once each.
TWICE = [
    *(
        Fault(f"twice_in_{seed}", seed, {}, id_of(seed), "is also in ",
              also=[(seed, {})])
        for seed in ["scorecards", "rule_groups", "decay_profiles", "score_triggers",
                     "next_steps"]
    ),
    *(
        Fault("twice", seed, {}, "rule_id", f"'twice' is also in {other}.csv, line ")
        for seed, other in [
            ("demographic_points", "behavioural_points"),
            ("behavioural_points", "demographic_points"),
        ]
    ),
    Fault("twice_in_a_file", "inactivity_points", {}, "rule_id",
          "is also in inactivity_points.csv, line ",
          also=[("inactivity_points", {})]),
    Fault("twins", "score_bands", {"band": "b", "min_value": "1.50"}, "min_value",
          "'1.50' is also the min_value of line ",
          also=[("score_bands", {"band": "a", "min_value": "1.5"})]),
    Fault("Chief *", "job_title_seniority", {"seniority": "c_level"}, "seniority",
          "is 'c_level' here and 'manager' in line ",
          also=[("job_title_seniority", {"pattern": "chief *"})]),
]  # fmt: skip
