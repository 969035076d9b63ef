{#
    SQL of a cell as an ISO time if it is written in a format such as `%d/%m/%Y %H:%M`;
    else the cell as it is.
#}
{% macro time_by_format(format, cell) -%}
    {%- set patterns = {
        'Y': '([0-9]{4})', 'y': '([0-9]{2})', 'm': '([0-9]{1,2})', 'd': '([0-9]{1,2})',
        'H': '([0-9]{1,2})', 'I': '([0-9]{1,2})', 'M': '([0-9]{1,2})',
        'S': '([0-9]{1,2})', 'f': '([0-9]{1,6})', 'p': '([AaPp])[.]?[Mm][.]?',
        'b': '([^0-9 ./,-]+)[.]?', 'B': '([^0-9 ./,-]+)[.]?',
        'z': '(Z|[+-][0-9]{2}:?[0-9]{2})',
    } -%}
    {%- set groups = [] -%}
    {%- set pattern = [] -%}
    {%- for sign in modules.re.findall('%[a-zA-Z]|\\s+|.', format.strip()) -%}
        {%- if sign | length == 2 and sign[0] == '%' -%}
            {%- do groups.append(sign[1]) -%}
            {%- do pattern.append(patterns[sign[1]]) -%}
        {%- else -%}
            {%- do pattern.append(
                ' +' if not sign.strip() else sign if sign.isalnum()
                else "''" if sign == "'" else '[' ~ sign ~ ']'
                    if sign not in '\\^]' else '.'
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- set pattern = pattern | join -%}
    {%- set part = {} -%}
    {%- for letter in groups -%}
        {%- do part.update({
            letter: regex_part(cell, '^' ~ pattern ~ '$', loop.index)
        }) -%}
    {%- endfor -%}
    {%- set year = part.Y or "case when " ~ part.y ~ " < '70' then '20' else '19' end || "
        ~ part.y -%}
    {%- set month = "lpad(" ~ part.m ~ ", 2, '0')" if part.m
        else month_by_name(part.b or part.B) -%}
    {%- set hour = "lpad(" ~ part.H ~ ", 2, '0')" if part.H
        else "lpad(cast(mod(cast(" ~ part.I ~ " as integer), 12) + case when lower("
            ~ part.p ~ ") = 'p' then 12 else 0 end as " ~ dbt.type_string()
            ~ "), 2, '0')" if part.I and part.p
        else none -%}
    {%- set time = [] -%}
    {%- if hour -%}
        {%- do time.append(" || ' ' || " ~ hour) -%}
        {%- for letter in ['M', 'S'] -%}
            {%- do time.append(
                " || ':' || " ~ ("lpad(" ~ part[letter] ~ ", 2, '0')" if part[letter]
                    else "'00'")
            ) -%}
        {%- endfor -%}
        {%- do time.append(" || '.' || " ~ part.f) if part.f -%}
        {%- do time.append(" || " ~ part.z) if part.z -%}
    {%- endif -%}
    {{ return(
        'case when ' ~ is_full_match(cell, pattern) ~ ' then ' ~ year ~ " || '-' || "
        ~ month ~ " || '-' || lpad(" ~ part.d ~ ", 2, '0')" ~ time | join ~ ' else '
        ~ cell ~ ' end'
    ) }}
{%- endmacro %}


{# The number of a month in English, French, German, Spanish, Italian or Portuguese, or
   of its first letters; the name itself if it is none. #}
{% macro month_by_name(name) -%}
    {%- set names = [
        'jan january januar janvier janv enero ene janeiro gennaio gen jaenner',
        'feb february februar fevrier fevr fev febrero fevereiro febbraio',
        'mar march marz maerz mrz mars marzo marco',
        'apr april avril avr abril abr aprile',
        'may mai mayo maio maggio mag',
        'jun june juni juin junio junho giugno giu',
        'jul july juli juillet juil julio julho luglio lug',
        'aug august aout agosto ago',
        'sep sept september septembre septiembre setembro set settembre',
        'oct october okt oktober octobre octubre outubro out ottobre ott',
        'nov november novembre noviembre novembro',
        'dec december dez dezember decembre diciembre dic dezembro dicembre',
    ] -%}
    {%- set cases = [] -%}
    {%- for words in names -%}
        {%- do cases.append(
            "when " ~ fold_text(name) ~ " in ('" ~ words.split() | join("', '")
            ~ "') then '" ~ '%02d' | format(loop.index) ~ "'"
        ) -%}
    {%- endfor -%}
    {{ return('case ' ~ cases | join(' ') ~ ' else ' ~ name ~ ' end') }}
{%- endmacro %}
