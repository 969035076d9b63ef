{#
    Removes from the history what this run scores again, under each id of the living, the
    whole range of dates at once so that a date that has become empty is emptied; and
    whoever is deleted. Those whose row is absent or hidden keep theirs. The insert that
    follows is in the same transaction where the engine has them.
#}
{% macro forget_rescored_history() -%}
    {%- if is_incremental() -%}
        {{ delete_rows(
            this,
            'exists (select 1 from ' ~ ref('int_contact_ids') ~ ' as contact_ids'
            ~ ' where contact_ids.given_contact_id = ' ~ this ~ '.contact_id'
            ~ ' and contact_ids.is_deleted and not contact_ids.is_hidden)'
            ~ ' or as_of_date in (select as_of_date from ' ~ ref('int_scoring_dates')
            ~ ' where is_asked) and exists (select 1 from '
            ~ ref('int_contact_aliases') ~ " as aliases where aliases.id_type = 'contact_id'"
            ~ ' and aliases.given_id = ' ~ this ~ '.contact_id)',
        ) }}
    {%- endif -%}
{%- endmacro %}
