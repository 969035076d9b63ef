{# Links of a chain of merges that are followed; the contract's number. #}
{% macro longest_merge_chain() -%} 10 {%- endmacro %}
