{{ config(enabled=is_listed('salesforce_airbyte')) }}
{{ salesforce_companies('salesforce_airbyte') }}
