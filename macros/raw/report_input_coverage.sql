{# Prints at the end of a run how many leads there are, and what of the input was not used,
   the worst first, in at most eight lines. #}
{% macro report_input_coverage() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {%- for result in results
            if result.node.name == 'input_coverage' and result.status == 'success' -%}
            {%- set lines = coverage_lines(result.node.relation_name) -%}
            {%- set leads = lead_count() -%}
            {%- do log(
                leads ~ ' lead' ~ ('' if leads == 1 else 's')
                ~ (': nobody could be scored' if leads == 0 else '')
                ~ '. ' ~ ('Of the input (' ~ result.node.relation_name ~ '):' if lines
                    else 'All of the input is used.'), info=true
            ) -%}
            {%- for line in lines[:7 if lines | length <= 7 else 6] -%}
                {%- do log('  ' ~ line, info=true) -%}
            {%- endfor -%}
            {%- if lines | length > 7 -%}
                {%- do log('  and ' ~ (lines | length - 6) ~ ' more findings', info=true) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}


{# How many contacts lead_scores has; 0 if it is not there. #}
{% macro lead_count() -%}
    {%- set scores = adapter.get_relation(
        target.database, generate_schema_name(none, none) | trim, 'lead_scores'
    ) -%}
    {%- if scores is none -%} {{ return(0) }} {%- endif -%}
    {{ return(
        run_query('select count(distinct contact_id) from ' ~ scores).rows[0][0] | int
    ) }}
{%- endmacro %}


{# One line per table and finding: what loses rows first, then the larger share. #}
{% macro coverage_lines(relation) -%}
    {%- set order = [
        'of_nobody', 'machine_made', 'rule_never_met', 'event_type_without_rule',
        'dated_after_scoring', 'contact_without_events', 'bad_value', 'unknown_company',
    ] -%}
    {%- set groups = {} -%}
    {%- for row in run_query(
        'select source_table, finding, value, row_count, share, remedy from ' ~ relation
        ~ " where finding not in ('read', 'used', 'event_type_not_an_act')"
        ~ ' order by row_count desc, source_table, finding, value'
    ).rows -%}
        {%- set group = groups.setdefault(row[0] ~ '|' ~ row[1], {
            'table': row[0], 'finding': row[1], 'values': [], 'rows': 0, 'share': 0,
            'remedy': row[5],
            'rank': order.index(row[1]) + 1 if row[1] in order else 0,
        }) -%}
        {%- do group.update({
            'rows': group.rows + (row[3] | int), 'share': group.share + (row[4] or 0) | float,
        }) -%}
        {%- if row[2] -%} {%- do group['values'].append(one_line(row[2])) -%} {%- endif -%}
    {%- endfor -%}
    {%- set lines = [] -%}
    {%- for group in groups.values() | sort(attribute='share', reverse=true)
        | sort(attribute='rank') -%}
        {%- set named = group['values'][:3] | join(', ')
            ~ (', ...' if group['values'] | length > 3 else '') -%}
        {%- do lines.append(
            group.table ~ ': '
            ~ (group['values'] | length ~ ' ' ~ group.finding
                if group.finding == 'rule_never_met'
                else '{:,}'.format(group.rows) ~ ' row' ~ ('' if group.rows == 1 else 's')
                ~ ' ({:.1f} %) '.format(100 * group.share) ~ group.finding)
            ~ (' (' ~ named ~ ')' if named else '') ~ '. ' ~ (group.remedy or '')
        ) -%}
    {%- endfor -%}
    {{ return(lines) }}
{%- endmacro %}
