with

conditions_met as (

    select * from {{ ref('int_property_conditions_met') }}

),

condition_lists as (

    select
        field,
        value,
        {{ dbt.listagg('condition_id', "'|'", 'order by condition_id') }}
            as condition_ids

    from conditions_met

    group by
        field,
        value

),

-- to the rules, values that meet the same conditions are the same
numbered as (

    select
        field,
        value,
        cast(dense_rank() over (
            partition by field
            order by condition_ids
        ) as integer) as class_number

    from condition_lists

)

select * from numbered
