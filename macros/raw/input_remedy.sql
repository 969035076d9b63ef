{# What to do about a finding of input_coverage, but for cells: finding -> a sentence. #}
{% macro input_remedies() -%}
    {{ return({
        'unknown_contact': 'Load these contacts too, or leave the rows out.',
        'unknown_company': 'Load these companies too.',
        'unknown_scorecard':
            'Name a card of scorecards.csv, or leave the cell blank for every card.',
        'never_in_force': 'Let expires_at be a later date than effective_at.',
        'duplicate_key': 'Load each row once.',
        'superseded_merge': 'Load the merge that counts.',
        'merge_cycle': 'Take one merge out of the circle.',
        'merge_chain_too_long': 'Name the last survivor.',
        'of_nobody': 'Load who these visitors are into identities.',
        'dated_after_scoring': 'They count from their dates on: check the clock of the source.',
        'machine_made': 'The machine_ variables and machine_user_agents.csv say what counts.',
        'event_type_without_rule': 'Give it points in behavioural_points.csv, or leave it.',
        'rule_never_met': 'Check its event types, conditions and dates.',
        'contact_without_events': 'Check that events carry the same ids as contacts.',
    }) }}
{%- endmacro %}


{# What to do about rows that are rejected for a reason, or have a column like this. #}
{% macro input_remedy(reason, column=none) -%}
    {%- set column = column or '' -%}
    {%- if reason in ['bad_row', 'bad_value'] -%}
        {{ return(
            'Write times as 2026-03-10 14:00:00, and dates as 2026-03-10.'
            if column.endswith('_at') or column == 'valid_from'
            else 'Write numbers as digits, with a point for decimals.'
            if column in ['points', 'amount', 'employee_count', 'annual_revenue',
                'duration_seconds']
            else 'Write true or false.' if column in ['email_opt_out', 'is_won']
            else 'Write add or set_to.' if column == 'operation'
            else 'Fill it in, or leave these rows out.'
        ) }}
    {%- endif -%}
    {{ return(input_remedies()[reason]) }}
{%- endmacro %}
