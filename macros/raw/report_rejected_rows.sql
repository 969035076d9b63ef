{# Prints at the end of a run how many raw rows were rejected: a line for each table. #}
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
            {%- for table in counts.columns[0].values() | unique -%}
                {%- set reasons = [] -%}
                {%- for row in counts.rows if row[0] == table -%}
                    {%- do reasons.append(row[1] ~ ' ' ~ row[2]) -%}
                {%- endfor -%}
                {%- do log('  ' ~ table ~ ': ' ~ reasons | join(', '), info=true) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
