-- depends_on: {{ ref('column_map') }}
-- depends_on: {{ ref('seed_check') }}
{{ config(enabled=is_listed('mapped')) }}
{{ mapped_rows('score_adjustments') }}
