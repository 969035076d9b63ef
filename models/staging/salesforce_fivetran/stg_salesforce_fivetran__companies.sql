{{ config(enabled=is_listed('salesforce_fivetran')) }}
{{ salesforce_companies('salesforce_fivetran') }}
