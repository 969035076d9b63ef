with

settings as (

    select '{{ activity_settings_hash() }}' as settings_hash

)

select * from settings
