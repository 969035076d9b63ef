with

contributions as (

    select * from {{ ref('int_lead_contributions') }}

),

described as (

    select
        *,
        kind != 'group_limit' and points != 0 as is_reason,
        kind = 'event' and journey_phase is not null as has_phase,
        coalesce(label, rule_id) || ' (' || {{ signed_whole_number('points') }} || ')'
            as reason

    from contributions

),

ranked as (

    select
        *,
        row_number() over (
            partition by contact_id, scorecard_id, as_of_date, is_reason, points > 0
            order by abs(points) desc, rule_id asc, kind asc
        ) as reason_rank,
        row_number() over (
            partition by contact_id, scorecard_id, as_of_date, has_phase
            order by
                last_date desc,
                case journey_phase
                    when 'decision' then 3
                    when 'consideration' then 2
                    when 'discovery' then 1
                end desc
        ) as phase_rank

    from described

),

explained as (

    select
        contact_id,
        scorecard_id,
        {{ dbt.listagg(
            'case when is_reason and reason_rank <= 3 and points > 0 then reason end',
            "'; '",
            'order by reason_rank',
        ) }} as top_positive_reasons,
        {{ dbt.listagg(
            'case when is_reason and reason_rank <= 3 and points < 0 then reason end',
            "'; '",
            'order by reason_rank',
        ) }} as top_negative_reasons,
        max(case when has_phase and phase_rank = 1 then journey_phase end)
            as journey_phase,
        as_of_date

    from ranked

    group by
        contact_id,
        scorecard_id,
        as_of_date

)

select * from explained
