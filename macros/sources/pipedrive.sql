{# The primary one of a list of addresses or numbers, else the one of work, else a cell
   that is no list; `columns`: what the list is called, the older name first. #}
{% macro pipedrive_first(relation, columns) -%}
    {%- set cells = [] -%}
    {%- for column in columns -%}
        {%- set cell = relation ~ '.' ~ column -%}
        {%- do cells.append(json_pair(cell, 'true', key='primary')) -%}
        {%- do cells.append(json_pair(cell, 'work', key='label')) -%}
        {%- do cells.append(
            'case when ' ~ cell ~ " not like '[%' then " ~ cell ~ ' end'
        ) -%}
    {%- endfor -%}
    coalesce({{ cells | join(', ') }})
{%- endmacro %}


{# The id of a person or organization, which the older API gives in an object. #}
{% macro pipedrive_id(cell) -%}
    coalesce({{ json_property(cell, 'value') }}, {{ cell }})
{%- endmacro %}


{# Whether a row was deleted, as the older API or the newer one says. #}
{% macro pipedrive_is_deleted(relation) -%}
    (
        coalesce({{ read_boolean(relation ~ '.is_deleted') }}, false)
        or not coalesce({{ read_boolean(relation ~ '.active_flag') }}, true)
    )
{%- endmacro %}
