-- Truth table of folded_literals(): which folded texts are in a variable's list.
{%- set lists = {
    'drinks': ['Café', ' THÉ ', "l'Eau"],
    'one': ['thé'],
    'none': [],
} %}
with

cases as (

    select
        truth_table.list_name,
        truth_table.given,
        truth_table.expected

    from (
        values
        ('drinks', 'cafe', true),
        ('drinks', 'the', true),
        ('drinks', 'l' || chr(39) || 'eau', true),
        ('drinks', 'Café', false),
        ('drinks', 'milk', false),
        ('one', 'the', true),
        ('one', 'cafe', false),
        ('none', 'the', false)
    ) as truth_table (list_name, given, expected)

),

computed as (

    select
        list_name,
        given,
        expected,
        coalesce(
            case list_name
                {% for list_name, values in lists.items() -%}
                    when '{{ list_name }}' then given in ({{ folded_literals(values) }})
                {% endfor -%}
            end,
            false
        ) as actual

    from cases

)

select * from computed
where actual is distinct from expected
