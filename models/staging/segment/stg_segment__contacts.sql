{{ config(enabled=is_listed('segment')) }}
{{ segment_contacts('segment') }}
