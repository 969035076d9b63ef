{{ config(enabled=is_listed('salesforce_fivetran')) }}
{{ salesforce_contact_merges('salesforce_fivetran') }}
