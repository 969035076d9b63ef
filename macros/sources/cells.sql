{# Whole seconds between two times of a connector's row; null if one is none. #}
{% macro seconds_between(start, end) -%}
    {{ time_bucket(read_timestamp(end), 1) }} - {{ time_bucket(read_timestamp(start), 1) }}
{%- endmacro %}


{# The domain of a web address, without `www.`; null for null. #}
{% macro domain_of(address) -%}
    {{ return(regex_replace(
        regex_replace(
            'lower(' ~ address ~ ')', '^([a-z][a-z0-9+.-]*:)?//(www[.])?|^www[.]'
        ),
        '[/?#:].*$'
    )) }}
{%- endmacro %}


{# Milliseconds since 1970 as a time; text that is not a number stays as it is. #}
{% macro time_of_milliseconds(cell) -%}
    case
        when {{ is_full_match(cell, '[0-9]{1,15}([.]0*)?') }}
            then cast({{ adapter.dispatch('milliseconds_after_1970', 'lead_scoring')(
                'cast(' ~ dbt.split_part(cell, "'.'", 1) ~ ' as bigint)'
            ) }} as {{ dbt.type_string() }})
        else {{ cell }}
    end
{%- endmacro %}

{# The same of microseconds; what is less than a millisecond is lost. #}
{% macro time_of_microseconds(cell) -%}
    {{ return(time_of_milliseconds(
        'substr(' ~ cell ~ ', 1, length(' ~ cell ~ ') - 3)'
    )) }}
{%- endmacro %}

{# Whole seconds since 1970 as a time; other text stays as it is. #}
{% macro time_of_seconds(cell) -%}
    {{ return(time_of_milliseconds(
        'case when ' ~ is_full_match(cell, '[0-9]{9,11}([.]0*)?') ~ ' then '
        ~ dbt.split_part(cell, "'.'", 1) ~ " || '000' else " ~ cell ~ ' end'
    )) }}
{%- endmacro %}

{% macro default__milliseconds_after_1970(milliseconds) -%}
    {{ dbt.dateadd('millisecond', milliseconds, "cast('1970-01-01' as timestamp)") }}
{%- endmacro %}

{% macro duckdb__milliseconds_after_1970(milliseconds) -%}
    make_timestamp(1000 * {{ milliseconds }})
{%- endmacro %}

{% macro spark__milliseconds_after_1970(milliseconds) -%}
    timestamp_millis({{ milliseconds }})
{%- endmacro %}


{# A user agent that machine_user_agents.csv knows if the source says that a machine did
   it, so that the event is kept and worth nothing. #}
{% macro machine_user_agent(user_agent, is_machine) -%}
    {{ return(
        "case when " ~ is_machine ~ " then 'flagged by source ' || coalesce("
        ~ user_agent ~ ", '') else " ~ user_agent ~ ' end'
    ) }}
{%- endmacro %}


{# A select of one row per owner: of the ids that it has the lowest, shorter ones first,
   as numbers count. #}
{% macro first_by_id(relation, owner, id) -%}
    select
        {{ owner }},
        {{ id }}
    from (
        select
            {{ owner }},
            {{ id }},
            row_number() over (
                partition by {{ owner }} order by length({{ id }}), {{ id }}
            ) as id_rank
        from {{ relation }}
    ) as ranked_ids
    where id_rank = 1
{%- endmacro %}


{# A list of ids in JSON, such as `["12", "13"]`, as a `|` list. #}
{% macro list_of_json(cell) -%}
    replace(
        replace(replace(replace({{ cell }}, '[', ''), ']', ''), '"', ''), ',', '|'
    )
{%- endmacro %}


{# A list of objects in JSON as a `|` list of them. #}
{% macro list_of_objects(cell) -%}
    replace(replace(
        nullif(substr({{ cell }}, 2, length({{ cell }}) - 2), ''),
        '}, {', '}|{'
    ), '},{', '}|{')
{%- endmacro %}


{# The md5 of a text, its first word, and the first item of a list in JSON: dbt's own under
   a name that the linter of these models has a stand-in for. #}
{% macro hash_of(cell) -%} {{ return(dbt.hash(cell)) }} {%- endmacro %}

{% macro first_word(cell) -%}
    {{ return(dbt.split_part(cell, "' '", 1)) }}
{%- endmacro %}

{% macro first_of_list(cell) -%}
    {{ return(dbt.split_part(list_of_json(cell), "'|'", 1)) }}
{%- endmacro %}
