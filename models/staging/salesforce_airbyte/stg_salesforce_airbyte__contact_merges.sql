{{ config(enabled=is_listed('salesforce_airbyte')) }}
{{ salesforce_contact_merges('salesforce_airbyte') }}
