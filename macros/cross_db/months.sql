{#
    Where files cannot be changed, what happened stands in partitions by month, so that
    a run writes anew only the months that something changes in. Rules come and go, and
    are no partitions. This is the column that a model has for it as its last, ...
#}
{% macro activity_month() -%}
    {{ return(adapter.dispatch('activity_month', 'lead_scoring')()) }}
{%- endmacro %}

{% macro default__activity_month() -%}{%- endmacro %}

{% macro spark__activity_month() -%}
    , trunc(activity_date, 'month') as {{ partition_column() }}
{%- endmacro %}


{# ... and this its configuration. #}
{% macro by_month() -%}
    {{ return(adapter.dispatch('by_month', 'lead_scoring')()) }}
{%- endmacro %}

{% macro default__by_month() -%} {{ return(none) }} {%- endmacro %}

{% macro spark__by_month() -%} {{ return(partition_column()) }} {%- endmacro %}


{% macro partition_column() -%} {{ return('activity_month') }} {%- endmacro %}


{# A table without the rows of a condition: months that have some are overwritten, those
   that have no other rows are dropped, as an overwritten month keeps its rows where
   there are none to replace them. Meanwhile the table has another name. #}
{% macro replace_months(relation, condition) -%}
    {%- set relation = relation.incorporate(type='table') -%}
    {%- set month = partition_column() -%}
    {%- set touched = run_query(
        'select cast(' ~ month ~ ' as string), count_if(not is_gone) from (select '
        ~ month ~ ', (' ~ condition ~ ') is true as is_gone from ' ~ relation
        ~ ') group by ' ~ month ~ ' having count_if(is_gone) > 0'
    ) -%}
    {%- if touched.rows -%}
        {%- set gone = relation.incorporate(
            path={'identifier': relation.identifier ~ '__gone'}
        ) -%}
        {%- set columns = adapter.get_columns_in_relation(relation)
            | map(attribute='quoted') | join(', ') -%}
        {%- set months = touched.columns[0].values() | join("', date '") -%}
        {%- do adapter.drop_relation(gone) -%}
        {%- do adapter.rename_relation(relation, gone) -%}
        {%- do run_query('set spark.sql.sources.partitionOverwriteMode = dynamic') -%}
        {%- do run_query(
            'insert overwrite ' ~ gone ~ ' partition (' ~ month ~ ')'
            ~ ' select /*+ rebalance(' ~ month ~ ') */ ' ~ columns ~ ' from ' ~ gone
            ~ ' where ' ~ month ~ " in (date '" ~ months ~ "') and ("
            ~ condition | replace(relation ~ '.', gone ~ '.') ~ ') is not true'
        ) -%}
        {%- for row in touched.rows if row[1] == 0 -%}
            {%- do run_query(
                'alter table ' ~ gone ~ ' drop partition (' ~ month ~ " = '" ~ row[0]
                ~ "')"
            ) -%}
        {%- endfor -%}
        {%- do adapter.rename_relation(gone, relation) -%}
    {%- endif -%}
{%- endmacro %}
