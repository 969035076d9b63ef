{{ config(enabled=is_listed('rudderstack')) }}
{{ segment_companies('rudderstack') }}
