with

leads as (

    select * from {{ ref('int_evaluated_leads') }}

),

hits as (

    {{ lead_rule_hits('leads') }}

)

select * from hits
