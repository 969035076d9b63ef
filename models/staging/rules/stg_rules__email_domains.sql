-- depends_on: {{ ref('seed_check') }}
with

disposable as (

    {{ read_seed('disposable_email_domains') }}

),

free as (

    {{ read_seed('free_email_domains') }}

),

typed as (

    select
        {{ fold_text('domain') }} as domain,
        'disposable' as email_type

    from disposable

    {{ union_distinct() }}

    select
        {{ fold_text('domain') }} as domain,
        'free' as email_type

    from free

),

-- a domain on both lists is disposable
first_listed as (

    select
        domain,
        min(email_type) as email_type

    from typed

    group by domain

)

select * from first_listed
