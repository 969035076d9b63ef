{{ config(enabled=is_listed('mailchimp_fivetran')) }}
with

{{ import_tables('mailchimp_fivetran', ['member'], carrying='contacts') }}

-- the id of a member is a hash of the address, the same in all audiences
select
    {{ contract_columns('contacts', {
        'contact_id': 'member.id',
        'email': 'member.email_address',
        'first_name': 'member.merge_fname',
        'last_name': 'member.merge_lname',
        'phone': 'member.merge_phone',
        'country': 'member.country_code',
        'language': 'member.language',
        'lead_source': 'member.source',
        'lifecycle_stage': 'member.status',
        'email_opt_out': (
            "case when member.status in ('unsubscribed', 'archived') then 'true'"
            ~ " when member.status = 'subscribed' then 'false' end"
        ),
        'created_at': (
            'coalesce(member.timestamp_signup, member.timestamp_opt,'
            ~ ' member.last_changed, member._fivetran_synced)'
        ),
        'updated_at': 'member.last_changed',
    }, carried_from='member') }}
from member
