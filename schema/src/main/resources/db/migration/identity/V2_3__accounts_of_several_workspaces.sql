-- An account may be of several workspaces (a service provider with many brands): each of its people is of one.
alter table identity.person add column account text references identity.account (login) on delete set null;
update identity.person set account = account.login from identity.account where account.person = person.id;
alter table identity.account
    drop column person,
    -- until when a handed password opens the door, once, to a password of the person's own; null for one of his own
    add column handed_until timestamptz;
create unique index person_one_of_an_account on identity.person (workspace, account);
create index person_account on identity.person (account);

-- An invitation: a code that opens a workspace once. The code is shown to who made it and kept nowhere; this is its SHA-256.
create table identity.invitation (
    id         uuid primary key,
    workspace  uuid not null references identity.workspace (id) on delete cascade,
    code_hash  bytea not null unique,
    -- a CrewRole of the engine, in its own spelling
    role       text not null,
    -- for whom it is meant; only a reminder
    name       text check (length(name) between 1 and 40),
    made_by    uuid not null references identity.person (id) on delete cascade,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    used_at    timestamptz,
    used_by    uuid references identity.person (id) on delete cascade,
    constraint invitation_used_by_somebody check ((used_at is null) = (used_by is null)),
    constraint invitation_used_or_revoked check (used_at is null or revoked_at is null)
);
create index invitation_workspace on identity.invitation (workspace, made_at);

-- R7: a person stands in for another role until a moment; then it is over without anybody's doing.
create table identity.stand_in (
    person     uuid not null references identity.person (id) on delete cascade,
    role       text not null,
    ends_at    timestamptz not null,
    made_by    uuid not null,
    made_at    timestamptz not null,
    primary key (person, role)
);

-- What a person sees of his own sign-ins. Of the user agent no more is kept than these two words.
alter table identity.sign_in
    -- names it without its token
    add column id      uuid not null default gen_random_uuid(),
    add column browser text not null default 'other',
    add column system  text not null default 'other',
    -- to the nearest minutes
    add column seen_at timestamptz;
update identity.sign_in set seen_at = made_at;
alter table identity.sign_in alter column seen_at set not null;
create unique index sign_in_id on identity.sign_in (id);

-- The trail is read by workspace, newest first.
create index audit_workspace on identity.audit (workspace, id);
