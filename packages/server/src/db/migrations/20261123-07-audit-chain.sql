-- The audit log as a hash chain, and a role that reads it (docs/decisions/audit.md).
--
-- Writers insert an entry and its id into audit_pending, nothing else: no counter, no lock, nothing another writer waits for. A sealer
-- gives the ids that wait their numbers and hashes (audit_link), closes each batch with a seal (audit_seal) and empties the queue, all
-- in one transaction. The chain's order is the sealer's, so an entry committed late or under a clock set back only stands further back.
-- These tables belong to the installation, not to a county, and stay on one node in the distributed shape.

-- 审计管理员, the third of 三员.
alter table account drop constraint account_role_check;
alter table account add constraint account_role_check check (role in ('coordinator', 'system_admin', 'audit_admin'));

-- Null where it was not noted: entries older than this migration, work at the machine itself, actions without a reason.
alter table audit_entry
  add column role         text check (role <> ''),
  add column address      text check (address <> ''),
  -- What the subject was called then: a file, an account, a plan.
  add column subject_name text check (subject_name <> ''),
  add column before       jsonb,
  add column after        jsonb,
  add column reason       text check (reason <> ''),
  -- Never empty, so that an empty cell of an exported table can only mean null.
  add check (county_code <> '');

-- Each filter of the page goes down one of these, newest first; the id breaks ties.
drop index audit_entry_at;
create index audit_entry_at      on audit_entry (at desc, entry_id desc);
create index audit_entry_subject on audit_entry (subject, at desc, entry_id desc);
create index audit_entry_actor   on audit_entry (actor_name, at desc, entry_id desc);
create index audit_entry_verb    on audit_entry (verb, at desc, entry_id desc);

create table audit_pending (
  entry_id uuid primary key
);

-- No foreign key: it would make each sealing write into the entries, and the verification finds what it would guard.
create table audit_link (
  entry_no bigint primary key check (entry_no > 0),
  entry_id uuid   not null unique,
  hash     text   not null check (hash ~ '^[0-9a-f]{64}$')
);

create table audit_seal (
  seal_no    bigint primary key check (seal_no > 0),
  first_no   bigint not null,
  last_no    bigint not null check (last_no >= first_no),
  sealed_at  timestamptz not null,
  -- The hash of the batch's last entry.
  entry_hash text not null,
  hash       text not null check (hash ~ '^[0-9a-f]{64}$')
);

-- Where the chain begins after older entries went into an archive file; the newest row counts.
create table audit_base (
  seal_no     bigint primary key,
  entry_no    bigint not null,
  entry_hash  text not null,
  hash        text not null,
  archived_at timestamptz not null,
  file_sha256 text not null
);

-- Runs of the verification a page can look at, whichever process does them. Results are written into the log too.
create table audit_verification (
  verification_id uuid primary key,
  started_at      timestamptz not null,
  started_by      text not null,
  -- Renewed while it runs: old and unfinished means its process ended.
  seen_at         timestamptz not null,
  checked         bigint not null,
  total           bigint not null,
  finished_at     timestamptz,
  result          jsonb,
  failure         text
);

-- The queue is small and changes all the time.
alter table audit_pending set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- What was written before there was a chain comes first.
insert into audit_pending select entry_id from audit_entry;

-- The app adds and reads. It cannot change, remove or seal anything.
grant insert on audit_pending to junheng_app;
grant select on audit_pending, audit_link, audit_seal, audit_base to junheng_app;
grant select, insert, update on audit_verification to junheng_app;

-- Who seals can only add seals and take from the queue. A login that may not make roles goes without: then the owner seals.
do $$
begin
  if not exists (select from pg_roles where rolname = 'junheng_sealer') then
    create role junheng_sealer nologin;
    grant junheng_sealer to current_user;
  end if;
exception
  when insufficient_privilege then null;
  -- Two databases of one server migrated at the same time.
  when duplicate_object or unique_violation then null;
end $$;

do $$
begin
  if exists (select from pg_roles where rolname = 'junheng_sealer') then
    grant usage on schema public to junheng_sealer;
    grant select on audit_entry, audit_link, audit_seal, audit_base to junheng_sealer;
    grant select, delete on audit_pending to junheng_sealer;
    grant insert on audit_link, audit_seal to junheng_sealer;
  end if;
end $$;
