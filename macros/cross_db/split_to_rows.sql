{#
    A SELECT with one row per item of a `|` list: the columns `keep`, and the item, its
    blanks removed, named as `item` says. Blank items, and a blank list, give no row.
    `relation`: a ref() or the name of a CTE.
#}
{% macro split_to_rows(relation, keep, list_column, item) -%}
    {{ return(adapter.dispatch('split_to_rows', 'lead_scoring')(
        relation, keep, list_column, item
    )) }}
{%- endmacro %}

{% macro default__split_to_rows(relation, keep, list_column, item) -%}
    select
        {% for column in keep -%}
        {{ column }},
        {% endfor -%}
        list_item as {{ item }}

    from (
        select
            {% for column in keep -%}
            listed.{{ column }},
            {% endfor -%}
            {{ seed_cell('items.list_item') }} as list_item

        from {{ relation }} as listed
        {{ adapter.dispatch('split_list', 'lead_scoring')('listed.' ~ list_column) }}
    ) as trimmed_items

    where list_item is not null
{%- endmacro %}

{# Joins a row to the items of its list, `items.list_item`. #}
{% macro default__split_list(list) -%}
    cross join lateral unnest(string_to_array({{ list }}, '|')) as items (list_item)
{%- endmacro %}

{% macro duckdb__split_list(list) -%}
    cross join unnest(string_split({{ list }}, '|')) as items (list_item)
{%- endmacro %}

{# Spark splits at a regular expression, and has no unnest(). #}
{% macro spark__split_list(list) -%}
    lateral view explode(split({{ list }}, '[|]')) items as list_item
{%- endmacro %}
