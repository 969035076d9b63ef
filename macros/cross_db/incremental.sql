{#
    dbt's way to add to a table on Spark knows no delete+insert, and inserts from a view,
    which may be computed twice. Here what is new is written first; the rows it replaces
    are deleted as delete_rows() does it.
#}
{% materialization incremental, adapter='spark' -%}
    {%- set existing = load_relation(this) -%}
    {%- set key = config.get('unique_key') -%}

    {{ run_hooks(pre_hooks) }}

    {%- if existing is none or should_full_refresh() -%}
        {%- if existing is not none -%} {%- do adapter.drop_relation(existing) -%} {%- endif -%}
        {%- call statement('main') -%}
            {{ create_table_as(false, this, compiled_code) }}
        {%- endcall -%}
    {%- else -%}
        {%- set added = existing.incorporate(
            path={'identifier': this.identifier ~ '__added'}, type='table'
        ) -%}
        {%- do adapter.drop_relation(added) -%}
        {%- call statement('main') -%}
            {{ create_table_as(false, added, compiled_code) }}
        {%- endcall -%}
        {%- do process_schema_changes(
            config.get('on_schema_change'), added, existing
        ) -%}
        {%- set columns = adapter.get_columns_in_relation(existing)
            | map(attribute='quoted') | join(', ') -%}
        {%- if key and not (existing.is_delta or existing.is_iceberg) -%}
            {%- do replace_rows(
                existing, key ~ ' in (select ' ~ key ~ ' from ' ~ added ~ ')', added
            ) -%}
        {%- else -%}
            {%- if key -%}
                {%- do run_query(delete_rows(
                    existing, key ~ ' in (select ' ~ key ~ ' from ' ~ added ~ ')'
                )) -%}
            {%- endif -%}
            {%- do run_query(
                'insert into ' ~ existing ~ ' (' ~ columns ~ ') select '
                ~ columns ~ ' from ' ~ added
            ) -%}
        {%- endif -%}
        {%- do adapter.drop_relation(added) -%}
    {%- endif -%}

    {{ run_hooks(post_hooks) }}
    {{ return({'relations': [this]}) }}
{%- endmaterialization %}
