-- Truth table of is_missing(): null, blank, or unreadable as what its column holds.
with

cases as (

    select
        truth_table.contact_id,
        truth_table.points,
        truth_table.merged_at,
        truth_table.is_id_missing,
        truth_table.is_number_missing,
        truth_table.is_time_missing

    from (
        values
        ('c1', '3', '2026-03-01', false, false, false),
        (' c1', ' 3 ', ' 2026-03-01T10:00Z', false, false, false),
        ('é', 'three', 'soon', false, true, true),
        (' ', '', '2026-13-01', true, true, true),
        (null, null, null, true, true, true)
    ) as truth_table (
        contact_id, points, merged_at, is_id_missing, is_number_missing, is_time_missing
    )

),

computed as (

    select
        *,
        {{ is_missing('contact_id') }} as is_actual_id_missing,
        {{ is_missing('points') }} as is_actual_number_missing,
        {{ is_missing('merged_at') }} as is_actual_time_missing

    from cases

)

select * from computed
where
    is_actual_id_missing is distinct from is_id_missing
    or is_actual_number_missing is distinct from is_number_missing
    or is_actual_time_missing is distinct from is_time_missing
