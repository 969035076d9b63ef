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
        case {{ fold_text('rule') }}
            when 'range'
                then case
                    when lower is null and upper is null then 'any'
                    when lower is null then 'below ' || upper
                    when upper is null then lower || ' or more'
                    else lower || ' to ' || upper
                end
            when 'category' then category
            when 'other' then 'another value'
            when 'missing' then 'not known'
        end as bin_label,
        {{ seed_integer('bin') }} as bin,
        cast({{ seed_number('lower') }} as {{ type_double() }}) as lower_end,
        cast({{ seed_number('upper') }} as {{ type_double() }}) as upper_end,
        {{ seed_integer('points') }} as points,
        {{ seed_integer('train_n') }} as train_n

    from source

)

select * from typed
