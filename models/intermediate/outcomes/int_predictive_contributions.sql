with

models as (

    select * from {{ ref('stg_rules__predictive_models') }}
    where status in ('active', 'shadow')

),

points as (

    select
        models.scorecard_id,
        predictive_points.*

    from {{ ref('stg_rules__predictive_points') }} as predictive_points

    inner join models
        on predictive_points.model_id = models.model_id

),

rules as (

    select * from {{ ref('stg_rules__rules') }}

),

scoring_dates as (

    select * from {{ ref('int_scoring_dates') }}
    where is_latest

),

scores as (

    select * from {{ ref('int_lead_scores') }}
    where status = 'scored'

),

contacts as (

    select * from {{ ref('int_contacts') }}

),

evaluated as (

    select * from {{ ref('int_evaluated_leads') }}

),

modelled_cards as (

    select
        scorecard_id,
        max(case when status = 'active' then trained_to end) as trained_to

    from models

    group by scorecard_id

),

-- later dates than those learned from, to hold a forecast against what came
leads as (

    select
        scores.contact_id,
        scores.scorecard_id,
        scores.lead_score,
        {{ days_between('contacts.created_date', 'scores.as_of_date') }}
            as age_days,
        scores.as_of_date

    from scores

    inner join scoring_dates
        on scores.as_of_date = scoring_dates.as_of_date

    inner join modelled_cards
        on scores.scorecard_id = modelled_cards.scorecard_id

    inner join contacts
        on scores.contact_id = contacts.contact_id

    union all

    select
        evaluated.contact_id,
        evaluated.scorecard_id,
        evaluated.lead_score,
        evaluated.age_days,
        evaluated.as_of_date

    from evaluated

    inner join modelled_cards
        on evaluated.scorecard_id = modelled_cards.scorecard_id
        and evaluated.as_of_date > modelled_cards.trained_to

    left join scoring_dates
        on evaluated.as_of_date = scoring_dates.as_of_date

    where scoring_dates.as_of_date is null

),

wanted as (

    select distinct
        scorecard_id,
        feature

    from points
    where bin_kind != 'intercept'

),

contributions as (

    select * from {{ ref('int_lead_contributions') }}
    where kind != 'adjustment'

),

features as {{ materialized() }} (

    {{ lead_features('leads', 'wanted', 'contributions') }}

),

-- a feature of the model with ranges is a number, any other a category
feature_kinds as (

    select
        model_id,
        scorecard_id,
        feature,
        max(case when bin_kind = 'range' then 1 else 0 end) = 1 as is_number,
        max(case when bin_kind = 'missing' then points end) as missing_points,
        max(case when bin_kind = 'missing' then bin end) as missing_bin,
        max(case when bin_kind = 'other' then points end) as other_points,
        max(case when bin_kind = 'other' then bin end) as other_bin

    from points
    where bin_kind != 'intercept'

    group by
        model_id,
        scorecard_id,
        feature

),

asked as (

    select
        features.contact_id,
        features.scorecard_id,
        features.as_of_date,
        features.feature,
        feature_kinds.model_id,
        feature_kinds.is_number,
        feature_kinds.missing_points,
        feature_kinds.missing_bin,
        feature_kinds.other_points,
        feature_kinds.other_bin,
        features.number_value,
        features.category

    from features

    inner join feature_kinds
        on features.scorecard_id = feature_kinds.scorecard_id
        and features.feature = feature_kinds.feature

),

ranges as (

    select
        model_id,
        feature,
        bin,
        points,
        coalesce(lower_end, cast(-1e300 as {{ type_double() }})) as lower_end,
        coalesce(upper_end, cast(1e300 as {{ type_double() }})) as upper_end
    from points
    where bin_kind = 'range'

),

categories as (

    select * from points
    where bin_kind = 'category'

),

pointed as (

    select
        asked.contact_id,
        asked.scorecard_id,
        asked.model_id,
        asked.feature,
        ranges.bin,
        ranges.points,
        asked.as_of_date
    from asked
    inner join ranges
        on asked.model_id = ranges.model_id
        and asked.feature = ranges.feature
        and asked.number_value >= ranges.lower_end
        and asked.number_value < ranges.upper_end
    where asked.is_number

    union all

    select
        asked.contact_id,
        asked.scorecard_id,
        asked.model_id,
        asked.feature,
        coalesce(categories.bin, asked.other_bin) as bin,
        coalesce(categories.points, asked.other_points, 0) as points,
        asked.as_of_date
    from asked
    left join categories
        on asked.model_id = categories.model_id
        and asked.feature = categories.feature
        and asked.category = categories.category
    where not asked.is_number and asked.category is not null

    union all

    select
        contact_id,
        scorecard_id,
        model_id,
        feature,
        missing_bin as bin,
        coalesce(missing_points, 0) as points,
        as_of_date
    from asked
    where case when is_number then number_value is null else category is null end

    union all

    select
        leads.contact_id,
        leads.scorecard_id,
        points.model_id,
        points.feature,
        points.bin,
        points.points,
        leads.as_of_date
    from leads
    inner join points
        on leads.scorecard_id = points.scorecard_id and points.bin_kind = 'intercept'

),

-- in words: the rule or the attribute, and the range or the value
described as (

    select
        pointed.contact_id,
        pointed.scorecard_id,
        pointed.model_id,
        pointed.feature,
        rules.rule_id,
        case
            when pointed.feature = '(intercept)' then 'Every lead'
            when pointed.feature = 'hand_score' then 'Score'
            when pointed.feature = 'activity' then 'Recent activity'
            when pointed.feature = 'recency_days' then 'Days since the last activity'
            when pointed.feature = 'newness_days' then 'Days since creation'
            when pointed.feature like 'rule:%'
                then coalesce(rules.label, replace(pointed.feature, 'rule:', ''))
            else replace(replace(pointed.feature, 'attribute:', ''), '_', ' ')
        end as label,
        case
            when pointed.feature != '(intercept)'
                then coalesce(points.bin_label, 'not known')
        end as bin_label,
        pointed.bin,
        pointed.points,
        pointed.as_of_date

    from pointed

    left join points
        on pointed.model_id = points.model_id
        and pointed.feature = points.feature
        and pointed.bin = points.bin

    left join rules
        on pointed.feature = 'rule:' || rules.rule_id

)

select * from described
