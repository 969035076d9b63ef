{# Accounts as raw companies, and what leads say of theirs. #}
{% macro salesforce_companies(system) -%}
    with

    {{ import_tables(system, ['account'], carrying='companies') }},

    {{ import_tables(system, ['lead'], carrying='companies') }}

    {% for object, prefix, name in [
        ('account', 'billing_', 'account.name'), ('lead', '', 'lead.company'),
    ] -%}
        select
            {{ contract_columns('companies', {
                'company_id': object ~ '.id',
                'name': name,
                'domain': domain_of(object ~ '.website'),
                'industry': object ~ '.industry',
                'employee_count': object ~ '.number_of_employees',
                'annual_revenue': object ~ '.annual_revenue',
                'city': object ~ '.' ~ prefix ~ 'city',
                'country': object ~ '.' ~ prefix ~ 'country',
            }, carried_from=object) }}
        from {{ object }}
        where
            not coalesce({{ read_boolean(object ~ '.is_deleted') }}, false)
            {%- if object == 'lead' %}
                and lead.company is not null
                and lead.converted_contact_id is null
            {%- endif %}
        {{ 'union all' if not loop.last }}

    {% endfor -%}
{%- endmacro %}
