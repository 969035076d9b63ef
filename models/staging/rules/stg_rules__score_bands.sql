-- depends_on: {{ ref('seed_check') }}
with

source as (

    {{ read_seed('score_bands') }}

),

typed as (

    select
        scorecard_id,
        band_set,
        {{ fold_text('metric') }} as metric,
        band,
        color,
        label,
        {{ seed_number('min_value') }} as min_value

    from source

)

select * from typed
