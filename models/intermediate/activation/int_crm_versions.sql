{{
    config(
        materialized='incremental',
        incremental_strategy=adding_strategy(by_key=true),
        unique_key='contact_id',
        on_schema_change='fail',
        full_refresh=false,
        pre_hook="{{ forget_crm_versions() }}",
    )
}}
with

leads as (

    select * from {{ ref('int_crm_leads') }}
    where unmatched_reason is null

),

known as (

    {% if is_incremental() -%}
        select * from {{ this }}
    {%- else -%}
        select
            contact_id,
            cast(null as integer) as lead_score,
            cast(null as integer) as previous_score,
            cast(null as {{ dbt.type_string() }}) as sync_hash
        from leads
        where false
    {%- endif %}

),

compared as (

    select
        leads.*,
        known.sync_hash as known_hash,
        case
            when {{ is_distinct('leads.lead_score', 'known.lead_score') }}
                then known.lead_score
            else known.previous_score
        end as previous_score

    from leads

    left join known
        on leads.contact_id = known.contact_id

),

changes as (

    select
        *,
        case
            when not is_suppressed
                then coalesce({{ score_change('lead_score', 'previous_score') }}, 0)
        end as lead_score_change

    from compared

),

{% set pushed = ['email'] + crm_values() + [
    'lead_score_change', 'suppression_reason'
] -%}
{% set parts = [] -%}
{% for column in pushed -%}
    {% do parts.append(
        'coalesce(cast(' ~ column ~ ' as ' ~ dbt.type_string() ~ "), '')"
    ) -%}
{% endfor -%}
hashed as (

    select
        contact_id,
        known_hash,
        lead_score,
        previous_score,
        lead_score_change,
        {{ key_of(parts) }} as sync_hash

    from changes

),

-- a version is kept until a value that is pushed moves
new_versions as (

    select
        contact_id,
        sync_hash,
        lead_score,
        previous_score,
        lead_score_change,
        {{ run_time() }} as score_changed_at

    from hashed
    where {{ is_distinct('known_hash', 'sync_hash') }}

)

select * from new_versions
