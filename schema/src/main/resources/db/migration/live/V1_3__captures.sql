-- How the facts of a real room come in: each capture is one stream of one show, and whoever posts to it proves himself by a token.
create table live.capture (
    id           uuid        primary key,
    show         uuid        not null references live.show on delete cascade,
    name         text        not null check (length(name) between 1 and 40),
    kind         text        not null check (kind in ('FORWARDER', 'LINES')),
    -- SHA-256 of the token: whoever reads this table can post nothing
    token_hash   bytea       not null unique,
    made_at      timestamptz not null,
    made_by      uuid        not null,
    -- the name under which somebody took on what is collected and at whose risk (C5)
    accepted_by  text        not null check (length(accepted_by) between 1 and 40),
    expires_at   timestamptz not null,
    revoked_at   timestamptz,
    -- the first line of Kaibo's own lines, so that later posts need not repeat it
    header       text,
    last_post_at timestamptz,
    posts        bigint      not null default 0,
    accepted     bigint      not null default 0,
    duplicates   bigint      not null default 0,
    rejected     bigint      not null default 0,
    -- highest number of the quarantine that was given out to be mended: what was set aside after that stays when the mended lines come
    handed_out   integer     not null default -1,
    unique (show, name)
);
comment on column live.capture.posts is 'posts that are in the journal, counted in the very transaction that wrote them; likewise the next three';

-- A line that came by a capture is kept whole, so that it can be mended and fed again; sealed, because it says who did what.
alter table live.quarantine
    add column capture uuid references live.capture on delete cascade,
    add column sealed  bytea,
    alter column excerpt set default '';
comment on column live.quarantine.excerpt is 'of lines that were set aside before they were sealed; empty since';
create index quarantine_of_capture on live.quarantine (capture) where capture is not null;
