-- Truth table of is_regex_found(): all that rules may write in a regex. A backslash is
-- chr(92), and a line end chr(10): not every engine takes them literally inside quotes.
with

cases as (

    select
        replace(truth_table.given, '~', chr(10)) as given,
        replace(truth_table.pattern, '/', chr(92)) as pattern,
        truth_table.expected

    from (
        values
        ('head of sales', 'of', true),
        ('head of sales', 'it', false),
        ('head of sales', 'SALES', true),
        ('head of sales', '^head', true),
        ('head of sales', '^sales', false),
        ('head of sales', 'sales$', true),
        ('head of sales', 'head$', false),
        ('head of sales', '^head.*sales$', true),
        ('head of sales', 'h..d', true),
        ('head of sales', 'h...d', false),
        ('ab', '^a|c$', true),
        ('xc', '^a|c$', true),
        ('xa', '^a|c$', false),
        ('b2b', '[0-9]', true),
        ('b2b', '^[^0-9]+$', false),
        ('b2b', '/d', true),
        ('b2b', '^/D+$', false),
        ('a_1', '^/w+$', true),
        ('a-1', '/W', true),
        ('a 1', 'a/s1', true),
        ('a 1', '^/S+$', false),
        ('a.b', 'a/.b', true),
        ('axb', 'a/.b', false),
        ('a+b', 'a/+b', true),
        ('(a)', '/(a/)', true),
        ('vpvp', '^(vp){2}$', true),
        ('vp', '^(?:vp){2}$', false),
        ('aaa', '^a{2,}$', true),
        ('a', '^a{2,}$', false),
        ('aaa', '^a{1,2}$', false),
        ('ac', 'ab?c', true),
        ('abbc', 'ab?c', false),
        ('abbc', 'ab+c', true),
        ('ac', 'ab*c', true),
        ('abc', '^a.*?c$', true),
        ('abc', '^a.+?$', true),
        ('', '^$', true),
        -- neither a dot nor an end stops short of a line end, but a class may take it
        ('a~b', 'a.b', false),
        ('a~b', 'a[^x]b', true),
        ('a~b', 'a/sb', true),
        ('a~b', '^b', false),
        ('a~', 'a$', false),
        ('a,b', 'a[/s,]b', true),
        ('a b', 'a[^/s,]b', false),
        ('a5b', 'a[^/d]b', false),
        ('asb', 'a[//s]b', true),
        ('a b', 'a[//s]b', false),
        ('é', '/w', false),
        ('٣', '/d', false),
        ('a.b', 'a[.]b', true),
        ('axb', 'a[.]b', false),
        ('a$', 'a[$]', true),
        ('a$', 'a/$$', true),
        ('Ωмега', 'ωМЕГА', true),
        (null, 'a', null)
    ) as truth_table (given, pattern, expected)

),

computed as (

    select
        given,
        pattern,
        expected,
        {{ is_regex_found('given', 'pattern') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
