-- Who may work here, their sessions, and a plain record of what was done. Accounts are shared by all counties: reference tables.

create table account (
  account_id          uuid primary key,
  name                text not null check (name <> ''),
  display_name        text not null,
  role                text not null check (role in ('coordinator', 'system_admin')),
  -- Business roles work on one county; administration on none (三员分立).
  county_code         text references county,
  password_hash       text not null,
  disabled            boolean not null,
  last_sign_in_at     timestamptz,
  password_changed_at timestamptz not null,
  created_at          timestamptz not null,
  check ((role = 'coordinator') = (county_code is not null))
);

-- Nobody signs in as "Coordinator" beside "coordinator".
create unique index account_name on account (lower(name));

-- The browser holds the token; here stands only its hash, so that a stolen backup opens no session.
create table session (
  token_hash   text primary key,
  account_id   uuid not null references account,
  csrf_token   text not null,
  created_at   timestamptz not null,
  last_used_at timestamptz not null,
  ends_at      timestamptz not null,
  ended_at     timestamptz
);

create index session_account on session (account_id) where ended_at is null;

-- Wrong passwords by the hash of the name typed, whether such an account exists or not: being locked tells nothing.
create table sign_in_throttle (
  name_hash    text primary key,
  failures     integer not null,
  locked_until timestamptz,
  changed_at   timestamptz not null
);

-- Append-only by grants: the app may add and read, never change. The hash chain comes with the audit feature.
create table audit_entry (
  entry_id    uuid primary key,
  at          timestamptz not null,
  account_id  uuid,
  actor_name  text not null,
  verb        text not null,
  county_code text,
  subject     text not null,
  details     jsonb not null,
  reference   text not null
);

create index audit_entry_at on audit_entry (at);

grant select, insert, update on account to junheng_app;
grant select, insert, update, delete on session to junheng_app;
grant select, insert, update, delete on sign_in_throttle to junheng_app;
grant select, insert on audit_entry to junheng_app;
