with

bins as (

    select * from {{ ref('int_drift_bins') }}

),

periods as (

    select * from {{ ref('int_drift_periods') }}

),

totals as (

    select
        subject,
        subject_name,
        count(*) as bins,
        sum(baseline_rows) as baseline_rows,
        sum(current_rows) as current_rows

    from bins

    group by
        subject,
        subject_name

),

indexes as (

    select
        totals.subject,
        totals.subject_name,
        totals.bins,
        totals.baseline_rows,
        totals.current_rows,
        sum(
            case
                when totals.baseline_rows > 0 and totals.current_rows > 0
                    then {{ psi_term(
                        'bins.baseline_rows', 'totals.baseline_rows',
                        'bins.current_rows', 'totals.current_rows',
                    ) }}
            end
        ) as psi

    from totals

    inner join bins
        on totals.subject = bins.subject
        and totals.subject_name = bins.subject_name

    group by
        totals.subject,
        totals.subject_name,
        totals.bins,
        totals.baseline_rows,
        totals.current_rows

),

-- two samples of one population differ as well: 19 of 20 times by less than this
chances as (

    select
        *,
        (bins - 1 + 1.6449 * sqrt(2 * cast(bins - 1 as {{ type_double() }})))
        * (
            1 / cast(nullif(baseline_rows, 0) as {{ type_double() }})
            + 1 / cast(nullif(current_rows, 0) as {{ type_double() }})
        ) as psi_by_chance

    from indexes

)

select
    chances.subject,
    chances.subject_name,
    periods.baseline_from_date,
    periods.current_from_date,
    periods.current_to_date,
    cast(chances.bins as integer) as bins,
    cast(chances.baseline_rows as integer) as baseline_rows,
    cast(chances.current_rows as integer) as current_rows,
    {{ as_rate('chances.psi') }} as psi,
    {{ as_rate('chances.psi_by_chance') }} as psi_by_chance,
    case
        when
            chances.baseline_rows < {{ variable('smallest_sample') }}
            or chances.current_rows < {{ variable('smallest_sample') }}
            then 'too_few'
        when chances.psi <= chances.psi_by_chance or chances.psi < 0.1 then 'stable'
        when chances.psi < 0.25 then 'watch'
        else 'act'
    end as verdict

from chances

cross join periods
