-- depends_on: {{ ref('seed_check') }}
{{ read_raw_events() }}
