{{ config(enabled=is_listed('rudderstack')) }}
{{ segment_contacts('rudderstack') }}
