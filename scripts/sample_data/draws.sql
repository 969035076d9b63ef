-- draw: 64 bits of a key; share: 0 to below 1; pick: a row of a list of words or acts;
-- known: the value, or null; at_work: a moment of a day from 7:00 to 19:00 UTC;
-- moment: seconds of a day; plain: letters for a mailbox or a domain.
create macro draw(key, salt) as hash(hash(key, salt, getvariable('seed')));
create macro share(key, salt) as
    cast(draw(key, salt) >> 11 as double) / 9007199254740992;
create macro pick(list, key, salt) as getvariable(list)[
    1 + cast(draw(key, salt) % len(getvariable(list)) as bigint)
];
create macro known(value, key, salt, likelihood) as
    case when share(key, salt) < likelihood then value end;
create macro at_work(day, key, salt) as getvariable('start')
    + to_seconds(86400 * cast(day as bigint) + 25200 + draw(key, salt) % 43200);
create macro moment(day, seconds) as
    getvariable('start') + to_seconds(cast(day * 86400 + seconds as bigint));
create macro plain(text) as
    regexp_replace(replace(strip_accents(lower(text)), 'œ', 'oe'), '[^a-z]+', '', 'g');
