-- A second factor: six digits from a program on one's own telephone (docs/decisions/access.md). Shared by all counties, as accounts are.

create table second_factor (
  account_id   uuid primary key references account,
  -- Sealed with the installation's key, which is not in the database: a stolen backup makes no codes.
  secret       text not null check (secret <> ''),
  -- Null while it is being set up: signing in does not ask for it yet.
  confirmed_at timestamptz,
  -- The 30-second step of the last code that was accepted; a code of this step or one before is never accepted again.
  last_step    bigint not null,
  begun_at     timestamptz not null
);

-- Keyed hashes, each good for one sign-in.
create table recovery_code (
  account_id uuid not null references second_factor on delete cascade,
  code_hash  text not null check (code_hash <> ''),
  used_at    timestamptz,
  primary key (account_id, code_hash)
);

alter table session
  -- When the code was shown in this session; null where none was.
  add column code_shown_at  timestamptz,
  -- By the rules as they stood when it began.
  add column factor_required boolean;
update session set factor_required = false;
alter table session alter column factor_required set not null;

grant select, insert, update, delete on second_factor to junheng_app;
grant select, insert, update, delete on recovery_code to junheng_app;
