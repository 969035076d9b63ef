{{ config(enabled=is_listed('salesforce_airbyte')) }}
{{ salesforce_contacts('salesforce_airbyte') }}
