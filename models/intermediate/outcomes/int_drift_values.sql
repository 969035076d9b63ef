{%- set number_fields = [] -%}
{%- for field, type in attribute_fields().items() if type == 'number' -%}
    {%- do number_fields.append(field) -%}
{%- endfor -%}
with

periods as (

    select * from {{ ref('int_drift_periods') }}

),

contacts as (

    select * from {{ ref('int_contacts') }}

),

attribute_values as (

    select * from {{ ref('int_attribute_values') }}

),

history as (

    select * from {{ ref('int_lead_history') }}

),

scored as (

    select
        history.scorecard_id,
        history.lead_score,
        history.as_of_date >= periods.current_from_date as is_current,
        history.as_of_date,
        max(history.as_of_date) over (
            partition by history.as_of_date >= periods.current_from_date
        ) as last_of_period

    from history

    inner join periods
        on history.as_of_date >= periods.baseline_from_date
        and history.as_of_date <= periods.current_to_date

),

new_leads as (

    select
        contacts.contact_id,
        contacts.created_date >= periods.current_from_date as is_current,
        periods.current_to_date

    from contacts

    inner join periods
        on contacts.created_date >= periods.baseline_from_date
        and contacts.created_date <= periods.current_to_date

),

attributes as (

    select
        attribute_values.field,
        attribute_values.value,
        new_leads.is_current,
        attribute_values.field in ({{ folded_literals(number_fields) }}) as is_number

    from new_leads

    inner join attribute_values
        on new_leads.contact_id = attribute_values.contact_id
        and {{ is_valid_on('attribute_values', 'new_leads.current_to_date') }}

),

described as (

    select
        'attribute' as subject,
        field as subject_name,
        case
            when value = '' then 'unknown'
            when not is_number then '= ' || value
        end as category,
        case when is_number and value != '' then cast(value as {{ type_double() }}) end
            as number_value,
        is_current
    from attributes

    union all

    select
        'score' as subject,
        scorecard_id as subject_name,
        case when lead_score is null then 'unknown' end as category,
        cast(lead_score as {{ type_double() }}) as number_value,
        is_current
    from scored
    where as_of_date = last_of_period

),

counted as (

    select
        subject,
        subject_name,
        category,
        number_value,
        sum(case when is_current then 0 else 1 end) as baseline_rows,
        sum(case when is_current then 1 else 0 end) as current_rows

    from described

    group by
        subject,
        subject_name,
        category,
        number_value

)

select * from counted
