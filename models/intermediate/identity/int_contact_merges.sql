-- a view: it knows who is deleted, and nothing may keep that
{{ config(materialized=view_of_a_run()) }}
with recursive

copies_numbered as (

    {{ number_copies('contact_merges') }}

),

merges_ranked as (

    select
        *,
        row_number() over (
            partition by merged_contact_id, copy_number
            order by merged_at desc, surviving_contact_id desc
        ) as merge_rank

    from copies_numbered

),

links as (

    select
        merged_contact_id,
        surviving_contact_id

    from merges_ranked
    where copy_number = 1 and merge_rank = 1

),

-- Brent's way to find cycles: the checkpoint moves up after 1, 2, 4, ... steps, so that
-- a walk into a cycle that its start is not on ends too
walks {{ recursive_columns([
    'start_id', 'current_id', 'checkpoint_id', 'hops', 'steps', 'stride',
]) }} as (

    select
        merged_contact_id as start_id,
        surviving_contact_id as current_id,
        merged_contact_id as checkpoint_id,
        1 as hops,
        1 as steps,
        1 as stride

    from links

    union all

    select
        walks.start_id,
        links.surviving_contact_id as current_id,
        case
            when walks.steps = walks.stride then walks.current_id
            else walks.checkpoint_id
        end as checkpoint_id,
        walks.hops + 1 as hops,
        case when walks.steps = walks.stride then 1 else walks.steps + 1 end as steps,
        case
            when walks.steps = walks.stride then 2 * walks.stride
            else walks.stride
        end as stride

    from walks

    inner join links
        on walks.current_id = links.merged_contact_id

    where
        walks.current_id != walks.start_id
        and walks.current_id != walks.checkpoint_id

),

cycle_members as (

    select distinct start_id
    from walks
    where current_id = start_id

),

-- a chain ends at its last survivor, or where it runs into a cycle
chain_lengths as (

    select
        walks.start_id,
        coalesce(
            min(case when cycle_members.start_id is not null then walks.hops end),
            max(walks.hops)
        ) as chain_length

    from walks

    left join cycle_members
        on walks.current_id = cycle_members.start_id

    group by walks.start_id

),

chain_ends as (

    select
        walks.start_id,
        walks.current_id,
        chain_lengths.chain_length

    from walks

    inner join chain_lengths
        on walks.start_id = chain_lengths.start_id
        and walks.hops = chain_lengths.chain_length

    left join cycle_members
        on walks.start_id = cycle_members.start_id

    where cycle_members.start_id is null

),

judged as (

    select
        merges_ranked.merged_contact_id,
        merges_ranked.surviving_contact_id,
        chain_ends.current_id as last_surviving_contact_id,
        merges_ranked.row_text,
        case
            when merges_ranked.copy_number > 1 then 'duplicate_key'
            when merges_ranked.merge_rank > 1 then 'superseded_merge'
            when chain_ends.start_id is null then 'merge_cycle'
            when chain_ends.chain_length > {{ longest_merge_chain() }}
                then 'merge_chain_too_long'
        end as rejection_reason,
        merges_ranked.merged_at

    from merges_ranked

    left join chain_ends
        on merges_ranked.merged_contact_id = chain_ends.start_id

)

select * from judged
