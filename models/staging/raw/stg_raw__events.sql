-- depends_on: {{ ref('seed_check') }}
{{
    read_raw_table(
        'events',
        or_bad_if='(' ~ is_blank('contact_id') ~ ' and ' ~ is_blank('anonymous_id') ~ ')',
    )
}}
