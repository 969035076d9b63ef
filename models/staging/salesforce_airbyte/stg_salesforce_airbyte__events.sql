{{ config(enabled=is_listed('salesforce_airbyte')) }}
{{ salesforce_events('salesforce_airbyte') }}
