{# The time of the newest event that is kept as it is read now, less load_lookback_days:
   what was loaded before it was read by an earlier run. Null if nothing was, or at a date
   that has no such days before it. Beyond the year 9999 Python has no dates. #}
{% macro first_load_to_read() -%}
    {%- if not execute -%} {{ return(none) }} {%- endif -%}
    {%- set rows = run_query(
        'select cast(max(loaded_at) as date) from ' ~ this ~ ' where read_version = '
        ~ '(select read_version from ' ~ ref('stg_raw__event_version') ~ ')'
        ~ ' and loaded_at < ' ~ end_of_time()
    ).rows -%}
    {%- set newest = rows[0][0] if rows else none -%}
    {%- if newest is none or newest.toordinal() <= variable('load_lookback_days') -%}
        {{ return(none) }}
    {%- endif -%}
    {{ return(newest - modules.datetime.timedelta(days=variable('load_lookback_days'))) }}
{%- endmacro %}


{# Whether a row was loaded on a date or later; one without a time of loading counts. #}
{% macro is_loaded_since(loaded_at, date) -%}
    {%- if date is none -%} true
    {%- else -%} ({{ loaded_at }} is null or {{ loaded_at }} >= cast('{{ date }}' as date))
    {%- endif -%}
{%- endmacro %}
