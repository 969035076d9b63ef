-- depends_on: {{ ref('seed_check') }}
with

source as (

    select * from {{ ref('score_bands') }}

),

typed as (

    select
        {{ seed_cell('scorecard_id') }} as scorecard_id,
        {{ seed_cell('band_set') }} as band_set,
        {{ seed_keyword('metric') }} as metric,
        {{ seed_cell('band') }} as band,
        {{ seed_cell('color') }} as color,
        {{ seed_cell('label') }} as label,
        {{ seed_number('min_value') }} as min_value

    from source

)

select * from typed
