with

drift_values as (

    select * from {{ ref('int_drift_values') }}

),

periods as (

    select * from {{ ref('int_drift_periods') }}

),

machine_events as (

    select * from {{ ref('int_machine_events') }}

),

event_days as (

    select
        events.event_type,
        count(*) as events,
        events.activity_date

    from {{ ref('int_contact_events') }} as events

    left join machine_events
        on events.event_id = machine_events.event_id

    where machine_events.event_id is null

    group by
        events.event_type,
        events.activity_date

),

-- tenths of the baseline; equal values are in the same one
baseline_placed as (

    select
        subject,
        subject_name,
        number_value,
        floor(
            cast(10 * (sum(baseline_rows) over (
                partition by subject, subject_name
                order by number_value
                rows between unbounded preceding and current row
            ) - baseline_rows) as {{ type_double() }})
            / sum(baseline_rows) over (partition by subject, subject_name)
        ) as tenth

    from drift_values
    where number_value is not null and baseline_rows > 0

),

edges as (

    select
        subject,
        subject_name,
        min(number_value) as edge

    from baseline_placed

    group by
        subject,
        subject_name,
        tenth

),

-- what lies below the lowest edge belongs to the lowest bin
numbers_placed as (

    select
        drift_values.subject,
        drift_values.subject_name,
        drift_values.number_value,
        drift_values.baseline_rows,
        drift_values.current_rows,
        max(edges.edge) as edge

    from drift_values

    left join edges
        on drift_values.subject = edges.subject
        and drift_values.subject_name = edges.subject_name
        and drift_values.number_value >= edges.edge

    where drift_values.number_value is not null

    group by
        drift_values.subject,
        drift_values.subject_name,
        drift_values.number_value,
        drift_values.baseline_rows,
        drift_values.current_rows

),

lowest_edges as (

    select
        subject,
        subject_name,
        min(edge) as edge

    from edges

    group by
        subject,
        subject_name

),

events as (

    select
        event_days.event_type,
        sum(
            case
                when event_days.activity_date < periods.current_from_date
                    then event_days.events
                else 0
            end
        ) as baseline_rows,
        sum(
            case
                when event_days.activity_date >= periods.current_from_date
                    then event_days.events
                else 0
            end
        ) as current_rows

    from event_days

    inner join periods
        on event_days.activity_date >= periods.baseline_from_date
        and event_days.activity_date <= periods.current_to_date

    group by event_days.event_type

),

all_events as (

    select
        sum(baseline_rows) as baseline_rows,
        sum(current_rows) as current_rows

    from events

),

binned as (

    select
        subject,
        subject_name,
        case
            when
                category = 'unknown'
                or baseline_rows + current_rows >= {{ variable('smallest_sample') }}
                then category
            else 'rare'
        end as bin,
        baseline_rows,
        current_rows
    from drift_values
    where category is not null

    union all

    select
        numbers_placed.subject,
        numbers_placed.subject_name,
        'from ' || cast(
            cast(
                coalesce(numbers_placed.edge, lowest_edges.edge, 0)
                as decimal(28, 4)
            ) as {{ dbt.type_string() }}
        ) as bin,
        numbers_placed.baseline_rows,
        numbers_placed.current_rows
    from numbers_placed
    left join lowest_edges
        on numbers_placed.subject = lowest_edges.subject
        and numbers_placed.subject_name = lowest_edges.subject_name

    union all

    select
        'event_type' as subject,
        event_type as subject_name,
        'this type' as bin,
        baseline_rows,
        current_rows
    from events

    union all

    select
        'event_type' as subject,
        events.event_type as subject_name,
        'other types' as bin,
        all_events.baseline_rows - events.baseline_rows as baseline_rows,
        all_events.current_rows - events.current_rows as current_rows
    from events
    cross join all_events

),

bins as (

    select
        subject,
        subject_name,
        bin,
        sum(baseline_rows) as baseline_rows,
        sum(current_rows) as current_rows

    from binned

    group by
        subject,
        subject_name,
        bin

)

select * from bins
