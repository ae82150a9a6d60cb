-- Figures per second: what a trend shows. Made from the journal by the show's writer, a few seconds behind it, and made again by one command.
create table live.trend (
    show         uuid    not null references live.show on delete cascade,
    second       bigint  not null,
    position     bigint  not null,
    online       integer,
    arrived      bigint  not null,
    entries      bigint  not null,
    comments     bigint  not null,
    likes        bigint  not null,
    follows      bigint  not null,
    shares       bigint  not null,
    gifts        bigint  not null,
    coins        bigint  not null,
    clicks       bigint  not null,
    orders       bigint  not null,
    paid_orders  bigint  not null,
    units        bigint  not null,
    paid_fen     bigint  not null,
    refunded_fen bigint  not null,
    primary key (show, second)
);
comment on column live.trend.second is 'whole seconds since the epoch, by when it happened';
comment on column live.trend.position is 'last event that changed it';

alter table live.show
    add column trend_position bigint not null default 0,
    add column packed_position  bigint not null default 0;
comment on column live.show.trend_position is 'what the journal holds up to here is in live.trend';
comment on column live.show.packed_position is 'up to here the journal lies in full blocks';

-- A comment's text is a truth of its own; by whom, when and with which event it came follows from the journal.
alter table live.comment add column position bigint;
