-- depends_on: {{ ref('seed_check') }}
with

source as (

    {{ read_seed('purchase_cycle_points') }}

),

typed as (

    select
        rule_id,
        scorecard_id,
        group_id,
        {{ fold_text('subject') }} as subject,
        label,
        {{ seed_number('max_points') }} as max_points,
        coalesce({{ seed_integer('min_purchases') }}, 2) as min_purchases,
        {{ seed_integer('cycle_months') }} as cycle_months

    from source

)

select * from typed
