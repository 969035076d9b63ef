{{ config(enabled=is_listed('pardot_fivetran')) }}
with

{{ import_tables('pardot_fivetran', ['visitor']) }}

select
    {{ contract_columns('identities', {
        'anonymous_id': 'visitor.id',
        'contact_id': 'visitor.prospect_id',
        'identified_at': 'coalesce(visitor.updated_at, visitor.created_at)',
    }) }}
from visitor
where visitor.prospect_id is not null
