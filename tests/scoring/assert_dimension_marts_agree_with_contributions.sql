-- The mart of each dimension says what the contributions of the dimension say: the
-- score, and how many rules fired.
{%- set dimensions = ['demographic', 'behavioural', 'negative'] %}
with

contributions as (

    select
        contact_id,
        scorecard_id,
        dimension,
        sum(points) as score,
        sum(case when kind = 'group_limit' then 0 else 1 end) as rules_matched

    from {{ ref('lead_score_contributions') }}

    group by
        contact_id,
        scorecard_id,
        dimension

),

mart_rows as (

    {% for dimension in dimensions -%}
        select
            contact_id,
            scorecard_id,
            '{{ dimension }}' as dimension,
            {{ dimension }}_score as score,
            rules_matched
        from {{ ref(dimension ~ '_scores') }}

        {% if not loop.last -%}
            union all

        {% endif -%}
    {%- endfor %}

),

compared as (

    select
        mart_rows.*,
        coalesce(contributions.score, 0) as contributed_score,
        coalesce(contributions.rules_matched, 0) as contributed_rules

    from mart_rows

    left join contributions
        on mart_rows.contact_id = contributions.contact_id
        and mart_rows.scorecard_id = contributions.scorecard_id
        and mart_rows.dimension = contributions.dimension

)

select * from compared
where
    score is distinct from contributed_score
    or rules_matched is distinct from contributed_rules
