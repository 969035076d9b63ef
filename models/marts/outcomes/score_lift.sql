with

evaluated as (

    select * from {{ ref('int_evaluated_leads') }}

),

segments as (

    {% for kind in [
        'score_tenth', 'temperature', 'fit_grade', 'engagement_level', 'grade', 'rating'
    ] -%}
        select
            scorecard_id,
            '{{ kind }}' as segment_kind,
            cast({{ kind }} as {{ dbt.type_string() }}) as segment,
            lead_score,
            conversions
        from evaluated
        where {{ kind }} is not null
        {% if not loop.last -%}
            union all
        {% endif -%}
    {%- endfor %}

),

totals as (

    select
        scorecard_id,
        count(*) as leads,
        sum(conversions) as conversions

    from evaluated

    group by scorecard_id

),

counted as (

    select
        scorecard_id,
        segment_kind,
        segment,
        count(*) as leads,
        sum(conversions) as conversions,
        min(lead_score) as lowest_score,
        max(lead_score) as highest_score,
        avg(cast(lead_score as {{ type_double() }})) as mean_score

    from segments

    group by
        scorecard_id,
        segment_kind,
        segment

),

-- from the segment with the highest scores down
accumulated as (

    select
        counted.*,
        totals.leads as all_leads,
        totals.conversions as all_conversions,
        row_number() over (
            partition by counted.scorecard_id, counted.segment_kind
            order by counted.mean_score desc, counted.segment asc
        ) as segment_rank,
        sum(counted.leads) over (
            partition by counted.scorecard_id, counted.segment_kind
            order by counted.mean_score desc, counted.segment asc
            rows between unbounded preceding and current row
        ) as leads_so_far,
        sum(counted.conversions) over (
            partition by counted.scorecard_id, counted.segment_kind
            order by counted.mean_score desc, counted.segment asc
            rows between unbounded preceding and current row
        ) as conversions_so_far

    from counted

    inner join totals
        on counted.scorecard_id = totals.scorecard_id

)

select
    scorecard_id,
    segment_kind,
    segment,
    cast(segment_rank as integer) as segment_rank,
    cast(leads as integer) as leads,
    cast(conversions as integer) as conversions,
    cast(lowest_score as integer) as lowest_score,
    cast(highest_score as integer) as highest_score,
    {{ rate_of('conversions', 'leads') }} as conversion_rate,
    {{ wilson_bound('conversions', 'leads', 'lower') }} as rate_low,
    {{ wilson_bound('conversions', 'leads', 'upper') }} as rate_high,
    {{ rate_of('conversions * all_leads', 'leads * all_conversions') }} as lift,
    {{ rate_of('leads_so_far', 'all_leads') }} as cumulative_share_of_leads,
    {{ rate_of('conversions_so_far', 'all_conversions') }} as cumulative_share_found,
    leads < {{ variable('smallest_sample') }} as is_too_few

from accumulated
