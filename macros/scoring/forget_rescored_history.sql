{#
    Removes from the history what this run scores anew, the whole range of dates at once
    so that a date that has become empty is emptied, and whoever is deleted or merged
    away. The insert that follows is in the same transaction where the engine has them.
#}
{% macro forget_rescored_history() -%}
    {%- if is_incremental() -%}
        {{ delete_rows(
            this,
            'as_of_date in (select as_of_date from ' ~ ref('int_scoring_dates')
            ~ ' where is_asked) or not exists (select 1 from ' ~ ref('int_contacts')
            ~ ' as contacts where contacts.contact_id = ' ~ this ~ '.contact_id)',
        ) }}
    {%- endif -%}
{%- endmacro %}
