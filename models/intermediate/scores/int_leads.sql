-- depends_on: {{ ref('input_check') }}
with

contacts as (

    select * from {{ ref('int_contact_versions') }}

),

scorecards as (

    select * from {{ ref('stg_rules__scorecards') }}

),

scoring_dates as (

    select * from {{ ref('int_scoring_dates') }}

),

leads as (

    select
        contacts.contact_id,
        scorecards.scorecard_id,
        contacts.company_id,
        contacts.created_date,
        scoring_dates.as_of_date

    from contacts

    cross join scorecards

    inner join scoring_dates
        on contacts.created_date <= scoring_dates.as_of_date
        and {{ is_valid_on('contacts', 'scoring_dates.as_of_date') }}

)

select * from leads
