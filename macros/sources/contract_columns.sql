{#
    The columns of a raw table in the contract's order, all text: `cells` maps a column
    to the SQL of its cell. Others are those of the CTE `all_from`, if that is given, else
    null. `carried_from`: the CTE with the columns that variables add, if one has them;
    `added`: their cells, where they are nested in others.
#}
{% macro contract_columns(
    table, cells, carried_from=none, all_from=none, added=none
) -%}
    {#- what is not built is parsed all the same, which may cost nothing -#}
    {%- if not listed_systems() -%} {{ return('') }} {%- endif -%}
    {%- for column in cells if column not in raw_columns(table) -%}
        {%- do exceptions.raise_compiler_error(
            'contract_columns: ' ~ table ~ ' has no column ' ~ column ~ '.'
        ) -%}
    {%- endfor -%}
    {%- set lines = [] -%}
    {#- a raw table that a variable switches off is no part of the contract -#}
    {%- set further = (raw_contract()[table] or {}).added or [] -%}
    {%- for column in raw_columns(table) -%}
        {%- set origin = (carried_from if column in further) or all_from -%}
        {%- set cell = cells[column] or (added or {})[column]
            or (origin ~ '.' ~ column if origin else 'null') -%}
        {%- if column == 'country' and cells[column] -%}
            {%- set cell = country_code(cell) -%}
        {%- endif -%}
        {%- do lines.append(
            'cast(' ~ cell ~ ' as ' ~ dbt.type_string() ~ ') as ' ~ column
        ) -%}
    {%- endfor -%}
    {{ lines | join(',\n        ') }}
{%- endmacro %}


{# The ISO code of a country; a name that countries.csv does not have stays as it is. #}
{% macro country_code(cell) -%}
    coalesce(
        (
            select max(countries.country_code)
            from {{ ref('stg_rules__countries') }} as countries
            where countries.name_key = {{ fold_text(cell) }}
        ),
        {{ cell }}
    )
{%- endmacro %}


{#
    The rows of a CTE in the columns of events, whose `event_type` is what the system
    calls the event: it becomes what event_type_map.csv says, stays as it is if that does
    not know it (`is_unknown_type`), and is left out if that says nothing.
#}
{% macro map_event_types(system, relation, with_ascii=false) -%}
    select
        {{ contract_columns('events', {
            'event_type':
                'coalesce(event_types.event_type, ' ~ relation ~ '.event_type)',
        }, all_from=relation) }},
        event_types.event_key is null as is_unknown_type
    from {{ relation }}

    left join {{ ref('stg_rules__event_type_map') }} as event_types
        on event_types.event_key
        = {{ fold_text(
            "'" ~ system ~ " ' || " ~ relation ~ '.event_type', with_ascii
        ) }}

    where event_types.event_key is null or event_types.event_type is not null
{%- endmacro %}
