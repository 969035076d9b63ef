{{ config(enabled=is_listed('rudderstack')) }}
{{ segment_identities('rudderstack') }}
