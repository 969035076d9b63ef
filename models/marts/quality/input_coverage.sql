-- depends_on: {{ ref('input_check') }}
-- depends_on: {{ ref('int_event_profiles') }} {{ ref('event_type_map') }}
{%- set nothing = 'cast(null as ' ~ dbt.type_string() ~ ')' -%}
{%- set dated = {
    'contacts': ['int_contacts', 'created_date'],
    'deals': ['int_deals', 'created_date'],
    'events': ['int_contact_events', 'activity_date'],
    'score_adjustments': ['int_score_adjustments', 'effective_date'],
    'stage_changes': ['int_stage_changes', 'changed_date'],
} %}
with

scoring_dates as (

    select * from {{ ref('int_scoring_dates') }}
    where is_latest

),

events as (

    select * from {{ ref('int_events') }}

),

people as (

    select * from {{ ref('int_people') }}

),

contacts as (

    select * from {{ ref('int_contacts') }}

),

machine_events as (

    select * from {{ ref('int_machine_events') }}

),

rules as (

    select * from {{ ref('stg_rules__rules') }}

),

rule_event_types as (

    select * from {{ ref('int_rule_event_types') }}
    where role != 'human_act'

),

rejections as (

    select
        source_table,
        reason,
        column_name,
        count(*) as row_count,
        sum(case when is_lost then 1 else 0 end) as lost_rows

    from {{ ref('int_row_rejections') }}

    group by
        source_table,
        reason,
        column_name

),

contact_event_types as (

    select
        contact_id,
        event_type,
        is_act,
        count(*) as row_count

    from {{ ref('int_contact_events') }}

    group by
        contact_id,
        event_type,
        is_act

),

event_types as (

    select
        event_type,
        is_act,
        sum(row_count) as row_count

    from contact_event_types

    group by
        event_type,
        is_act

),

active_contacts as (

    select distinct contact_id from contact_event_types

),

met_rules as (

    select distinct contributions.rule_id

    from {{ ref('int_lead_contributions') }} as contributions

    inner join scoring_dates
        on contributions.as_of_date = scoring_dates.as_of_date

    where contributions.kind not in ('adjustment', 'group_limit')

),

rows_read as (

    {% for table in raw_contract() -%}
        select
            '{{ table }}' as source_table,
            count(*) as row_count
        from {{ ref('stg_raw__' ~ table) }}

        {% if not loop.last -%}
            union all

        {% endif -%}
    {% endfor %}
),

rows_lost as (

    select
        source_table,
        sum(lost_rows) as row_count

    from rejections
    group by source_table

),

rows_used as (

    select
        rows_read.source_table,
        rows_read.row_count - coalesce(rows_lost.row_count, 0) as row_count

    from rows_read

    left join rows_lost
        on rows_read.source_table = rows_lost.source_table

    where rows_read.source_table not in ('contacts', 'events')

    union all

    select
        'contacts' as source_table,
        count(*) as row_count
    from contacts

    union all

    select
        'events' as source_table,
        coalesce(sum(row_count), 0) as row_count
    from event_types

),

findings as (

    select
        source_table,
        'read' as finding,
        {{ nothing }} as value,
        row_count
    from rows_read

    union all

    select
        source_table,
        'used' as finding,
        {{ nothing }} as value,
        row_count
    from rows_used

    union all

    select
        source_table,
        reason as finding,
        column_name as value,
        row_count
    from rejections

    union all

    {% for table, (model, date) in dated.items() -%}
        select
            '{{ table }}' as source_table,
            'dated_after_scoring' as finding,
            {{ nothing }} as value,
            count(*) as row_count
        from {{ ref(model) }} as dated_rows

        inner join scoring_dates
            on dated_rows.{{ date }} > scoring_dates.as_of_date

        having count(*) > 0

        union all

    {% endfor -%}
    -- visitors of whom nobody said who they are
    select
        'events' as source_table,
        'of_nobody' as finding,
        {{ nothing }} as value,
        count(*) as row_count

    from events

    left join people
        on events.given_id = people.given_id
        and events.id_type = people.id_type

    where events.id_type = 'anonymous_id' and people.given_id is null

    having count(*) > 0

    union all

    select
        'events' as source_table,
        'machine_made' as finding,
        reason as value,
        count(*) as row_count
    from machine_events
    group by reason

    union all

    select
        'events' as source_table,
        case
            when is_act then 'event_type_without_rule' else 'event_type_not_an_act'
        end as finding,
        event_type as value,
        row_count
    from event_types
    where
        not is_act
        or (
            not exists (
                select 1 from rule_event_types
                where rule_event_types.event_type = event_types.event_type
            )
            and not exists (
                select 1 from rule_event_types
                where rule_event_types.event_type = '*'
            )
        )

    union all

    select
        case rules.kind
            when 'attribute' then 'contacts'
            when 'purchase_cycle' then 'deals'
            else 'events'
        end as source_table,
        'rule_never_met' as finding,
        rules.rule_id as value,
        0 as row_count

    from rules

    left join met_rules
        on rules.rule_id = met_rules.rule_id

    where met_rules.rule_id is null

    union all

    select
        'contacts' as source_table,
        'contact_without_events' as finding,
        {{ nothing }} as value,
        count(*) as row_count

    from contacts

    left join active_contacts
        on contacts.contact_id = active_contacts.contact_id

    where active_contacts.contact_id is null

    having count(*) > 0

)

select
    findings.source_table,
    findings.finding,
    findings.value,
    cast(findings.row_count as {{ dbt.type_bigint() }}) as row_count,
    {{ rounded_ratio('findings.row_count', 'rows_read.row_count', 4) }} as share,
    {{ finding_remedy('findings.finding', 'findings.value') }}
        as remedy

from findings

inner join rows_read
    on findings.source_table = rows_read.source_table
