-- depends_on: {{ ref('seed_check') }}
with

source as (

    {{ read_seed('rule_groups') }}

),

typed as (

    select
        group_id,
        scorecard_id,
        {{ fold_text('dimension') }} as dimension,
        coalesce({{ fold_text('combine') }}, 'sum') as combine,
        {{ seed_number('min_points') }} as min_points,
        {{ seed_number('max_points') }} as max_points

    from source

)

select * from typed
