-- depends_on: {{ ref('seed_check') }}
{{ read_raw_table('contact_merges') }}
