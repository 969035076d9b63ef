{# Names of the tables that a system is declared with. #}
{% macro connector_tables(system) -%}
    {{ return(
        graph.sources.values() | selectattr('package_name', 'equalto', 'lead_scoring')
        | selectattr('source_name', 'equalto', system) | map(attribute='name')
        | sort
    ) }}
{%- endmacro %}


{# What a source did not deliver: `faults`, one message for each thing that is required,
   and `notes`, one for each that is taken as null. #}
{% macro missing_from_connector(listed) -%}
    {%- set faults = [] -%}
    {%- set notes = [] -%}
    {%- for table in connector_tables(listed.system) -%}
        {%- set relation = connector_relation(listed, table) -%}
        {%- set asked = connector_columns(listed.system, table) -%}
        {%- set present = columns_present(relation) -%}
        {%- if present -%}
            {%- for column in asked.required
                if not declared_columns(column, present, asked.prefixes) -%}
                {%- do faults.append(
                    relation ~ ': column ' ~ column ~ ' is missing, and ' ~ listed.name
                    ~ ' cannot be scored without it: have the connector deliver it.'
                ) -%}
            {%- endfor -%}
            {%- for column in asked.optional
                if not declared_columns(column, present, asked.prefixes) -%}
                {%- do notes.append(table ~ '.' ~ column) -%}
            {%- endfor -%}
        {%- elif asked.may_be_missing -%}
            {%- do notes.append('table ' ~ table) -%}
        {%- else -%}
            {%- do faults.append(
                relation ~ ' does not exist, and ' ~ listed.name ~ ' cannot be scored'
                ~ ' without it: have the connector deliver it. The variables'
                ~ ' source_schemas and sources say where it is looked for; on DuckDB it'
                ~ ' may be a file of LEAD_SCORING_RAW/' ~ listed.name ~ ', too.'
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return({'faults': faults, 'notes': notes}) }}
{%- endmacro %}


{# Prints at the end of a run what the listed sources did not deliver. #}
{% macro report_missing_columns() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- for listed in listed_sources() if listed.system != 'raw' -%}
            {%- set notes = missing_from_connector(listed).notes -%}
            {%- if notes -%}
                {%- do log(
                    'Not delivered by ' ~ listed.name ~ ', taken as null: '
                    ~ notes | join(', '), info=true
                ) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
