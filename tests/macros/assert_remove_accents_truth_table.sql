-- Truth table of remove_accents(): letters as Unicode decomposes them, case kept.
with

cases as (

    select
        truth_table.given,
        truth_table.expected

    from (
        values
        ('ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝ', 'AAAAAACEEEEIIIINOOOOOUUUUY'),
        ('àáâãäåçèéêëìíîïñòóôõöùúûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy'),
        ('āąćčďēęěğģīįķļńňőŕřśşšţťūůűžżź', 'aaccdeeeggiiklnnorrsssttuuuzzz'),
        ('ảấầẩẫậắằẳẵặ', 'aaaaaaaaaaa'),
        ('ẹẻẽếềểễệ', 'eeeeeeee'),
        ('ỉịọỏốồổỗộớờởỡợ', 'iioooooooooooo'),
        ('ụủứừửữựỳỵỷỹ', 'uuuuuuuyyyy'),
        ('ȘȚșț', 'STst'),
        ('øłđßæœØŁĐÆŒ', 'øłđßæœØŁĐÆŒ'),
        -- Greek and Cyrillic letters are not the letters a to z
        ('άй', 'άй'),
        -- the first, a middle and the last of the combining marks
        ('{{ "a\u0300b\u0327c\u036f" }}', 'abc'),
        -- neither trimmed nor lower-cased: a regex loses only its accents
        (' ^[A-Z]É+$ ', ' ^[A-Z]E+$ '),
        ('', ''),
        (null, null)
    ) as truth_table (given, expected)

),

computed as (

    select
        given,
        expected,
        {{ remove_accents('given') }} as actual

    from cases

)

select * from computed
where actual is distinct from expected
