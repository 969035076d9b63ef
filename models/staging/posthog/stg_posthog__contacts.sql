{{ config(enabled=is_listed('posthog')) }}
with

{{ import_tables('posthog', ['persons']) }},

{{ posthog_people() }}

select
    {{ contract_columns('contacts', {
        'contact_id': 'people.person_id',
        'email': json_property('people.properties', 'email'),
        'first_name': 'coalesce(' ~ json_property('people.properties', 'first_name')
            ~ ', ' ~ json_property('people.properties', 'firstName') ~ ')',
        'last_name': 'coalesce(' ~ json_property('people.properties', 'last_name')
            ~ ', ' ~ json_property('people.properties', 'lastName') ~ ')',
        'job_title': 'coalesce(' ~ json_property('people.properties', 'job_title')
            ~ ', ' ~ json_property('people.properties', 'title') ~ ')',
        'phone': json_property('people.properties', 'phone'),
        'city': json_property('people.properties', '$geoip_city_name'),
        'country': json_property('people.properties', '$geoip_country_code'),
        'lead_source': 'coalesce('
            ~ json_property('people.properties', '$initial_utm_source') ~ ', '
            ~ json_property('people.properties', '$initial_referring_domain') ~ ')',
        'created_at': 'people.created_at',
    }, added=posthog_added_cells('contacts', 'people')) }}
from people
where people.person_rank = 1
