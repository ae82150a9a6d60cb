-- How long a workspace keeps what is personal (C5: the shortest storage that serves the purpose). Without a row the terms of the program hold.
create table live.terms (
    workspace    uuid        primary key,
    people_days  integer     not null check (people_days between 1 and 1095),
    comment_days integer     not null check (comment_days between 1 and 1095),
    changed_at   timestamptz not null,
    changed_by   uuid        not null
);

alter table live.show
    add column people_forgotten_at   timestamptz,
    add column comments_forgotten_at timestamptz;
comment on column live.show.people_forgotten_at is 'since then nobody can say who the viewers of this show were; their numbers and all figures stay';
