{#
    Before the activity is counted on: deletes that of matchers which the last run did not
    have, so that nothing of them is counted twice or left over. What this run no longer
    looks for goes with the next one; no rule reads it until then.
#}
{% macro delete_what_no_matcher_left() -%}
    {%- if is_incremental() -%}
        {{ delete_rows(
            this,
            'not exists (select 1 from ' ~ left_by_last_run('int_seen_matchers')
            ~ ' as seen where seen.matcher_id = ' ~ this ~ '.matcher_id)',
        ) }}
    {%- endif -%}
{%- endmacro %}
