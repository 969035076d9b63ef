{#
    The columns of a raw table in the contract's order, all text: `cells` maps a column
    to the SQL of its cell. Others are those of the CTE `all_from`, if that is given, else
    null. `carried_from`: the CTE with the columns that variables add, if one has them.
#}
{% macro contract_columns(table, cells, carried_from=none, all_from=none) -%}
    {#- what is not built is parsed all the same, which may cost nothing -#}
    {%- if not listed_systems() -%} {{ return('') }} {%- endif -%}
    {%- for column in cells if column not in raw_columns(table) -%}
        {%- do exceptions.raise_compiler_error(
            'contract_columns: ' ~ table ~ ' has no column ' ~ column ~ '.'
        ) -%}
    {%- endfor -%}
    {%- set lines = [] -%}
    {#- a raw table that a variable switches off is no part of the contract -#}
    {%- set added = (raw_contract()[table] or {}).added or [] -%}
    {%- for column in raw_columns(table) -%}
        {%- set origin = (carried_from if column in added) or all_from -%}
        {%- set cell = cells[column] or (origin ~ '.' ~ column if origin else 'null') -%}
        {%- do lines.append(
            'cast(' ~ cell ~ ' as ' ~ dbt.type_string() ~ ') as ' ~ column
        ) -%}
    {%- endfor -%}
    {{ lines | join(',\n        ') }}
{%- endmacro %}


{#
    The rows of a CTE in the columns of events, whose `event_type` is what the system
    calls the event: it becomes what event_type_map.csv says, stays as it is if that does
    not know it (`is_unknown_type`), and is left out if that says nothing.
#}
{% macro map_event_types(system, relation) -%}
    select
        {{ contract_columns('events', {
            'event_type':
                'coalesce(event_types.event_type, ' ~ relation ~ '.event_type)',
        }, all_from=relation) }},
        event_types.event_key is null as is_unknown_type
    from {{ relation }}

    left join {{ ref('stg_rules__event_type_map') }} as event_types
        on event_types.event_key
        = {{ fold_text("'" ~ system ~ " ' || " ~ relation ~ '.event_type') }}

    where event_types.event_key is null or event_types.event_type is not null
{%- endmacro %}
