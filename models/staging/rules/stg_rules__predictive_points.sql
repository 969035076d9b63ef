-- depends_on: {{ ref('seed_check') }}
with

source as (

    {{ read_seed('predictive_points') }}

),

typed as (

    select
        model as model_id,
        feature,
        {{ fold_text('rule') }} as bin_kind,
        category,
        {{ seed_integer('bin') }} as bin,
        cast({{ seed_number('lower') }} as {{ type_double() }}) as lower_end,
        cast({{ seed_number('upper') }} as {{ type_double() }}) as upper_end,
        {{ seed_integer('points') }} as points,
        {{ seed_integer('train_n') }} as train_n

    from source

)

select * from typed
