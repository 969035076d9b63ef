{{ config(enabled=is_listed('salesforce_fivetran')) }}
{{ salesforce_contacts('salesforce_fivetran') }}
