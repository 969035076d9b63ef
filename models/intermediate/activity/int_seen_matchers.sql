-- depends_on: {{ ref('int_contact_activity') }}
with

rule_matchers as (

    select * from {{ ref('int_rule_matchers') }}

),

matchers as (

    select distinct matcher_id
    from rule_matchers

)

select * from matchers
