{# Prints at the end of a run how many raw rows were rejected, by table and reason. #}
{% macro report_rejected_rows() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- for result in results
            if result.node.name == 'rejected_rows' and result.status == 'success' -%}
            {%- set counts = run_query(
                'select source_table, reason, count(*) as row_count from '
                ~ result.node.relation_name
                ~ ' group by source_table, reason order by source_table, reason'
            ) -%}
            {%- do log(
                'Rejected raw rows (' ~ result.node.relation_name ~ '): '
                ~ (counts.columns[2].values() | sum), info=true
            ) -%}
            {%- for row in counts.rows -%}
                {%- do log('  ' ~ row[0] ~ ', ' ~ row[1] ~ ': ' ~ row[2], info=true) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
