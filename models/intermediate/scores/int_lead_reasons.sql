with

contributions as (

    select * from {{ ref('int_lead_contributions') }}
    where kind != 'group_limit'

),

ranked as (

    select
        contact_id,
        scorecard_id,
        points > 0 as is_positive,
        as_of_date,
        coalesce(label, rule_id) || ' (' || {{ signed_whole_number('points') }} || ')'
            as reason,
        row_number() over (
            partition by contact_id, scorecard_id, as_of_date, points > 0
            order by abs(points) desc, rule_id asc, kind asc
        ) as reason_rank

    from contributions
    where points != 0

),

reasons as (

    select
        contact_id,
        scorecard_id,
        {{ dbt.listagg(
            'case when is_positive then reason end', "'; '", 'order by reason_rank'
        ) }} as top_positive_reasons,
        {{ dbt.listagg(
            'case when not is_positive then reason end', "'; '", 'order by reason_rank'
        ) }} as top_negative_reasons,
        as_of_date

    from ranked
    where reason_rank <= 3

    group by
        contact_id,
        scorecard_id,
        as_of_date

)

select * from reasons
