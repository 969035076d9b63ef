{{ config(enabled=is_listed('salesforce_fivetran')) }}
{{ salesforce_events('salesforce_fivetran') }}
