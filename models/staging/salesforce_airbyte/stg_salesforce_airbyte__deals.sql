{{ config(enabled=is_listed('salesforce_airbyte')) }}
{{ salesforce_deals('salesforce_airbyte') }}
