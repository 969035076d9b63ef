{{ config(enabled=is_listed('segment')) }}
{{ segment_events('segment') }}
