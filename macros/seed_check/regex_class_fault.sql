{# What is wrong with a class such as `[a-z_]` or `[^\s,]` of a regular expression, or
   none. What engines read in different ways has to be escaped. #}
{% macro regex_class_fault(token) -%}
    {%- if not modules.re.fullmatch('(?s)\\[(?:\\\\.|[^\\]\\\\])*\\]', token) -%}
        {{ return("a '[' is never closed") }}
    {%- endif -%}
    {%- set content = token[1:-1][1:] if token[1] == '^' else token[1:-1] -%}
    {%- if not content -%}
        {{ return(quoted_cell(token) ~ " is empty; write '\\]' for it as a sign") }}
    {%- elif '&&' in content -%}
        {{ return("'&&' is not allowed between [ and ]") }}
    {%- endif -%}
    {#- low: the character that a range may start from -#}
    {%- set read = namespace(low=none, is_range=false) -%}
    {%- for item in modules.re.findall('(?s)\\\\.?|.', content) -%}
        {%- set is_escape = item[0] == '\\' -%}
        {%- set is_set = is_escape and item[1:] in ['d', 'w', 's', 'D', 'W', 'S'] -%}
        {%- if item == '[' or is_escape and not is_regex_escape(item) -%}
            {{ return("'" ~ item ~ "' is not allowed between [ and ]"
                ~ ("; write '\\[' for it as a sign" if item == '[' else '')) }}
        {%- elif read.is_range -%}
            {%- if is_set or item[-1] < read.low -%}
                {{ return("'" ~ read.low ~ '-' ~ item ~ "' is no range") }}
            {%- endif -%}
            {%- set read.is_range = false -%}
            {%- set read.low = none -%}
        {%- elif item == '-' and not loop.first and not loop.last -%}
            {%- if read.low is none -%}
                {{ return("'-' is no range here; write '\\-' for it as a sign") }}
            {%- endif -%}
            {%- set read.is_range = true -%}
        {%- else -%}
            {%- set read.low = none if is_set else item[-1] -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(none) }}
{%- endmacro %}
