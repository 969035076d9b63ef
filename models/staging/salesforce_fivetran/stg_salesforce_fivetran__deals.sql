{{ config(enabled=is_listed('salesforce_fivetran')) }}
{{ salesforce_deals('salesforce_fivetran') }}
