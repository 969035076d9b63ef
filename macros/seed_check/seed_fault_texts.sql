{#
    What each fault says: fault -> what is wrong, and what to do about it. In braces
    what seed_fault_line fills in.
#}
{% macro seed_fault_texts() -%}
    {%- set number = 'Write digits, with a point before decimals, such as 12 or -2.5;'
        ~ ' no comma, blank or unit.' -%}
    {%- set date = 'Write year, month and day, such as 2026-01-31.' -%}
    {%- set texts = {
        'empty_rows': ['{number} of its rows are empty',
            'Delete them; blank lines at the end of the file count too.'],
        'blank': ['is blank', 'Fill it in: every {row} needs it.'],
        'no_number': ['{cell} is no number', number],
        'too_large': ['{cell} has more than 9 digits before the point',
            'Write a smaller number.'],
        'not_whole': ['{cell} is no whole number', 'Write it without decimals.'],
        'too_many_decimals': ['{cell} has more than 4 decimals', 'Round it to 4.'],
        'not_above': ['{cell} is not above {detail}',
            'Write a number above {detail}.'],
        'too_small': ['{cell} is below {detail}', 'Write {detail} or more.'],
        'not_below': ['{cell} is not below {detail}',
            'Write it with a minus, such as -5: inactivity takes points away.'],
        'no_boolean': ['{cell} is neither true nor false', 'Write true or false.'],
        'no_date': ['{cell} is no date', date],
        'empty_list': ['{cell} is a list of nothing',
            'Write at least one item, with | between several.'],
        'no_month': ['{cell} is no month',
            'Write numbers from 1 to 12, with | between them, such as 10|11|12.'],
        'unknown_word': ['{cell} is unknown', '{similar}Write one of {words}.'],
        'unknown_operator': ['unknown operator {cell}',
            '{similar}Write one of {words}.'],
        'unknown_reference': ['{target}.csv has no {target_id} {cell}',
            'Correct it, or add it to {target}.csv.'],
        'unknown_rule': ['no rule is called {cell}',
            'Write the rule_id of a rule in demographic_points, behavioural_points,'
            ~ ' inactivity_points or purchase_cycle_points.'],
        'reversed': ['{cell} is below {detail}', 'Swap the two, or correct one.'],
        'repeated_id': ['{number} rows have this {column}',
            'Give each {row} its own.'],
        'repeated_rule': ['{number} rules have this rule_id, in {detail}',
            'Give each rule its own.'],
        'repeated_minimum': ['{cell} is also the minimum of band {detail}',
            'Give each band of a set its own.'],
        'ambiguous_title': [
            'is {cell} here and {detail} elsewhere, for the same pattern and priority',
            'Delete one of them.'],
        'period_of_event': ['{cell} makes no sense where each event counts',
            'Leave it blank, or choose day, week, month, quarter or ever as'
            ~ ' count_each.'],
        'no_days': ['is blank, but method is {cell}', 'Write the days, such as 30.'],
        'built_in_decay': [
            'none is built in and keeps all points, but method is {cell}',
            'Choose another decay_id.'],
        'wrong_combine': ['{cell} does not go with dimension {detail}',
            'Use lowest only in negative groups, highest only in others, or sum.'],
        'group_of_card': ['group {cell} belongs to scorecard {detail}',
            'Choose a group of the scorecard of the rule.'],
        'group_of_negative': [
            'group {cell} is {detail}, but the rule takes points away',
            'Choose a group with dimension negative.'],
        'group_of_demographic': [
            'group {cell} is {detail}, but the rule gives points for an attribute',
            'Choose a group with dimension demographic.'],
        'group_of_behavioural': [
            'group {cell} is {detail}, but the rule gives points for behaviour',
            'Choose a group with dimension behavioural.'],
    } -%}
    {%- do texts.update(condition_fault_texts(number, date)) -%}
    {{ return(texts) }}
{%- endmacro %}


{# The same for what a rule asks of an attribute or a property. #}
{% macro condition_fault_texts(number, date) -%}
    {%- set range = 'Write low and high with | between them, such as 10|49 or'
        ~ ' 2026-01-01|2026-03-31.' -%}
    {%- set number_operators = 'Use equals, in, at_least, at_most, greater_than,'
        ~ ' less_than or between.' -%}
    {{ return({
        'unknown_field': ['unknown {detail} {cell}', '{similar}{fields}'],
        'blank_property': ['is blank, but operator or value is not',
            'Write the property to compare, or empty operator and value too.'],
        'blank_operator': ['is blank, but property is not',
            'Write how to compare, such as equals.'],
        'operator_of_boolean': ['{cell} does not suit {detail}, which is yes or no',
            'Use is_true or is_false.'],
        'operator_of_number': ['{cell} does not suit {detail}, which is a number',
            number_operators],
        'operator_of_time': ['{cell} does not suit {detail}, which is a time',
            number_operators],
        'value_missing': ['is blank, but {detail} needs a value',
            'Write what to compare with; to ask whether anything is known, use is_known'
            ~ ' or is_unknown.'],
        'value_not_taken': ['{cell} stands where {detail} takes no value', 'Empty it.'],
        'not_ordered': ['{cell} is neither a number nor a date',
            number ~ ' Or write a date such as 2026-01-31.'],
        'no_range': ['{cell} is no range of numbers or dates', range],
        'no_range_of_numbers': ['{cell} is no range of numbers', range],
        'no_range_of_dates': ['{cell} is no range of dates', range],
        'reversed_range': ['{cell} is a range whose low is above its high',
            'Swap them.'],
        'item_no_number': ['{cell} is no number, but {detail} is one', number],
        'item_no_date': ['{cell} is no date, but {detail} is a time', date],
        'item_no_boolean': ['{cell} is neither true nor false, but {detail} is',
            'Write true or false.'],
        'empty_page_url': ['nothing is left of the page {cell} without https:// and'
            ~ ' slashes at the end', 'Write a page such as example.com/pricing.'],
        'bad_regex': ['the regular expression {cell} cannot be used: {detail}',
            'Correct it, or use like with * for any text.'],
    }) }}
{%- endmacro %}
