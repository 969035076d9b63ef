{#
    For a kept model, before it inserts: deletes its rows that agree with a row of the
    relation `on` in the columns `by`. In one transaction with the insert where the
    engine has them.
#}
{% macro delete_kept(on, by) -%}
    {%- if is_incremental() -%}
        delete from {{ this }}
        where exists (
            select 1
            from {{ on }} as changed
            where
                {% for column in by -%}
                    {{ 'and ' if not loop.first -}}
                    changed.{{ column }} = {{ this }}.{{ column }}
                {% endfor %}
        )
    {%- endif -%}
{%- endmacro %}
