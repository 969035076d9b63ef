-- depends_on: {{ ref('seed_check') }}
{%- set all_kinds = ['rule_id', 'scorecard_id', 'group_id', 'label', 'max_points'] -%}
{%- set compared = [
    'operator', 'value', 'points', 'disqualifies', 'active_from', 'active_to',
] -%}
{%- set kinds = {
    'attribute': ('demographic_points', compared + ['attribute', 'months']),
    'event': ('behavioural_points', compared + [
        'event_type', 'property', 'decay_id', 'count_each', 'max_per_period', 'min_hits',
        'window_days', 'journey_phase',
    ]),
    'inactivity': ('inactivity_points', [
        'points', 'absence_of', 'after_event', 'after_count', 'after_days',
        'repeat_every_days',
    ]),
    'purchase_cycle': ('purchase_cycle_points', [
        'subject', 'min_purchases', 'cycle_months',
    ]),
} -%}
{%- set columns = [] -%}
{%- for seed, own in kinds.values() -%}
    {%- for column in own if column not in columns -%}
        {%- do columns.append(column) -%}
    {%- endfor -%}
{%- endfor %}
with

{% for kind, (seed, own) in kinds.items() -%}
    {{ kind }}_rules as (

        {{ read_seed(seed) }}

    ),

{% endfor -%}
unioned as (

    {% for kind, (seed, own) in kinds.items() -%}
        select
            '{{ kind }}' as kind,
            {% for column in all_kinds + columns -%}
                {{ column if column in own + all_kinds
                    and not (kind == 'attribute' and column == 'max_points')
                    else 'cast(null as ' ~ dbt.type_string() ~ ')' }} as {{ column }}
                {%- if not loop.last %}, {% endif %}
            {% endfor %}
        from {{ kind }}_rules

        {% if not loop.last -%}
            union all

        {% endif -%}
    {% endfor %}
),

typed as (

    select
        rule_id,
        scorecard_id,
        group_id,
        kind,
        label,
        {{ fold_text('coalesce(attribute, property)') }} as field,
        {{ fold_text('operator') }} as operator,
        value,
        months,
        {{ fold_text('coalesce(event_type, absence_of)') }} as event_type,
        {{ fold_text('after_event') }} as after_event,
        coalesce(decay_id, 'none') as decay_id,
        coalesce({{ fold_text('count_each') }}, 'event') as count_each,
        {{ fold_text('journey_phase') }} as journey_phase,
        {{ fold_text('subject') }} as subject,
        {{ seed_number('coalesce(points, max_points)') }} as points,
        abs({{ seed_number('max_points') }}) as max_points,
        coalesce({{ seed_integer('max_per_period') }}, 1) as max_per_period,
        {{ seed_integer('min_hits') }} as min_hits,
        {{ seed_integer('window_days') }} as window_days,
        coalesce({{ seed_integer('after_count') }}, 1) as after_count,
        coalesce({{ seed_integer('after_days') }}, 0) as after_days,
        {{ seed_integer('repeat_every_days') }} as repeat_every_days,
        coalesce({{ seed_integer('min_purchases') }}, 2) as min_purchases,
        {{ seed_integer('cycle_months') }} as cycle_months,
        {{ seed_boolean('disqualifies') }} as is_disqualifying,
        cast(active_from as date) as active_from,
        cast(active_to as date) as active_to

    from unioned

),

with_dimensions as (

    select
        *,
        case
            when points < 0 then 'negative'
            when kind = 'attribute' then 'demographic'
            when kind = 'inactivity' then 'negative'
            else 'behavioural'
        end as dimension

    from typed

)

select * from with_dimensions
