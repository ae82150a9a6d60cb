-- A link by which a prompter without an account joins one show. Whoever reads these tables can join nothing: of codes and cookies there is the SHA-256 alone.
create table live.join_link (
    id         uuid        primary key,
    show       uuid        not null references live.show on delete cascade,
    code_hash  bytea       not null unique,
    made_at    timestamptz not null,
    made_by    uuid        not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index join_link_of_show on live.join_link (show);

-- A device that joined; it goes with its link.
create table live.prompter (
    token_hash bytea       primary key,
    link       uuid        not null references live.join_link on delete cascade,
    joined_at  timestamptz not null
);
create index prompter_of_link on live.prompter (link);
