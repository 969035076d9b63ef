{# Values that are missing, or not what the operator compares with. #}
{% macro value_faults() -%}
    {%- set regex = comparable_rule_value(
        'scope', 'field', 'field_type', "'regex'", 'value'
    ) -%}
    select
        {{ fault_columns(
            'seed', 'row_key', "'value'", 'fault', 'value',
            "case when fault = 'regex_to_read' then regex
            when fault in ('value_missing', 'value_not_taken') then known_operator
            else field end"
        ) }}

    from (
        select
            *,
            case when known_operator = 'regex' then {{ regex }} end as regex,
            case
                when operator_kind = 'state' and value is not null
                    then 'value_not_taken'
                when operator_kind = 'state' then null
                when value is null then 'value_missing'
                when known_operator = 'regex' then 'regex_to_read'
                when
                    is_page_url and operator_kind = 'text'
                    and {{ trim_blanks(remove_url_scheme('lower(value)')) }} = ''
                    then 'empty_page_url'
                when
                    known_operator in ('in', 'not_in')
                    and {{ trim_blanks("replace(value, '|', '')") }} = ''
                    then 'empty_list'
                when known_operator = 'between'
                    then {{ between_fault('value', 'low', 'high', 'field_type') }}
                when
                    operator_kind = 'order'
                    and not {{ is_ordered_value('value', 'field_type') }}
                    then case field_type
                        when 'number' then 'item_no_number'
                        when 'time' then 'item_no_date'
                        else 'not_ordered'
                    end
            end as fault

        from (
            select
                *,
                {{ trim_blanks(dbt.split_part('value', "'|'", 1)) }} as low,
                {{ trim_blanks(dbt.split_part('value', "'|'", 2)) }} as high

            from conditions

            where operator_kind is not null and operator_fault is null
        ) as parted
    ) as judged

    where fault is not null
{%- endmacro %}


{# Whether a value is a number or a date, as its field asks; a text field takes both. #}
{% macro is_ordered_value(value, type) -%}
    coalesce(
        ({{ is_number_text(value) }} and coalesce({{ type }}, 'text') != 'time')
        or ({{ is_calendar_date(value) }} and coalesce({{ type }}, 'text') != 'number'),
        false
    )
{%- endmacro %}


{% macro between_fault(value, low, high, type) -%}
    case
        when
            length({{ value }}) - length(replace({{ value }}, '|', '')) != 1
            or not {{ is_ordered_value(low, type) }}
            or not {{ is_ordered_value(high, type) }}
            or {{ is_calendar_date(low) }} != {{ is_calendar_date(high) }}
            then case {{ type }}
                when 'number' then 'no_range_of_numbers'
                when 'time' then 'no_range_of_dates'
                else 'no_range'
            end
        when {{ is_calendar_date(low) }}
            then case when {{ low }} > {{ high }} then 'reversed_range' end
        when {{ read_number(low) }} > {{ read_number(high) }} then 'reversed_range'
    end
{%- endmacro %}


{# Values to be equal to, one by one, that the field can never have. #}
{% macro value_item_faults() -%}
    select
        {{ fault_columns(
            'seed', 'row_key', "'value'", 'fault', 'item', 'field'
        ) }}

    from (
        select
            *,
            case
                when field_type = 'number' and not {{ is_number_text('item') }}
                    then 'item_no_number'
                when field_type = 'time' and not {{ is_calendar_date('item') }}
                    then 'item_no_date'
                when field_type = 'boolean' and {{ read_boolean('item') }} is null
                    then 'item_no_boolean'
                when is_page_url and {{ normalise_url('item') }} is null
                    then 'empty_page_url'
            end as fault

        from (
            select
                seed,
                row_key,
                field,
                field_type,
                is_page_url,
                value as item
            from conditions
            where known_operator in ('equals', 'not_equals') and value is not null

            union all

            {{ split_to_rows(
                "(select * from conditions where known_operator in ('in', 'not_in'))",
                keep=['seed', 'row_key', 'field', 'field_type', 'is_page_url'],
                list_column='value',
                item='item',
            ) }}
        ) as items
    ) as judged

    where fault is not null
{%- endmacro %}
