{#
    Nested properties: a cell that holds JSON text, a struct, a map, or a list of them.
    `nested_text` makes JSON of each; the others read JSON text, and are null where it is
    not JSON or has no such property.
#}
{% macro nested_text(column, type) -%}
    {{ return(adapter.dispatch('nested_text', 'lead_scoring')(column, type)) }}
{%- endmacro %}

{% macro default__nested_text(column, type) -%}
    cast({{ column }} as {{ dbt.type_string() }})
{%- endmacro %}

{# The type is asked of each cell, as that of a file is known to it alone. #}
{% macro duckdb__nested_text(column, type) -%}
    case
        when typeof({{ column }}) in ('VARCHAR', 'JSON') then cast({{ column }} as text)
        else cast(to_json({{ column }}) as text)
    end
{%- endmacro %}

{% macro spark__nested_text(column, type) -%}
    {%- set is_nested = modules.re.match('struct|array|map', type | lower) -%}
    {{ ('to_json(@)' if is_nested else 'cast(@ as string)') | replace('@', column) }}
{%- endmacro %}

{% macro bigquery__nested_text(column, type) -%}
    {{ ('cast(@ as string)' if type | lower == 'string' else 'to_json_string(@)')
        | replace('@', column) }}
{%- endmacro %}


{# The property of that name of a JSON object, as text. A nested one is JSON text. #}
{% macro json_property(json, name) -%}
    {{ return(adapter.dispatch('json_property', 'lead_scoring')(json, name)) }}
{%- endmacro %}

{% macro duckdb__json_property(json, name) -%}
    case
        when json_valid({{ json }})
            then json_extract_string({{ json }}, {{ quote('$."' ~ name ~ '"') }})
    end
{%- endmacro %}

{# Only what looks like an object is cast: a cast that fails stops the run. #}
{% macro postgres__json_property(json, name) -%}
    case
        when left({{ json }}, 1) = '{' then cast({{ json }} as jsonb) ->> {{ quote(name) }}
    end
{%- endmacro %}

{% macro spark__json_property(json, name) -%}
    get_json_object({{ json }}, {{ quote("$['" ~ name ~ "']") }})
{%- endmacro %}

{% macro bigquery__json_property(json, name) -%}
    coalesce(
        json_value(safe.parse_json({{ json }}), {{ quote('$."' ~ name ~ '"') }}),
        to_json_string(
            json_query(safe.parse_json({{ json }}), {{ quote('$."' ~ name ~ '"') }})
        )
    )
{%- endmacro %}

{% macro snowflake__json_property(json, name) -%}
    cast(get(try_parse_json({{ json }}), {{ quote(name) }}) as varchar)
{%- endmacro %}


{# Of a JSON list of pairs, such as `[{"name": "email", "value": "a@b.c"}]`, the value of
   the first one of that name. `key` and `value` are what pairs call their parts. #}
{% macro json_pair(json, name, key='key', value='value') -%}
    {{ return(adapter.dispatch('json_pair', 'lead_scoring')(json, name, key, value)) }}
{%- endmacro %}

{% macro duckdb__json_pair(json, name, key, value) -%}
    case
        when json_valid({{ json }})
            then json_extract_string(
                list_filter(
                    json_extract({{ json }}, '$[*]'),
                    lambda pair: json_extract_string(pair, '$.{{ key }}') = {{ quote(name) }}
                )[1],
                '$.{{ value }}'
            )
    end
{%- endmacro %}

{% macro postgres__json_pair(json, name, key, value) -%}
    (
        select pair ->> '{{ value }}'
        from jsonb_array_elements(
            case when left({{ json }}, 1) = '[' then cast({{ json }} as jsonb) end
        ) as pairs (pair)
        where pair ->> '{{ key }}' = {{ quote(name) }}
        limit 1
    )
{%- endmacro %}

{% macro spark__json_pair(json, name, key, value) -%}
    get(
        filter(
            from_json({{ json }}, 'array<struct<`{{ key }}`:string,`{{ value }}`:string>>'),
            pair -> pair.`{{ key }}` = {{ quote(name) }}
        ),
        0
    ).`{{ value }}`
{%- endmacro %}

{% macro bigquery__json_pair(json, name, key, value) -%}
    (
        select {{ bigquery__json_property('to_json_string(pair)', value) }}
        from unnest(json_query_array(safe.parse_json({{ json }}))) as pair
        where json_value(pair, '$.{{ key }}') = {{ quote(name) }}
        limit 1
    )
{%- endmacro %}

{% macro snowflake__json_pair(json, name, key, value) -%}
    cast(get(get(filter(
        as_array(try_parse_json({{ json }})),
        pair -> get(pair, '{{ key }}') = {{ quote(name) }}
    ), 0), '{{ value }}') as varchar)
{%- endmacro %}
