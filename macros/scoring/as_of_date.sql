{# The one macro that reads the clock: the scoring date, today in `timezone` unless given.
   Text, 'YYYY-MM-DD'. #}
{% macro as_of_date() -%}
    {%- set today = run_started_at.astimezone(
        modules.pytz.timezone(variable('timezone'))
    ).strftime('%Y-%m-%d') -%}
    {{ return((variable('as_of_date') or variable('score_to') or today) | string) }}
{%- endmacro %}


{# Every date to score, text, oldest first: the range of score_from and score_to, every
   score_every_days counted back from the last, or the one scoring date. #}
{% macro scoring_dates() -%}
    {%- set last = modules.datetime.date.fromisoformat(as_of_date()) -%}
    {%- set first = modules.datetime.date.fromisoformat(
        (variable('score_from') or as_of_date()) | string
    ) -%}
    {%- set dates = [] -%}
    {%- for day in range(0, (last - first).days + 1, variable('score_every_days')) -%}
        {%- do dates.append((last - modules.datetime.timedelta(days=day)) | string) -%}
    {%- endfor -%}
    {{ return(dates | sort) }}
{%- endmacro %}


{# When this run started, a UTC timestamp of whole seconds. #}
{% macro run_time() -%}
    cast('{{ run_started_at.astimezone(modules.pytz.utc).strftime('%Y-%m-%d %H:%M:%S') }}'
        as {{ dbt.type_timestamp() }})
{%- endmacro %}
