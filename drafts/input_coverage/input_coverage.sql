-- depends_on: {{ ref('input_check') }}
{%- set text = dbt.type_string() -%}
{%- set nothing = 'cast(null as ' ~ text ~ ')' -%}
{%- set dated = {
    'contacts': ['int_contacts', 'created_date'],
    'deals': ['int_deals', 'created_date'],
    'events': ['int_contact_events', 'activity_date'],
    'score_adjustments': ['int_score_adjustments', 'effective_date'],
    'stage_changes': ['int_stage_changes', 'changed_date'],
} -%}
with

scoring_dates as (

    select * from {{ ref('int_scoring_dates') }}
    where is_latest

),

events_by_type as (

    select
        event_type,
        count(*) as row_count
    from {{ ref('int_contact_events') }}
    group by event_type

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

rows_read as (

    {% for table in raw_contract() -%}
        select
            '{{ table }}' as source_table,
            count(*) as row_count
        from {{ ref('stg_raw__' ~ table) }}
        {{ 'union all' if not loop.last }}

    {% endfor %}
),

rows_used as (

    select
        'contacts' as source_table,
        count(*) as row_count
    from {{ ref('int_contacts') }}

    union all

    select
        'events' as source_table,
        coalesce(sum(row_count), 0) as row_count
    from events_by_type

    union all

    select
        rows_read.source_table,
        rows_read.row_count - coalesce(sum(rejections.lost_rows), 0) as row_count

    from rows_read

    left join rejections
        on rows_read.source_table = rejections.source_table

    where rows_read.source_table not in ('contacts', 'events')

    group by
        rows_read.source_table,
        rows_read.row_count

),

unmet_rules as (

    select
        rules.rule_id,
        case
            when rules.kind = 'attribute' then 'contacts'
            when rules.kind = 'purchase_cycle' then 'deals'
            else 'events'
        end as source_table

    from {{ ref('stg_rules__rules') }} as rules

    left join (
        select distinct contributions.rule_id
        from {{ ref('int_lead_contributions') }} as contributions

        inner join scoring_dates
            on contributions.as_of_date = scoring_dates.as_of_date

        where contributions.kind not in ('adjustment', 'group_limit')
    ) as met
        on rules.rule_id = met.rule_id

    where met.rule_id is null

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

    {% for table, model in dated.items() -%}
        union all

        select
            '{{ table }}' as source_table,
            'dated_after_scoring' as finding,
            {{ nothing }} as value,
            count(*) as row_count
        from {{ ref(model[0]) }} as dated

        inner join scoring_dates
            on dated.{{ model[1] }} > scoring_dates.as_of_date

        having count(*) > 0

    {% endfor -%}
    union all

    {{ activity_findings() }}

    union all

    select
        source_table,
        'rule_never_met' as finding,
        rule_id as value,
        0 as row_count
    from unmet_rules

)

select
    findings.source_table,
    findings.finding,
    findings.value,
    cast(findings.row_count as integer) as row_count,
    {{ rounded_ratio('findings.row_count', 'rows_read.row_count', 4) }} as share,
    {{ finding_remedy('findings.finding', 'findings.value') }} as remedy

from findings

inner join rows_read
    on findings.source_table = rows_read.source_table
