{#
    The cells of one source of a raw table as a subquery, null where they hold a word that
    means nothing is known. What people and companies are called stays.
#}
{% macro known_cells(table, source) -%}
    {%- set names = {
        'contacts': ['first_name', 'last_name'], 'companies': ['name'],
    }[table] or [] -%}
    (
            select
                {% for column in raw_columns(table) -%}
                {% if table == 'contact_attribute_history' and column == 'value' -%}
                case
                    when {{ fold_text('attribute') }} in ('first_name', 'last_name')
                        then value
                    else {{ known_cell('value') }}
                end
                {%- else -%}
                {{ column if column in names else known_cell(column) }}
                {%- endif %} as {{ column }}
                {%- if not loop.last %}, {% endif %}
                {% endfor %}
                {%- if table == 'events' %},
                {{ 'is_unknown_type' if source.maps_event_types else 'false' }}
                    as is_unknown_type
                {%- endif %}
                {{ ', id_prefix' if source.prefix == 'id_prefix' }}
            from {{ source.relation }}
        ) as known_cells
{%- endmacro %}


{# A raw cell, null if it is one of the variable `null_words`. #}
{% macro known_cell(column) -%}
    {%- if not variable('null_words') -%} {{ return(column) }} {%- endif -%}
    {{ return(adapter.dispatch('known_cell', 'lead_scoring')(
        column, 'cast(' ~ column ~ ' as ' ~ dbt.type_string() ~ ')'
    )) }}
{%- endmacro %}

{% macro default__known_cell(column, text) -%}
    case
        when {{ fold_null_word(text) }} in ({{ folded_literals(variable('null_words')) }})
            then null
        else {{ column }}
    end
{%- endmacro %}

{# A first character that no word has, as nearly all cells have it, says it at once; times
   of a Parquet file are not made text unless a word looks like one. #}
{% macro duckdb__known_cell(column, text) -%}
    {%- set seen = namespace(first=[], has_date=false) -%}
    {%- for word in variable('null_words') -%}
        {%- set first = (word | trim(blanks()) | lower)[:1] -%}
        {%- set seen.first = seen.first + [first, first | upper] -%}
        {%- if modules.re.search('[1-9][0-9]{3}-|[0-9]{3}[1-9]-', word) -%}
            {%- set seen.has_date = true -%}
        {%- endif -%}
    {%- endfor -%}
    case
        {%- if not seen.has_date %}
        when typeof({{ column }}) like 'TIMESTAMP%' or typeof({{ column }}) = 'DATE'
            then {{ column }}
        {%- endif %}
        when
            ({{ text }})[1] between '!' and '~'
            and not contains({{ quote(seen.first | unique(true) | join) }}, ({{ text }})[1])
            then {{ column }}
        -- an IN is planned as a join, with all columns around it once more
        when list_contains(
            [{{ folded_literals(variable('null_words')) }}], {{ fold_null_word(text) }}
        ) then null
        else {{ column }}
    end
{%- endmacro %}


{# A cell, folded to be compared with the variable `null_words`. #}
{% macro fold_null_word(text) -%}
    {{ return(fold_text(
        text,
        with_ascii=modules.re.fullmatch('[ -~]*', variable('null_words') | join) is not none
    )) }}
{%- endmacro %}
