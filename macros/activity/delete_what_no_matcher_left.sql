{#
    Before the activity is counted on: deletes that of matchers which the last run did not
    have, so that nothing of them is counted twice or left over. What this run no longer
    looks for goes with the next one; no rule reads it until then.
#}
{% macro delete_what_no_matcher_left() -%}
    {%- if is_incremental() -%}
        {{ delete_rows(
            this,
            'matcher_id not in (select matcher_id from '
            ~ left_by_last_run('int_seen_matchers') ~ ')',
        ) }}
    {%- endif -%}
{%- endmacro %}
