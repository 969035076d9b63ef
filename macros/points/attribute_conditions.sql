{# Joins `rules` and `leads`, which the SELECT has, with what conditions on attributes
   say of both: for its WHERE, `attribute_conditions_hold()`. #}
{% macro join_attribute_conditions() -%}
    left join (
            select distinct rule_id
            from {{ ref('int_rule_conditions') }}
            where scope = 'attribute'
        ) as conditioned
            on rules.rule_id = conditioned.rule_id

        left join {{ ref('int_attribute_rule_matches') }} as attribute_matches
            on rules.rule_id = attribute_matches.rule_id
            and leads.contact_id = attribute_matches.contact_id
            and {{ is_valid_on('attribute_matches', 'leads.as_of_date') }}
{%- endmacro %}


{# Whether the rule asks nothing of attributes, or the lead has it all. #}
{% macro attribute_conditions_hold() -%}
    (conditioned.rule_id is null or attribute_matches.rule_id is not null)
{%- endmacro %}
