{#
    Stops the run, before a model changes, with what would give wrong or failing scores.
    For the model seed_check alone: asks nothing of the database when it is only parsed,
    compiled, documented or unit tested. scripts/check_seeds.py finds more, with lines.
#}
{% macro check_seeds() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] and model.name == 'seed_check'
    -%}
        {%- set lines = [] -%}
        {%- set seeds = {} -%}
        {%- set rows = {} -%}
        {%- for seed_id in model.depends_on.nodes -%}
            {%- set seed = graph.nodes[seed_id] -%}
            {%- do seeds.update({seed.name: seed}) -%}
            {%- do rows.update({seed.name: seed_rows(seed, lines)}) -%}
        {%- endfor -%}
        {%- set lines = lines or seed_faults(seeds, rows) -%}
        {%- if lines -%}
            {%- do exceptions.raise_compiler_error(
                (lines | length) ~ (' faults' if lines | length > 1 else ' fault')
                ~ ' in the rules. Nothing was scored; correct this and run again'
                ~ ' (scripts/check_seeds.py says where and how):\n' ~ lines | join('\n')
            ) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}


{# The rows of a seed, column -> trimmed cell, none if it is blank; not of lists without
   a kind of cell. Adds to `lines` what it lacks. #}
{% macro seed_rows(seed, lines) -%}
    {%- if load_relation(ref(seed.name)) is none -%}
        {%- do lines.append(seed.name ~ '.csv: is not loaded. Run `dbt seed`.') -%}
        {{ return([]) }}
    {%- endif -%}
    {%- set kinds = seed.columns.values() | selectattr('config.meta.kind') | list -%}
    {%- set table = run_query(
        'select * from ' ~ ref(seed.name) ~ ('' if kinds else ' where 1 = 0')
    ) -%}
    {%- set present = table.column_names | map('lower') | list -%}
    {%- for column, asked in seed.columns.items()
        if column not in present and not asked.config.meta.is_optional -%}
        {%- do lines.append(seed.name ~ '.csv, ' ~ column ~ ': is missing.') -%}
    {%- endfor -%}
    {%- set rows = [] -%}
    {%- for given in table.rows -%}
        {%- set row = {} -%}
        {%- for column, cell in given.items() -%}
            {%- set text = (cell or '') | string | trim(blanks()) -%}
            {%- do row.update(
                {column | lower: none if text | lower in ['', 'null'] else text}
            ) -%}
        {%- endfor -%}
        {%- do rows.append(row) -%}
    {%- endfor -%}
    {{ return(rows) }}
{%- endmacro %}


{# One line per fault in the rows of all seeds: file, row, column, cell and problem. #}
{% macro seed_faults(seeds, rows) -%}
    {%- set ids = {} -%}
    {%- set groups = {} -%}
    {%- set lines = [] -%}
    {%- for name, seed in seeds.items() -%}
        {%- for column, asked in seed.columns.items() if asked.config.meta.id_of -%}
            {%- do ids.setdefault(asked.config.meta.id_of, []).extend(
                rows[name] | map(attribute=column)
            ) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for row in rows.rule_groups -%} {%- do groups.update({row.group_id: row}) -%}
    {%- endfor -%}
    {%- set attributes, properties = attribute_fields(), property_fields() -%}
    {%- set either = dict(attributes, **properties) -%}
    {%- set event_rules = rows.behavioural_points | map(attribute='rule_id') | list -%}
    {%- for name, seed in seeds.items() -%}
        {%- for row in rows[name] -%}
            {%- set fields = properties if name == 'behavioural_points'
                else either if row.rule_id in event_rules else attributes -%}
            {%- set faults = {} -%}
            {%- for column, asked in seed.columns.items()
                if row[column] or asked.config.meta.is_required -%}
                {%- set fault = cell_fault(asked.config.meta, row[column], ids, fields)
                    or asked.config.meta.not_below
                    and range_fault(asked.config.meta, row[column], row) -%}
                {%- if fault -%} {%- do faults.update({column: fault}) -%} {%- endif -%}
            {%- endfor -%}
            {%- if not faults -%}
                {%- do faults.update(row_faults(name, row, groups, fields)) -%}
            {%- endif -%}
            {%- set key = [] -%}
            {%- for column in seed.config.meta.row_key -%}
                {%- do key.append(row[column] or '?') -%}
            {%- endfor -%}
            {%- for column, fault in faults.items() -%}
                {%- set line = name ~ '.csv, ' ~ seed.config.meta.row ~ ' '
                    ~ one_line(key | join(' / ')) ~ ', ' ~ column ~ ': '
                    ~ (quoted_cell(row[column]) ~ ' ' if row[column] else '') ~ fault
                    ~ '.' -%}
                {%- if line not in lines -%} {%- do lines.append(line) -%} {%- endif -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(lines) }}
{%- endmacro %}
