{# What is wrong with the value of a variable, one line per fault. #}
{% macro variable_faults(name, kind, value) -%}
    {%- set is_number = value is number and value is not boolean and value == value -%}
    {%- if kind in ['texts', 'columns', 'domains', 'systems'] -%}
        {{ return(list_variable_faults(name, kind, value)) }}
    {%- elif kind == 'schemas' -%}
        {{ return(schema_variable_faults(name, value)) }}
    {%- elif value is none and kind in ['date', 'text'] -%} {{ return([]) }}
    {%- elif kind == 'date' -%}
        {%- set remedy = none if modules.re.fullmatch(
            calendar_date_pattern(), value | string
        ) else 'is no date. Write it as YYYY-MM-DD, such as 2026-01-31, or null' -%}
    {%- elif kind == 'timezone' -%}
        {%- set remedy = none
            if value is string and value in modules.pytz.all_timezones_set
            else 'is no time zone. Write an IANA name, such as Europe/Paris or UTC' -%}
    {%- elif kind == 'text' -%}
        {%- set remedy = none if value is string and value | trim
            else "is no text. Write it in quotes, such as '*/no-click*', or null" -%}
    {%- elif kind == 'boolean' -%}
        {%- set remedy = none if value is boolean
            else 'is neither true nor false. Write one of them, without quotes' -%}
    {%- elif kind == 'whole' -%}
        {%- set remedy = none if is_number and value >= 0 and value == value | int
            else 'is no whole number of 0 or more. Write digits, such as 3' -%}
    {%- elif kind == 'count' -%}
        {%- set remedy = none if is_number and value >= 1 and value == value | int
            else 'is no whole number of 1 or more. Write digits, such as 30' -%}
    {%- elif kind == 'share' -%}
        {%- set remedy = none if is_number and value >= 0 and value <= 1
            else 'is no share. Write a number from 0 to 1, such as 0.05 for 5 %' -%}
    {%- else -%}
        {%- set remedy = none if is_number and value >= 0
            else 'is not a number of 0 or more. Write digits, such as 2 or 2.5' -%}
    {%- endif -%}
    {{ return([name ~ ': ' ~ written(value) ~ ' ' ~ remedy ~ '.'] if remedy else []) }}
{%- endmacro %}


{% macro list_variable_faults(name, kind, value) -%}
    {%- if value is none and kind != 'systems' -%} {{ return([]) }} {%- endif -%}
    {%- set example = {
        'texts': '[email_sent, email_bounce]', 'columns': '[plan, region]',
        'domains': '[acme.com, acme.fr]', 'systems': '[raw, mautic]',
    }[kind] -%}
    {%- set systems = ['raw'] + source_systems() | list -%}
    {%- if kind == 'systems' and not value -%}
        {{ return([
            name ~ ': ' ~ written(value) ~ ' names no source. Write [raw] for the'
            ~ ' generic contract.'
        ]) }}
    {%- endif -%}
    {%- if value is string or value is mapping or value is not iterable -%}
        {{ return([
            name ~ ': ' ~ written(value) ~ ' is no list. Write one in brackets, such'
            ~ ' as ' ~ example ~ ', or [] for none.'
        ]) }}
    {%- endif -%}
    {%- if kind == 'systems' -%}
        {{ return(source_variable_faults(name, value, systems, example)) }}
    {%- endif -%}
    {%- set lines = [] -%}
    {%- for item in value -%}
        {%- set fault =
            'is no text. Write text' if item is not string or not item | trim
            else 'is no domain. Write what follows the @'
                if kind == 'domains' and modules.re.search('[@\\s]', item | trim)
            else 'is no column name. Write small letters, digits and _, no digit first'
                if kind == 'columns'
                and not modules.re.fullmatch('[a-z_][a-z0-9_]{0,62}', item)
            else 'is listed twice. Write it once'
                if kind == 'columns' and item in value[:loop.index0]
            else none -%}
        {%- if fault -%}
            {%- do lines.append(
                name ~ ': ' ~ written(item) ~ ' ' ~ fault ~ ', such as ' ~ example ~ '.'
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(lines) }}
{%- endmacro %}


{# Sources: the name of a system, or a mapping of `system`, `name`, `schema`, `prefix`. #}
{% macro source_variable_faults(name, value, systems, example) -%}
    {%- set lines = [] -%}
    {%- set names = [] -%}
    {%- set counts = {} -%}
    {%- for item in value -%}
        {%- set listed = item if item is mapping else {'system': item} -%}
        {%- set source_name = listed.name or listed.system -%}
        {%- do counts.update({listed.system: counts.get(listed.system, 0) + 1})
            if listed.system is string -%}
        {%- set unknown = listed | reject(
            'in', ['system', 'name', 'schema', 'prefix']
        ) | list -%}
        {%- set fault =
            'is no text. Write text'
                if listed.values() | reject('string') | list or not listed.system | trim
            else 'is no known source. Known are ' ~ systems | join(', ')
                if listed.system not in systems
            else 'has ' ~ unknown[0] ~ ', which no source has. A source has a system,'
                ~ ' and may have a name, schema and prefix' if unknown
            else 'has a name that is none. Write small letters, digits and _'
                if not modules.re.fullmatch('[a-z_][a-z0-9_]*', source_name)
            else 'has the name of a system. Write another'
                if source_name != listed.system and source_name in systems
            else 'is listed twice. Write it once, or give each a name of its own'
                if source_name in names
            else 'is listed several times, which only segment and rudderstack can be.'
                ~ ' Write it once' if counts[listed.system] > 1
                and listed.system not in ['segment', 'rudderstack']
            else none -%}
        {%- do names.append(source_name) -%}
        {%- if fault -%}
            {%- do lines.append(
                name ~ ': ' ~ written(item) ~ ' ' ~ fault ~ ', such as ' ~ example ~ '.'
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(lines) }}
{%- endmacro %}


{# Where the tables of systems are: system -> schema, or database.schema. #}
{% macro schema_variable_faults(name, value) -%}
    {%- if value is none -%} {{ return([]) }} {%- endif -%}
    {%- set example = ', such as {mautic: crm_data}.' -%}
    {%- if value is not mapping -%}
        {{ return([
            name ~ ': ' ~ written(value) ~ ' is no mapping. Write the schema of each'
            ~ ' system' ~ example
        ]) }}
    {%- endif -%}
    {%- set lines = [] -%}
    {%- for system, schema in value.items() -%}
        {%- if system not in source_systems() or schema is not string -%}
            {%- do lines.append(
                name ~ ': ' ~ written(system) ~ ': ' ~ written(schema) ~ ' is no schema'
                ~ ' of a known source. Known are ' ~ source_systems() | join(', ')
                ~ example
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(lines) }}
{%- endmacro %}


{# A value as a message shows it; null as a word. #}
{% macro written(value) -%}
    {{ return('null' if value is none else quoted_cell(value | string)) }}
{%- endmacro %}
