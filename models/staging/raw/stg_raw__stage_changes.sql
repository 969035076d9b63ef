-- depends_on: {{ ref('seed_check') }}
{{ read_raw_table('stage_changes') }}
