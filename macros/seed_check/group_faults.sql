{# Rules in a group of another scorecard, or of another dimension than their points.
   Where a group id stands twice, or a scorecard is unknown, that is the fault. #}
{% macro group_faults() -%}
    select
        {{ fault_columns(
            'placed.seed', 'placed.row_key', "'group_id'", 'placed.fault',
            'placed.group_id', 'placed.detail'
        ) }}

    from (
        select
            dimensioned.seed,
            dimensioned.row_key,
            dimensioned.group_id,
            case
                when rule_cards.word != group_cards.word then 'group_of_card'
                when
                    dimensioned.dimension != rule_groups.dimension
                    then 'group_of_' || dimensioned.dimension
            end as fault,
            case
                when rule_cards.word != group_cards.word then group_cards.word
                else rule_groups.dimension
            end as detail

        from (
            select
                *,
                case
                    when kind = 'inactivity' or points < 0 then 'negative'
                    when points is null then null
                    when kind = 'attribute' then 'demographic'
                    else 'behavioural'
                end as dimension

            from rules
        ) as dimensioned

        inner join (
            select
                group_id,
                max(scorecard_id) as scorecard_id,
                max(known_words.word) as dimension

            from rule_groups

            left join known_words
                on
                    known_words.seed = 'rule_groups'
                    and known_words.column_name = 'dimension'
                    and known_words.word = lower(rule_groups.dimension)

            group by group_id

            having count(*) = 1
        ) as rule_groups
            on dimensioned.group_id = rule_groups.group_id

        left join known_words as rule_cards
            on
                rule_cards.seed = 'rule_groups'
                and rule_cards.column_name = 'scorecard_id'
                and dimensioned.scorecard_id = rule_cards.word

        left join known_words as group_cards
            on
                group_cards.seed = 'rule_groups'
                and group_cards.column_name = 'scorecard_id'
                and rule_groups.scorecard_id = group_cards.word
    ) as placed

    where placed.fault is not null
{%- endmacro %}
