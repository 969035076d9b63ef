-- depends_on: {{ ref('seed_check') }}
{{ config(enabled=variable('contact_attribute_history')) }}
{% if variable('contact_attribute_history') -%}
    with

    history as (

        {{
            read_raw_table(
                'contact_attribute_history',
                or_bad_if=(
                    fold_text(read_text('attribute')) ~ ' not in ('
                    ~ folded_literals(historic_columns()) ~ ')'
                ),
            )
        }}

    ),

    checked as (

        select
            *,
            -- the one column of a contact that is not text
            case
                when
                    {{ fold_text('attribute') }} = 'email_opt_out'
                    and {{ read_boolean('value') }} is null
                    then value
            end as unreadable_value

        from history

    )

    select * from checked
{%- endif %}
