-- depends_on: {{ ref('stg_rules__countries') }}
-- depends_on: {{ ref('column_map') }}
-- depends_on: {{ ref('seed_check') }}
{{ config(enabled=is_listed('mapped')) }}
{{ mapped_rows('contacts') }}
