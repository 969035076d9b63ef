{#
    A relation of raw contacts or companies, as a subquery, whose blanks are filled with
    what Dropcontact found: by the e-mail address of a person, by the domain of a company.
    What a source says itself stays.
#}
{% macro enriched(table, relation) -%}
    {%- set key = 'email' if table == 'contacts' else 'domain' -%}
    {%- set filled = {
        'contacts': [
            'first_name', 'last_name', 'job_title', 'seniority', 'department', 'phone',
        ],
        'companies': [
            'name', 'industry', 'employee_count', 'annual_revenue', 'city', 'country',
        ],
    }[table] -%}
    {%- set cells = {} -%}
    {%- for column in filled -%}
        {%- do cells.update({column:
            'coalesce(' ~ read_text('own.' ~ column) ~ ', found.' ~ column ~ ')'
        }) -%}
    {%- endfor -%}
    {%- if 'email_qualification' in raw_contract()[table].added -%}
        {%- do cells.update({'email_qualification': 'found.email_qualification'}) -%}
    {%- endif -%}
    (
        select
            {{ contract_columns(table, cells, all_from='own') }}
        from {{ relation }} as own
        left join {{ ref('stg_dropcontact__' ~ table) }} as found
            on lower({{ read_text('own.' ~ key) }}) = found.{{ key }}
    ) as enriched
{%- endmacro %}


{# The lower end of a band of employees, such as `50-99` or `De 1 000 à 4 999`. #}
{% macro lowest_of_band(band) -%}
    nullif({{ regex_replace(
        regex_replace('replace(' ~ band ~ ", ' ', '')", '^[^0-9]+'), '[^0-9].*$'
    ) }}, '')
{%- endmacro %}
