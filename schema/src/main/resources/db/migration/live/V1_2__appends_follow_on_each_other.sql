-- Appends of a show follow on each other: each names the one before it and is written only while that is still the newest. So of two hosts only one goes
-- on, whatever an append carries, and an append whose answer got lost can be overtaken: then it can never be written any more.
alter table live.show add column last_append uuid not null default gen_random_uuid();
alter table live.show alter column last_append drop default;
comment on column live.show.last_append is 'id of the newest append; its row lock is held until the append is over, one way or the other';
