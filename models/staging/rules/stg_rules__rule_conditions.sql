-- depends_on: {{ ref('seed_check') }}
with

source as (

    {{ read_seed('rule_conditions') }}

),

typed as (

    select
        rule_id,
        {{ fold_text('field') }} as field,
        {{ fold_text('operator') }} as operator,
        value

    from source

)

select * from typed
