{#
    Stops the run, before a mart changes, if too much of the raw data would be lost, or if
    too many contacts of the last run are gone. For the model input_check alone: asks
    nothing of the database when it is only parsed, compiled, documented or unit tested.
#}
{% macro check_input() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] and model.name == 'input_check' -%}
        {%- set lost = lost_rows() -%}
        {%- set vanished = vanished_contacts() -%}
        {%- if lost or vanished -%}
            {%- set lines = ['Too much of the raw data is lost. No score has changed;'
                ~ ' correct this and run again:'] + lost -%}
            {%- if lost -%}
                {%- do lines.append(
                    '  If this is as it should be, pass a higher max_rejected_share'
                    ~ ' (now ' ~ variable('max_rejected_share') ~ '): --vars'
                    ~ " '{max_rejected_share: 1}'."
                ) -%}
            {%- endif -%}
            {%- do lines.extend(vanished) -%}
            {%- if vanished -%}
                {%- do lines.append(
                    '  If they are to go, pass a higher max_vanished_share (now '
                    ~ variable('max_vanished_share') ~ "): --vars '{max_vanished_share: 1}'."
                ) -%}
            {%- endif -%}
            {%- do exceptions.raise_compiler_error(lines | join('\n')) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}


{# Fewer rows than this say nothing about a share. #}
{% macro smallest_input() -%} {{ return(20) }} {%- endmacro %}


{# One line per raw table that loses more than max_rejected_share of its rows. #}
{% macro lost_rows() -%}
    {%- set counts = {} -%}
    {%- set tables = [] -%}
    {%- for table in raw_contract() -%}
        {%- do counts.update({table: 0}) -%}
        {%- for source in raw_relations(table) -%}
            {%- do tables.append(
                "select '" ~ table ~ "' as source_table, count(*) as row_count from "
                ~ source.relation
            ) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for row in run_query(tables | join(' union all ')).rows -%}
        {%- do counts.update({row[0]: counts[row[0]] + row[1] | int}) -%}
    {%- endfor -%}
    {%- set losses = {} -%}
    {%- for row in run_query(
        'select source_table, reason, column_name, count(*) as row_count,'
        ~ ' min(row_key) as example from ' ~ ref('int_row_rejections')
        ~ ' where is_lost group by source_table, reason, column_name'
        ~ ' order by row_count desc, reason, column_name'
    ).rows -%}
        {%- do losses.setdefault(row[0], []).append({
            'reason': row[1], 'column': row[2], 'rows': row[3] | int, 'example': row[4],
        }) -%}
    {%- endfor -%}
    {%- set lines = [] -%}
    {%- for table, found in losses.items() if counts[table] >= smallest_input() -%}
        {%- set lost = found | sum(attribute='rows') -%}
        {%- if lost > variable('max_rejected_share') * counts[table] -%}
            {%- do lines.append(loss_message(table, found, lost, counts[table])) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(lines) }}
{%- endmacro %}


{# What to say of a table's losses: the greatest, and how many there are of others. #}
{% macro loss_message(table, found, lost, all_rows) -%}
    {%- set worst = found[0] -%}
    {%- set is_unreadable = worst.reason == 'bad_row' -%}
    {%- set example = unreadable_example(table, worst.column) if is_unreadable
        else worst.example -%}
    {%- set others = lost - worst.rows -%}
    {{ return(
        table ~ ('.' ~ worst.column if worst.column else '') ~ ': '
        ~ counted(worst.rows, all_rows) ~ ' '
        ~ ('are rejected as ' ~ worst.reason if not is_unreadable
            else 'cannot be read' if example else 'are blank')
        ~ (', such as "' ~ one_line(example) ~ '"' if example else '')
        ~ (' (with other reasons ' ~ counted(lost, all_rows) ~ ')' if others else '')
        ~ '. ' ~ input_remedy(worst.reason, worst.column)
    ) }}
{%- endmacro %}


{# A number of rows out of all, with the share. #}
{% macro counted(rows, all_rows) -%}
    {{ return(
        '{:,}'.format(rows) ~ ' of ' ~ '{:,}'.format(all_rows) ~ ' row'
        ~ ('' if all_rows == 1 else 's')
        ~ ' ({:.0f} %)'.format(100 * rows / all_rows)
    ) }}
{%- endmacro %}


{# A cell of a required column that is given and cannot be read; none if all are blank. #}
{% macro unreadable_example(table, column) -%}
    {%- set parsed = read_timestamp(column) if column.endswith('_at')
        or column == 'valid_from' else read_number(column) if column == 'points'
        else 'null' -%}
    {%- for source in raw_relations(table) -%}
        {%- set cell = run_query(
            'select min(' ~ read_text(column) ~ ') from ' ~ source.relation
            ~ ' where ' ~ parsed ~ ' is null'
        ).rows[0][0] -%}
        {%- if cell -%} {{ return(cell) }} {%- endif -%}
    {%- endfor -%}
    {{ return(none) }}
{%- endmacro %}


{# A line if more than max_vanished_share of the contacts of the last run are gone. #}
{% macro vanished_contacts() -%}
    {%- set scores = adapter.get_relation(
        target.database, generate_schema_name(none, none) | trim, 'lead_scores'
    ) -%}
    {%- if scores is none -%} {{ return([]) }} {%- endif -%}
    {%- set row = run_query(
        'select count(*) as contacts, count(gone_id) as gone, min(gone_id) as example'
        ~ ' from (select case when contact_ids.given_contact_id is null'
        ~ ' or contact_ids.is_deleted then scores.contact_id end as gone_id'
        ~ ' from (select distinct contact_id from ' ~ scores ~ ') as scores left join '
        ~ ref('int_contact_ids') ~ ' as contact_ids'
        ~ ' on scores.contact_id = contact_ids.given_contact_id) as contacts'
    ).rows[0] -%}
    {%- if row[0] < smallest_input() or row[1] <= variable('max_vanished_share') * row[0] -%}
        {{ return([]) }}
    {%- endif -%}
    {{ return([
        'contacts.contact_id: ' ~ '{:,}'.format(row[1] | int) ~ ' of '
        ~ '{:,}'.format(row[0] | int) ~ ' contacts of the last run'
        ~ ' ({:.0f} %)'.format(100 * row[1] / row[0]) ~ ' have no row any more, or are newly'
        ~ ' deleted, such as "' ~ one_line(row[2]) ~ '". Check whether the load of contacts'
        ~ ' is complete.'
    ]) }}
{%- endmacro %}
