{{ config(enabled=is_listed('rudderstack')) }}
{{ segment_events('rudderstack') }}
