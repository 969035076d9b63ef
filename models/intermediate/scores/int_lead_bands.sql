with

totals as (

    select * from {{ ref('int_lead_totals') }}
    where status = 'scored'

),

bands as (

    select * from {{ ref('stg_rules__score_bands') }}

),

fitting as (

    select
        totals.contact_id,
        totals.scorecard_id,
        bands.band_set,
        bands.band,
        totals.as_of_date,
        row_number() over (
            partition by
                totals.contact_id,
                totals.scorecard_id,
                totals.as_of_date,
                bands.band_set
            order by bands.min_value desc
        ) as band_rank

    from totals

    inner join bands
        on totals.scorecard_id = bands.scorecard_id

    where
        bands.min_value <= case bands.metric
            when 'demographic_score' then totals.demographic_score
            when 'behavioural_score' then totals.behavioural_score
            when 'lead_score' then totals.lead_score
        end

),

by_lead as (

    select
        contact_id,
        scorecard_id,
        as_of_date,
        {% for band_set in [
            'fit_grade', 'engagement_level', 'temperature', 'rating'
        ] -%}
            max(case when band_set = '{{ band_set }}' then band end) as {{ band_set }}
            {%- if not loop.last %}, {% endif %}
        {% endfor %}
    from fitting
    where band_rank = 1

    group by
        contact_id,
        scorecard_id,
        as_of_date

)

select * from by_lead
