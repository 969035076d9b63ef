{#
    The CTE `people`: persons with `person_id`, `properties`, `created_at` and
    `distinct_id`; `person_rank` is 1 in one row of each. Who has no e-mail address and was
    never identified is a visitor. Needs the CTE persons.
#}
{% macro posthog_people() -%}
    people as (

        select
            coalesce(persons.person_id, persons.id) as person_id,
            persons.properties,
            persons.created_at,
            persons.distinct_id,
            persons.distinct_ids,
            row_number() over (
                partition by coalesce(persons.person_id, persons.id)
                order by persons.created_at, persons.distinct_id
            ) as person_rank
        from persons
        where
            {{ json_property('persons.properties', 'email') }} is not null
            or {{ read_boolean('persons.is_identified') }}

    )
{%- endmacro %}


{# The CTE `distinct_ids`: who of `people` is meant by which distinct_id, from each place
   that may say so. Needs the CTE person_distinct_ids, too. #}
{% macro posthog_distinct_ids() -%}
    distinct_id_lists as (

        select
            person_id,
            created_at,
            {{ list_of_json('distinct_ids') }} as distinct_ids
        from people
        where person_rank = 1 and distinct_ids is not null

    ),

    distinct_ids as (

        select
            distinct_id,
            person_id,
            created_at as identified_at
        from people
        where distinct_id is not null

        union all

        select
            distinct_id,
            person_id,
            created_at as identified_at
        from (
            {{ split_to_rows(
                'distinct_id_lists', ['person_id', 'created_at'], 'distinct_ids',
                'distinct_id'
            ) }}
        ) as listed_distinct_ids

        union all

        select
            person_distinct_ids.distinct_id,
            people.person_id,
            people.created_at as identified_at
        from person_distinct_ids

        inner join people
            on person_distinct_ids.person_id = people.person_id
            and people.person_rank = 1

    )
{%- endmacro %}


{# The cells that a variable adds to raw contacts or events: properties of that name. #}
{% macro posthog_added_cells(table, relation) -%}
    {%- set cells = {} -%}
    {%- for name in raw_contract()[table].added -%}
        {%- do cells.update({
            name: json_property(relation ~ '.properties', name)
        }) -%}
    {%- endfor -%}
    {{ return(cells) }}
{%- endmacro %}
