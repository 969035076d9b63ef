-- Truth table of the statistics of outcomes, worked by hand to six places.
with

rates as (

    select
        truth_table.name,
        cast(truth_table.successes as integer) as successes,
        cast(truth_table.trials as integer) as trials,
        cast(truth_table.low as decimal(18, 6)) as low,
        cast(truth_table.high as decimal(18, 6)) as high,
        cast(truth_table.rate as decimal(18, 6)) as rate

    from (
        values
        ('one in ten', 10, 100, 0.055229, 0.174366, 0.1),
        ('half', 5, 10, 0.236593, 0.763407, 0.5),
        ('none', 0, 10, 0.0, 0.277533, 0.0),
        ('all', 10, 10, 0.722467, 1.0, 1.0),
        ('no trial', 0, 0, null, null, null)
    ) as truth_table (name, successes, trials, low, high, rate)

),

-- with: 30 leads, 9 won; without: 70 leads, 7 won
-- ratio: 9.5 * 63.5 / (21.5 * 7.5) = 3.741085; its ln 1.319376
-- error: sqrt(1 / 9.5 + 1 / 21.5 + 1 / 7.5 + 1 / 63.5) = 0.548504
-- evidence: (9.5 / 17) / (21.5 / 85) = 2.209302; its ln 0.792677
-- never hit: ln(0.5 * 84.5 / (0.5 * 16.5)) = 1.633391
groups as (

    select
        truth_table.name,
        cast(truth_table.conversions_with as integer) as conversions_with,
        cast(truth_table.leads_with as integer) as leads_with,
        cast(truth_table.odds as decimal(18, 6)) as odds,
        cast(truth_table.error as decimal(18, 6)) as error,
        cast(truth_table.evidence as decimal(18, 6)) as evidence,
        16 as conversions,
        100 as leads

    from (
        values
        ('some hit', 9, 30, 1.319376, 0.548504, 0.792677),
        ('nobody hit', 0, 0, 1.633391, 2.018029, 1.609438)
    ) as truth_table (name, conversions_with, leads_with, odds, error, evidence)

),

-- (0.3 - 0.5) * ln(0.3 / 0.5) = 0.102165; (0.0001 - 0.1) * ln(0.0001 / 0.1) = 0.690085
bins as (

    select
        truth_table.name,
        cast(truth_table.baseline as integer) as baseline,
        cast(truth_table.latest as integer) as latest,
        cast(truth_table.term as decimal(18, 6)) as term

    from (
        values
        ('from a half to 0.3', 50, 60, 0.102165),
        ('the same', 10, 20, 0.0),
        ('gone', 10, 0, 0.690085)
    ) as truth_table (name, baseline, latest, term)

),

compared as (

    select
        name || ': lower end' as case_name,
        low as expected,
        {{ wilson_bound('successes', 'trials', 'lower') }} as actual
    from rates

    union all

    select
        name || ': upper end' as case_name,
        high as expected,
        {{ wilson_bound('successes', 'trials', 'upper') }} as actual
    from rates

    union all

    select
        name || ': rate' as case_name,
        rate as expected,
        {{ rate_of('successes', 'trials') }} as actual
    from rates

    union all

    select
        name || ': log odds' as case_name,
        odds as expected,
        {{ as_rate(log_odds_ratio(
            'conversions_with', 'leads_with',
            '(conversions - conversions_with)', '(leads - leads_with)',
        )) }} as actual
    from groups

    union all

    select
        name || ': error' as case_name,
        error as expected,
        {{ as_rate(log_odds_error(
            'conversions_with', 'leads_with',
            '(conversions - conversions_with)', '(leads - leads_with)',
        )) }} as actual
    from groups

    union all

    select
        name || ': evidence' as case_name,
        evidence as expected,
        {{ as_rate(weight_of_evidence(
            'conversions_with', 'leads_with', 'conversions', 'leads'
        )) }} as actual
    from groups

    union all

    select
        name || ': stability' as case_name,
        term as expected,
        {{ as_rate(psi_term('baseline', '100', 'latest', '200')) }} as actual
    from bins

)

select * from compared
where actual is distinct from expected
