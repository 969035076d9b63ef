{# Opportunities as raw deals. #}
{% macro salesforce_deals(system) -%}
    with

    {{ import_tables(system, ['opportunity', 'opportunity_contact_role']) }},

    ranked_roles as (

        select
            opportunity_id,
            contact_id,
            row_number() over (
                partition by opportunity_id
                order by
                    case when {{ read_boolean('is_primary') }} then 0 else 1 end,
                    contact_id
            ) as role_rank
        from opportunity_contact_role
        where not coalesce({{ read_boolean('is_deleted') }}, false)

    )

    -- the close date of an open opportunity is a hope, not a date
    select
        {{ contract_columns('deals', {
            'deal_id': 'opportunity.id',
            'contact_id': 'coalesce(ranked_roles.contact_id, opportunity.contact_id)',
            'company_id': 'opportunity.account_id',
            'stage': 'opportunity.stage_name',
            'amount': 'opportunity.amount',
            'created_at': 'opportunity.created_date',
            'closed_at': (
                'case when ' ~ read_boolean('opportunity.is_closed')
                ~ ' then opportunity.close_date end'
            ),
            'is_won': 'opportunity.is_won',
        }) }}
    from opportunity

    left join ranked_roles
        on opportunity.id = ranked_roles.opportunity_id
        and ranked_roles.role_rank = 1

    where not coalesce({{ read_boolean('opportunity.is_deleted') }}, false)
{%- endmacro %}
