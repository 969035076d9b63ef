{# What is wrong between sound cells of a row, and with its group: column -> fault. #}
{% macro row_faults(name, row, groups, fields) -%}
    {%- set faults = {} -%}
    {%- if name == 'decay_profiles' and row.method | lower != 'none' -%}
        {%- if not row.days -%} {%- do faults.update({'days': 'is blank'}) -%}
        {%- elif row.decay_id == 'none' -%}
            {%- do faults.update({'decay_id': 'is built in'}) -%}
        {%- endif -%}
    {%- elif name != 'rule_groups' and row.group_id in groups -%}
        {%- set group = groups[row.group_id] -%}
        {%- set dimension = 'negative'
            if ungrouped(row.points or row.max_points) | float < 0
            else 'demographic' if name == 'demographic_points' else 'behavioural' -%}
        {%- if row.scorecard_id != group.scorecard_id
            or dimension != group.dimension | lower -%}
            {%- do faults.update(
                {'group_id': 'is a group of another scorecard or dimension'}
            ) -%}
        {%- endif -%}
    {%- endif -%}
    {%- if row.property or row.operator or row.value -%}
        {%- set field = row.attribute or row.property or row.field -%}
        {%- set fault = value_fault(
            row.operator | lower, row.value, fields[field | lower]
        ) -%}
        {%- do faults.update(
            {'property': 'is blank, but the rule compares it'} if not field
            else {'operator': 'is blank, but property is not'} if not row.operator
            else {'value': fault} if fault else {}
        ) -%}
    {%- endif -%}
    {{ return(faults) }}
{%- endmacro %}


{# What is wrong with what a condition compares with, or none. #}
{% macro value_fault(operator, value, type) -%}
    {%- set kind = {'number': 'value', 'time': 'date', 'boolean': 'boolean'}[type] -%}
    {%- set ordered = [kind] if type in ['number', 'time'] else ['value', 'date'] -%}
    {%- set ends = (value or '').split('|') | map('trim', blanks()) | list -%}
    {%- for end in ordered if operator == 'between' and ends | length == 2
        and is_written_as(end, ends[0]) and is_written_as(end, ends[1]) -%}
        {%- set is_sorted = ends[0] <= ends[1] if end == 'date'
            else ungrouped(ends[0]) | float <= ungrouped(ends[1]) | float -%}
        {{ return(none if is_sorted else 'is a range whose low is above its high') }}
    {%- endfor -%}
    {{ return(
        none if operator in ['is_known', 'is_unknown', 'is_true', 'is_false']
        else 'is blank, but ' ~ operator ~ ' needs a value' if not value
        else 'is not a range of numbers or dates, as the field asks'
            if operator == 'between'
        else 'is not a number or a date, as the field asks'
            if operator in ['at_least', 'at_most', 'greater_than', 'less_than']
            and not is_written_as(ordered[0], value)
            and not is_written_as(ordered[-1], value)
        else 'is an empty list'
            if operator in ['in', 'not_in'] and not value.strip('|' ~ blanks())
        else 'is not of the type of the field, ' ~ type if kind and (
            operator in ['in', 'not_in'] and not is_list_of(kind, value)
            or operator in ['equals', 'not_equals'] and not is_written_as(kind, value)
        )
        else none
    ) }}
{%- endmacro %}
