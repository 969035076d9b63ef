{{ config(enabled=is_listed('segment')) }}
{{ segment_identities('segment') }}
