create schema live;

-- One row a show. The columns after sealed_key are a summary for the list, written by the show's writer; the journal is the truth.
create table live.show (
    id               uuid        primary key,
    workspace        uuid        not null,
    title            text        not null,
    nature           text        not null check (nature in ('LIVE', 'RECORDING', 'SIMULATED')),
    sample           boolean     not null,
    zone             text        not null,
    created          timestamptz not null default now(),
    sealed_key       bytea       not null,
    phase            text        not null,
    planned_start    bigint      not null,
    planned_end      bigint      not null,
    started_at       bigint,
    ended_at         bigint,
    items            integer     not null,
    online_last      bigint,
    uv               bigint      not null default 0,
    gmv_fen          bigint,
    summary_position bigint      not null default 0
);
create index show_of_workspace on live.show (workspace, created desc);
comment on column live.show.sealed_key is 'this show''s own key, wrapped by the master key; without it who the viewers are and what they wrote cannot be read';

-- Blocks of events. The primary key fences writers: one whose block collides is not the writer any more.
create table live.journal (
    show           uuid     not null references live.show on delete cascade,
    first_position bigint   not null check (first_position >= 1),
    last_position  bigint   not null,
    format         smallint not null,
    writer         uuid     not null,
    events         bytea    not null,
    primary key (show, first_position),
    check (last_position >= first_position)
);

comment on column live.journal.writer is 'the host that wrote it: after a lost answer it sees whether its own block is there';

-- The fold at a position. Any row may be deleted: the journal gives the same state, only slower.
create table live.snapshot (
    show     uuid     not null references live.show on delete cascade,
    position bigint   not null,
    format   smallint not null,
    state    bytea    not null,
    primary key (show, position)
);

-- Wishes that were granted, so that the same key has no second effect. Kept for a day. A refusal has no effect that could double.
create table live.wish (
    show     uuid        not null references live.show on delete cascade,
    key      uuid        not null,
    position bigint      not null,
    answered timestamptz not null default now(),
    primary key (show, key)
);
create index wish_by_age on live.wish (answered);

-- Who a viewer is, apart from the journal and sealed: the journal holds the number alone.
create table live.viewer (
    show            uuid    not null references live.show on delete cascade,
    number          integer not null,
    fingerprint_hi  bigint  not null,
    fingerprint_lo  bigint  not null,
    sealed          bytea,
    primary key (show, number)
);

-- What a viewer wrote, apart from the journal and sealed.
create table live.comment (
    show   uuid    not null references live.show on delete cascade,
    number bigint  not null,
    viewer integer,
    at     bigint  not null,
    sealed bytea,
    primary key (show, number)
);

-- Lines that could not be understood; at most 10,000 a show, beyond that only counted (live.playback.rejected).
create table live.quarantine (
    show    uuid    not null references live.show on delete cascade,
    ordinal integer not null,
    line    bigint  not null,
    reason  text    not null,
    excerpt text    not null,
    primary key (show, ordinal)
);

-- How a recording or a simulated room is being played. Its place in the file follows from the journal.
create table live.playback (
    show       uuid    primary key references live.show on delete cascade,
    kind       text    not null check (kind in ('RECORDING', 'SIMULATED')),
    file       text,
    name       text,
    mapping    text,
    seed       bigint,
    by_person  uuid    not null,
    speed      integer not null check (speed between 1 and 60),
    state      text    not null check (state in ('PLAYING', 'PAUSED', 'FINISHED')),
    from_at    bigint  not null,
    until_at   bigint,
    fed_to     bigint  not null,
    fed        bigint  not null default 0,
    rejected   bigint  not null default 0
);
comment on column live.playback.file is 'name of the copy in the folder of recordings';
comment on column live.playback.fed is 'how much of the feed is in the journal: lines of a recording, the last running number of a simulated room';
