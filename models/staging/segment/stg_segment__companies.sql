{{ config(enabled=is_listed('segment')) }}
{{ segment_companies('segment') }}
