{# What is wrong with a cell that is filled in or should be, or none. #}
{% macro cell_fault(asked, cell, ids, fields) -%}
    {%- set kind = asked.kind -%}
    {{ return(
        'is blank' if not cell
        else 'is there twice' if asked.id_of and ids[asked.id_of].count(cell) > 1
        else number_fault(asked, cell) if kind in ['number', 'whole']
        else none if not kind
            or kind in ['date', 'boolean'] and is_written_as(kind, cell)
            or kind == 'months' and is_list_of('month', cell)
            or kind == 'list' and cell.strip('|' ~ blanks())
            or kind == 'word' and cell | lower in asked.words
            or kind in ['attribute', 'property', 'field'] and cell | lower in fields
            or kind == 'reference' and cell in ids[asked.refers_to] + [asked.built_in]
        else {
            'date': 'is not a date', 'boolean': 'is not true or false',
            'months': 'is not a list of months', 'list': 'is an empty list',
        }.get(kind, 'is unknown')
    ) }}
{%- endmacro %}


{# What is wrong with a number, or none. One of more than 9 digits is unreadable. #}
{% macro number_fault(asked, cell) -%}
    {%- set number = ungrouped(cell) | float -%}
    {{ return(
        'is not a number' if not is_written_as('number', cell)
        else 'is not a whole number' if asked.kind == 'whole' and number % 1
        else 'is not above ' ~ asked.above if 'above' in asked and number <= asked.above
        else 'is not below ' ~ asked.below if 'below' in asked and number >= asked.below
        else 'is below ' ~ asked.least if 'least' in asked and number < asked.least
        else 'is above ' ~ asked.most if 'most' in asked and number > asked.most
        else none
    ) }}
{%- endmacro %}


{# Whether the end of a range lies before its start, as far as both can be read. #}
{% macro range_fault(asked, cell, row) -%}
    {%- set kind = 'date' if asked.kind == 'date' else 'number' -%}
    {%- set start = row[asked.not_below] or asked.not_below_default | string -%}
    {{ return('is below ' ~ asked.not_below if is_written_as(kind, start) and (
        cell < start if kind == 'date'
        else ungrouped(cell) | float < ungrouped(start) | float
    ) else none) }}
{%- endmacro %}


{# Whether a text is a number (`value`: one of a condition), date, boolean or month. #}
{% macro is_written_as(kind, text) -%}
    {%- set letters = accented_letters() if kind == 'boolean' else {} -%}
    {%- set text = ungrouped(text) if kind in ['number', 'value'] else text -%}
    {{ return(modules.re.fullmatch(calendar_date_pattern() if kind == 'date' else {
        'number': '[+-]?(0*[0-9]{1,9}([.][0-9]*)?|[.][0-9]+)',
        'value': '[+-]?([0-9]{1,18}([.][0-9]*)?|[.][0-9]+)',
        'boolean': '(?i)true|t|yes|y|on|1|1[.]0|oui|vrai|ja|si|sim'
            ~ '|false|f|no|n|off|0|0[.]0|non|faux|nein|nao',
        'month': '0?[1-9]|1[0-2]',
    }[kind], text.translate(text.maketrans(
        letters.accented or '', letters.plain or '', letters.marks or ''
    ))) is not none) }}
{%- endmacro %}


{# A number without the blanks or apostrophes between its groups of three digits. #}
{% macro ungrouped(text) -%}
    {%- set sign = "[ '\u2019\u00a0\u202f]" -%}
    {{ return(modules.re.sub(sign, '', text) if modules.re.fullmatch(
        '[+-]?[0-9]{1,3}(' ~ sign ~ '[0-9]{3}){1,5}([.][0-9]*)?', text
    ) else text) }}
{%- endmacro %}


{# Whether a list has items, all of them written so; blank items do not count. #}
{% macro is_list_of(kind, list) -%}
    {%- set found = [] -%}
    {%- for item in list.split('|') | map('trim', blanks())
        if item | lower not in ['', 'null'] -%}
        {%- do found.append(is_written_as(kind, item)) -%}
    {%- endfor -%}
    {{ return(found and false not in found) }}
{%- endmacro %}
