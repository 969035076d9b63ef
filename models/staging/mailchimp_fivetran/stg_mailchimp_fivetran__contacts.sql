{{ config(enabled=is_listed('mailchimp_fivetran')) }}
with

{{ import_tables('mailchimp_fivetran', ['member'], carrying='contacts') }},

-- the id of a member is a hash of the address, the same in all audiences; of two that
-- changed at the same time the refusal counts
ranked_members as (

    select
        *,
        row_number() over (
            partition by id
            order by
                last_changed desc nulls last,
                case
                    when status in ('unsubscribed', 'archived') then 0
                    when status = 'cleaned' then 1
                    else 2
                end asc,
                list_id asc
        ) as member_rank
    from member

)

select
    {{ contract_columns('contacts', {
        'contact_id': 'ranked_members.id',
        'email': 'ranked_members.email_address',
        'first_name': 'ranked_members.merge_fname',
        'last_name': 'ranked_members.merge_lname',
        'phone': 'ranked_members.merge_phone',
        'country': 'ranked_members.country_code',
        'language': 'ranked_members.language',
        'lead_source': 'ranked_members.source',
        'lifecycle_stage': 'ranked_members.status',
        'email_opt_out': (
            "case when ranked_members.status in ('unsubscribed', 'archived') then 'true'"
            ~ " when ranked_members.status = 'subscribed' then 'false' end"
        ),
        'created_at': (
            'coalesce(ranked_members.timestamp_signup, ranked_members.timestamp_opt,'
            ~ ' ranked_members.last_changed, ranked_members._fivetran_synced)'
        ),
        'updated_at': 'ranked_members.last_changed',
    }, carried_from='ranked_members') }}
from ranked_members
where ranked_members.member_rank = 1
