{#
    Rejections of rows that name a contact, scorecard or company that is not there, and of
    adjustments that are never in force. Reads the CTEs of int_row_rejections: `contact_ids`,
    `scorecards`, `contacts_deduplicated` and `<table>_numbered`.
#}
{% macro rejected_references(tables_of_contacts) -%}
    {%- set known = 'copy_number = 1 and exists (select 1 from contact_ids'
        ~ ' where contact_ids.given_contact_id = @.contact_id)' -%}
    {%- set unknown_card = 'scorecard_id is not null and not exists (select 1 from'
        ~ ' scorecards where scorecards.scorecard_id = score_adjustments_numbered'
        ~ '.scorecard_id)' -%}
    {%- set adjustments = 'score_adjustments_numbered' -%}
    {%- set known_adjustment = known | replace('@', adjustments) -%}
    {% for table in tables_of_contacts -%}
        {{ rejections(
            table,
            table ~ '_numbered',
            'unknown_contact',
            'copy_number = 1 and contact_id is not null and not exists (select 1 from'
            ~ ' contact_ids where contact_ids.given_contact_id = ' ~ table
            ~ '_numbered.contact_id)',
            is_lost='company_id is null' if table == 'deals' else 'true',
        ) }}

        union all

    {% endfor -%}
    {{ rejections(
        'score_adjustments',
        adjustments,
        'unknown_scorecard',
        known_adjustment ~ ' and ' ~ unknown_card,
    ) }}

    union all

    {{ rejections(
        'score_adjustments',
        adjustments,
        'never_in_force',
        known_adjustment ~ ' and not (' ~ unknown_card ~ ') and '
        ~ local_date('expires_at') ~ ' <= ' ~ local_date('effective_at'),
    ) }}

    {% for table, rows in {
        'contacts': 'contacts_deduplicated', 'deals': 'deals_numbered',
    }.items() -%}
        union all

        {{ rejections(
            table,
            rows,
            'unknown_company',
            ('copy_number = 1 and ' if table == 'deals' else '')
            ~ 'company_id is not null and not exists (select 1 from companies_numbered'
            ~ ' where companies_numbered.company_id = ' ~ rows ~ '.company_id)',
            is_lost='false',
        ) }}

    {% endfor -%}
{%- endmacro %}
