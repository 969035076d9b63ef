{# Stops the run, with every fault in one message, if a variable is unknown or
   malformed. Called on-run-start; models read variables while they are parsed and stop
   earlier, with the same message, in variable(). #}
{% macro check_variables() -%}
    {%- if execute -%} {%- do raise_variable_faults() -%} {%- endif -%}
{%- endmacro %}


{% macro raise_variable_faults() -%}
    {%- set lines = unknown_variable_faults() -%}
    {%- set sound = [] -%}
    {%- for name, known in known_variables().items() -%}
        {%- set faults = variable_faults(name, known.kind, var(name, known.default)) -%}
        {%- do lines.extend(faults) if faults else sound.append(name) -%}
    {%- endfor -%}
    {%- do lines.extend(date_range_faults(sound)) -%}
    {%- do lines.extend(column_clash_faults(sound)) -%}
    {%- if lines -%}
        {%- do exceptions.raise_compiler_error(
            (lines | length) ~ (' faults' if lines | length > 1 else ' fault')
            ~ ' in the variables (--vars, or vars in dbt_project.yml). Correct this and'
            ~ ' run again:\n' ~ lines | join('\n')
        ) -%}
    {%- endif -%}
{%- endmacro %}


{# Names on the command line that nobody reads; a parent project has its own. dbt does not
   tell which names dbt_project.yml has. #}
{% macro unknown_variable_faults() -%}
    {%- set known = known_variables().keys() | list -%}
    {%- set lines = [] -%}
    {%- for name in (invocation_args_dict.get('vars') or {})
        if name not in known and not is_package() -%}
        {%- set similar = nearest_name(name, known) -%}
        {%- do lines.append(
            one_line(name) ~ ': is unknown. '
            ~ ('Did you mean ' ~ similar ~ '?' if similar
                else 'Known are ' ~ known | join(', ') ~ '.')
        ) -%}
    {%- endfor -%}
    {{ return(lines) }}
{%- endmacro %}


{# What is wrong between the dates, as far as each of them is sound. #}
{% macro date_range_faults(sound) -%}
    {%- set lines = [] -%}
    {%- set dates = {} -%}
    {%- for name in ['as_of_date', 'score_from', 'score_to'] if name in sound -%}
        {%- do dates.update({name: var(name, none)}) -%}
    {%- endfor -%}
    {%- for name, other in [('score_from', 'score_to'), ('score_to', 'score_from')] -%}
        {%- if dates[name] and other in sound and not dates[other] -%}
            {%- do lines.append(
                other ~ ': is not set, but ' ~ name ~ ' is. Set both, or neither to'
                ~ ' score one day.'
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if dates.score_from and dates.score_to
        and dates.score_from | string > dates.score_to | string -%}
        {%- do lines.append(
            "score_from: '" ~ dates.score_from ~ "' is after score_to '"
            ~ dates.score_to ~ "'. Swap the two, or correct one."
        ) -%}
    {%- endif -%}
    {%- if dates.as_of_date and dates.score_to
        and dates.as_of_date | string != dates.score_to | string -%}
        {%- do lines.append(
            "as_of_date: '" ~ dates.as_of_date ~ "' is not score_to '" ~ dates.score_to
            ~ "'. Leave it out: with a range the scores are those of score_to."
        ) -%}
    {%- endif -%}
    {{ return(lines) }}
{%- endmacro %}
