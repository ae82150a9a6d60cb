-- Entries of each second by the source that the enter fact names; they add up to entries. Seconds from before this was kept stay unknown (null) until the trend is
-- made anew from the journal by one command.
alter table live.trend
    add column entries_unknown          bigint,
    add column entries_square           bigint,
    add column entries_follow           bigint,
    add column entries_recommend        bigint,
    add column entries_official_account bigint,
    add column entries_search           bigint,
    add column entries_share            bigint,
    add column entries_reservation      bigint,
    add column entries_short_video      bigint,
    add column entries_moments          bigint,
    add column entries_other            bigint;
