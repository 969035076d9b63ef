-- depends_on: {{ ref('seed_check') }}
{{
    read_raw_table(
        'score_adjustments',
        or_bad_if=(
            fold_text(read_text('operation')) ~ " not in ('add', 'set_to')"
        ),
    )
}}
