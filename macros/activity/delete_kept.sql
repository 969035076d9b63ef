{#
    For a kept model, before it inserts: deletes its rows that agree with a row of the
    relation `on` in the columns `by`.
#}
{% macro delete_kept(on, by) -%}
    {%- if is_incremental() -%}
        {%- set agrees = [] -%}
        {%- for column in by -%}
            {%- do agrees.append('changed.' ~ column ~ ' = ' ~ this ~ '.' ~ column) -%}
        {%- endfor -%}
        {{ delete_rows(
            this,
            'exists (select 1 from ' ~ on ~ ' as changed where '
            ~ agrees | join(' and ') ~ ')',
        ) }}
    {%- endif -%}
{%- endmacro %}
