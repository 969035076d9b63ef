-- Truth table of field_catalog(): what rules may name, and as what it compares.
with

expected_fields as (

    select
        truth_table.scope,
        truth_table.field,
        truth_table.field_type

    from (
        values
        ('property', 'page_url', 'text'),
        ('property', 'asset', 'text'),
        ('property', 'campaign', 'text'),
        ('property', 'channel', 'text'),
        ('property', 'form', 'text'),
        ('property', 'duration_seconds', 'number'),
        {% for property in variable('event_properties') if property[-3:] != '_id' -%}
            ('property', '{{ property }}', 'text'),
        {% endfor -%}
        {% for column in variable('contact_attributes') if column[-3:] != '_id' -%}
            ('attribute', '{{ column }}', 'text'),
        {% endfor -%}
        {% for column in variable('company_attributes') if column[-3:] != '_id' -%}
            ('attribute', 'company_{{ column }}', 'text'),
        {% endfor -%}
        ('attribute', 'contact_id', 'id'),
        ('attribute', 'email', 'text'),
        ('attribute', 'first_name', 'text'),
        ('attribute', 'last_name', 'text'),
        ('attribute', 'job_title', 'text'),
        ('attribute', 'seniority', 'text'),
        ('attribute', 'department', 'text'),
        ('attribute', 'phone', 'text'),
        ('attribute', 'city', 'text'),
        ('attribute', 'country', 'text'),
        ('attribute', 'language', 'text'),
        ('attribute', 'company_id', 'id'),
        ('attribute', 'lead_source', 'text'),
        ('attribute', 'lifecycle_stage', 'text'),
        ('attribute', 'email_opt_out', 'boolean'),
        ('attribute', 'created_at', 'time'),
        ('attribute', 'updated_at', 'time'),
        ('attribute', 'deleted_at', 'time'),
        ('attribute', 'company_name', 'text'),
        ('attribute', 'company_domain', 'text'),
        ('attribute', 'company_industry', 'text'),
        ('attribute', 'company_employee_count', 'number'),
        ('attribute', 'company_annual_revenue', 'number'),
        ('attribute', 'company_city', 'text'),
        ('attribute', 'company_country', 'text'),
        ('attribute', 'email_domain', 'text'),
        ('attribute', 'email_type', 'text'),
        ('attribute', 'is_own_domain', 'boolean'),
        ('attribute', 'deal_status', 'text'),
        ('attribute', 'company_deal_status', 'text')
    ) as truth_table (scope, field, field_type)

),

catalog as (

    {{ field_catalog() }}

),

compared as (

    select
        coalesce(expected_fields.scope, catalog.scope) as scope,
        coalesce(expected_fields.field, catalog.field) as field,
        expected_fields.field_type as expected,
        catalog.field_type as actual

    from expected_fields

    full outer join catalog
        on expected_fields.scope = catalog.scope
        and expected_fields.field = catalog.field

)

select * from compared
where
    actual is distinct from expected
    -- added columns that are ids
    and not coalesce(expected is null and actual = 'id', false)
