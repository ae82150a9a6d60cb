-- Who may come in, and what he did. One schema per desk; nothing here points upward.
create schema if not exists identity;

create table identity.workspace (
    id     uuid primary key,
    name   text not null check (length(name) between 1 and 80),
    -- 示例: made on an empty database, every word of it invented, removable as a whole
    sample boolean not null default false,
    made_at timestamptz not null
);
create unique index workspace_one_sample on identity.workspace (sample) where sample;

create table identity.person (
    id            uuid primary key,
    workspace     uuid not null references identity.workspace (id) on delete cascade,
    name          text not null check (length(name) between 1 and 40),
    -- a CrewRole of the engine, in its own spelling
    role          text not null,
    administrator boolean not null default false
);
create index person_workspace on identity.person (workspace);

create table identity.account (
    -- as it is looked up: trimmed, lower case
    login    text primary key check (length(login) between 1 and 200),
    -- {pbkdf2}…: the scheme stands in front, so that a later one can take over account by account
    password text not null,
    person   uuid not null unique references identity.person (id) on delete cascade
);

create table identity.sign_in (
    -- SHA-256 of the cookie's token: whoever reads this table cannot sign in with it
    token_hash bytea primary key,
    person     uuid not null references identity.person (id) on delete cascade,
    made_at    timestamptz not null,
    expires_at timestamptz not null
);
create index sign_in_expires on identity.sign_in (expires_at);
create index sign_in_person on identity.sign_in (person);

create table identity.audit (
    id        bigint generated always as identity primary key,
    at        timestamptz not null,
    what      text not null,
    -- no reference: the trail outlives the workspace and the person it speaks of
    workspace uuid,
    person    uuid,
    -- where the request came from, and what else matters, never a secret
    address   text,
    details   jsonb not null default '{}'
);

create function identity.audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'The audit trail is append-only (% refused).', tg_op;
end $$;

create trigger audit_append_only before update or delete or truncate on identity.audit
    for each statement execute function identity.audit_is_append_only();
