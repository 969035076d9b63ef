{#
    What the seeds must hold: seed -> `path` of the file, `relation`, `row` (what a row
    is called), `row_key` (columns that name it) and `columns`, column -> what is asked
    of its cells. Read from models/staging/rules/*__seeds.yml, where all of it stands
    beside the meaning of the column. `seed_ids`: their unique ids, in order.
#}
{% macro seed_contract(seed_ids) -%}
    {%- set contract = {} -%}
    {%- for seed_id in seed_ids -%}
        {%- set seed = graph.nodes[seed_id] -%}
        {%- set columns = {} -%}
        {%- for name, column in seed.columns.items() -%}
            {%- do columns.update({name: column.config.meta}) -%}
        {%- endfor -%}
        {%- do contract.update({seed.name: {
            'path': seed.original_file_path | replace('\\', '/'),
            'relation': ref(seed.name),
            'row': seed.config.meta.row,
            'row_key': seed.config.meta.row_key,
            'columns': columns,
        }}) -%}
    {%- endfor -%}
    {{ return(contract) }}
{%- endmacro %}


{# The four files whose rows give points, and the kind of rule each holds. #}
{% macro rule_seeds() -%}
    {{ return({
        'demographic_points': 'attribute',
        'behavioural_points': 'event',
        'inactivity_points': 'inactivity',
        'purchase_cycle_points': 'purchase_cycle',
    }) }}
{%- endmacro %}


{# How a condition may compare: operator -> `equality`, `text`, `order` or `state`, the
   last of which take no value. #}
{% macro condition_operators() -%}
    {{ return({
        'equals': 'equality', 'not_equals': 'equality',
        'in': 'equality', 'not_in': 'equality',
        'contains': 'text', 'not_contains': 'text', 'starts_with': 'text',
        'ends_with': 'text', 'like': 'text', 'regex': 'text',
        'at_least': 'order', 'at_most': 'order', 'greater_than': 'order',
        'less_than': 'order', 'between': 'order',
        'is_known': 'state', 'is_unknown': 'state',
        'is_true': 'state', 'is_false': 'state',
    }) }}
{%- endmacro %}


{# The words that a cell may hold; empty where it may hold others. #}
{% macro words_of_column(column) -%}
    {{ return(
        condition_operators().keys() | list if column.kind == 'operator'
        else column.words or []
    ) }}
{%- endmacro %}
