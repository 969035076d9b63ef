-- depends_on: {{ ref('seed_check') }}
{{
    read_raw_table(
        'events',
        or_bad_if=(
            'coalesce(' ~ read_text('contact_id') ~ ', ' ~ read_text('anonymous_id')
            ~ ') is null'
        ),
    )
}}
