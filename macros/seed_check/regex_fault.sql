{#
    What is wrong with a regular expression, or none. Reads it from left to right and
    allows what all engines agree on: literals, `.`, classes, `\d \w \s \D \W \S`,
    escaped punctuation, groups, `|`, `^`, `$` and repetitions up to 1000, greedy or
    lazy. Never tried on an engine, so that the same rules hold on each.
#}
{% macro regex_fault(pattern) -%}
    {%- if not pattern -%} {{ return('nothing is left of it') }} {%- endif -%}
    {#- before: what a repetition would repeat (nothing, an item, a repetition that may
        become lazy, a lazy one). times: how often the innermost part of the last item
        is repeated; most: the same for the whole group so far; open: for the groups
        around it -#}
    {%- set read = namespace(before='', times=1, most=1) -%}
    {%- set open = [] -%}
    {%- for token in regex_tokens(pattern) -%}
        {%- set sign = token[0] -%}
        {%- if token == '?' and read.before == 'repetition' -%}
            {%- set read.before = 'lazy' -%}
        {%- elif sign in '*+?{' -%}
            {%- set read.times = read.times * repetition_count(token) -%}
            {%- set fault = repetition_fault(token, read.before, read.times) -%}
            {%- set read.before = 'repetition' -%}
        {%- else -%}
            {%- set read.most = [read.most, read.times] | max -%}
            {%- set read.times = 1 -%}
            {%- set read.before = '' if sign in '(|^$' else 'item' -%}
            {%- set fault = regex_token_fault(token, open) -%}
            {%- if sign == '(' -%}
                {%- do open.append(read.most) -%}
                {%- set read.most = 1 -%}
            {%- elif sign == ')' and open -%}
                {%- set read.times = read.most -%}
                {%- set read.most = open.pop() -%}
            {%- endif -%}
        {%- endif -%}
        {%- if fault -%} {{ return(fault) }} {%- endif -%}
    {%- endfor -%}
    {{ return("a '(' is never closed" if open else none) }}
{%- endmacro %}


{# Characters, but an escape, a class, `(?` and a count in braces are one token each. #}
{% macro regex_tokens(pattern) -%}
    {{ return(modules.re.findall(
        '(?s)' ~ '\\\\.?' ~ '|\\[(?:\\\\.|[^\\]\\\\])*\\]?' ~ '|\\(\\?.?'
        ~ '|\\{[^}]*\\}?' ~ '|.',
        pattern
    )) }}
{%- endmacro %}


{% macro regex_token_fault(token, open) -%}
    {%- set sign = token[0] -%}
    {%- set shown = quoted_cell(token) -%}
    {%- if sign == '(' and token not in ['(', '(?:'] -%}
        {{ return(shown ~ " is not allowed, only '(' and '(?:'") }}
    {%- elif sign == ')' and not open -%}
        {{ return("a ')' has no '(' before it") }}
    {%- elif sign in ']}' -%}
        {{ return(shown ~ " closes nothing; write '\\" ~ sign ~ "' for it as a sign") }}
    {%- elif sign == '[' -%}
        {{ return(regex_class_fault(token)) }}
    {%- elif sign == '\\' and not is_regex_escape(token) -%}
        {{ return(
            shown ~ ' is not allowed, only \\d \\w \\s \\D \\W \\S and punctuation'
            ~ ' after \\'
        ) }}
    {%- endif -%}
    {{ return(none) }}
{%- endmacro %}


{% macro is_regex_escape(token) -%}
    {{ return(
        token | length == 2
        and token[1] in '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~dwsDWS'
    ) }}
{%- endmacro %}


{% macro repetition_fault(token, before, times) -%}
    {%- set shown = quoted_cell(token) -%}
    {%- if token[0] == '{' -%}
        {%- set counts = modules.re.fullmatch(
            '\\{([0-9]{1,9})(?:,([0-9]{0,9}))?\\}', token
        ) -%}
        {%- if not counts -%}
            {{ return(
                shown ~ " is no count such as {2} or {2,5}; write '\\{' for a brace as"
                ~ ' a sign'
            ) }}
        {%- elif counts.group(2) and counts.group(1) | int > counts.group(2) | int -%}
            {{ return(shown ~ ' counts backwards') }}
        {%- elif repetition_count(token) > 1000 -%}
            {{ return(shown ~ ' counts beyond 1000') }}
        {%- endif -%}
    {%- endif -%}
    {{ return(
        shown ~ ' has nothing to repeat before it' if not before
        else shown ~ ' follows another repetition' if before != 'item'
        else shown ~ ' repeats a repetition, over 1000 times in all' if times > 1000
        else none
    ) }}
{%- endmacro %}


{# The highest count of a repetition; 1 for `*`, `+` and `?`. #}
{% macro repetition_count(token) -%}
    {%- set counts = modules.re.findall('[0-9]+', token) -%}
    {{ return([(counts | last | default('1', true)) | int, 1] | max) }}
{%- endmacro %}
