-- depends_on: {{ ref('seed_check') }}
with

source as (

    select * from {{ ref('predictive_points') }}

),

typed as (

    select
        {{ seed_cell('model') }} as model_id,
        {{ seed_cell('feature') }} as feature,
        {{ seed_keyword('rule') }} as bin_kind,
        {{ seed_cell('category') }} as category,
        {{ seed_integer('bin') }} as bin,
        cast({{ seed_number('lower') }} as {{ type_double() }}) as lower_end,
        cast({{ seed_number('upper') }} as {{ type_double() }}) as upper_end,
        {{ seed_integer('points') }} as points,
        {{ seed_integer('train_n') }} as train_n

    from source

)

select * from typed
