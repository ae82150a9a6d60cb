-- Who has left stays, so that a show of then still has the name of who did what.
alter table identity.person
    -- when he last came in; null when he never did
    add column signed_in_at timestamptz,
    add column left_at      timestamptz,
    add constraint person_who_left_administers_nothing check (left_at is null or not administrator);

update identity.person
set signed_in_at = (select max(made_at) from identity.sign_in where sign_in.person = person.id);

-- The trail becomes a chain: each row carries the hash of the row before and of its own content.
drop trigger audit_append_only on identity.audit;
create temporary table audit_before on commit drop as select * from identity.audit;
truncate identity.audit;
alter table identity.audit alter column id drop identity;
alter table identity.audit
    -- SHA-256 of: the hash of the row before (32 zero bytes before the first), id, microseconds of at since 1970, and what, workspace, person,
    -- address and details as text. Numbers are 8 bytes, a text is its length in 4 bytes and its UTF-8, null the length -1, all big-endian
    add column hash bytea not null;

create function identity.audit_is_chained() returns trigger language plpgsql as $$
declare
    before identity.audit;
    part   text;
    chain  bytea;
begin
    -- one after the other, until the transaction ends: two rows must not follow the same one
    perform pg_advisory_xact_lock(hashtext('identity.audit'));
    select * into before from identity.audit order by id desc limit 1;
    -- not from a sequence, which would leave a gap for each row that was taken back
    new.id := coalesce(before.id, 0) + 1;
    chain := coalesce(before.hash, decode(repeat('00', 32), 'hex'))
        || int8send(new.id) || int8send((extract(epoch from new.at) * 1000000)::bigint);
    foreach part in array array[new.what, new.workspace::text, new.person::text, new.address, new.details::text] loop
        chain := chain || coalesce(int4send(octet_length(convert_to(part, 'UTF8'))) || convert_to(part, 'UTF8'), int4send(-1));
    end loop;
    new.hash := sha256(chain);
    return new;
end $$;

create trigger audit_chained before insert on identity.audit
    for each row execute function identity.audit_is_chained();

-- What was there before follows in its order, counted anew without the gaps.
insert into identity.audit (at, what, workspace, person, address, details)
select at, what, workspace, person, address, details from audit_before order by id;

create trigger audit_append_only before update or delete or truncate on identity.audit
    for each statement execute function identity.audit_is_append_only();
