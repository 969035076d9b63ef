-- Nobody is lost or doubled: every lead of the scoring date, and nobody else, has one
-- row in each mart of scores and in the history.
{%- set marts = [
    'lead_scores',
    'demographic_scores',
    'behavioural_scores',
    'negative_scores',
    'lead_score_history',
] %}
with

scoring_dates as (

    select * from {{ ref('int_scoring_dates') }}
    where is_latest

),

leads as (

    select * from {{ ref('int_leads') }}

),

lead_rows as (

    {% for mart in marts -%}
        select
            '{{ mart }}' as mart,
            contact_id,
            scorecard_id,
            as_of_date,
            1 as expected_rows,
            0 as actual_rows
        from leads

        union all

        select
            '{{ mart }}' as mart,
            contact_id,
            scorecard_id,
            as_of_date,
            0 as expected_rows,
            1 as actual_rows
        from {{ ref(mart) }}

        {% if not loop.last -%}
            union all

        {% endif -%}
    {%- endfor %}

),

counted as (

    select
        lead_rows.mart,
        lead_rows.contact_id,
        lead_rows.scorecard_id,
        lead_rows.as_of_date,
        sum(lead_rows.expected_rows) as expected_rows,
        sum(lead_rows.actual_rows) as actual_rows

    from lead_rows

    inner join scoring_dates
        on lead_rows.as_of_date = scoring_dates.as_of_date

    group by
        lead_rows.mart,
        lead_rows.contact_id,
        lead_rows.scorecard_id,
        lead_rows.as_of_date

)

select * from counted
where expected_rows != 1 or actual_rows != 1
