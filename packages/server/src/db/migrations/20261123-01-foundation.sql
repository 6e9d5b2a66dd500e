-- What every later migration stands on.
--
-- Rules for all migrations: county-owned tables carry county_code first in the primary key and in every unique and foreign key; no
-- triggers; ids and times are bound by the program, so no volatile defaults; the app's role gets exactly the rights its features
-- need, table by table. A table that must not be rewritten is append-only because nobody but its owner may update or delete.

create table county (
  county_code text primary key check (county_code ~ '^[0-9]{6}$'),
  name        text not null check (name <> ''),
  -- Made-up data for a trial: every page and paper says so.
  is_demo     boolean not null,
  created_at  timestamptz not null
);

create table setting (
  key        text primary key,
  value      jsonb not null,
  changed_at timestamptz not null
);

grant select, insert, update on county to junheng_app;
grant select, insert, update on setting to junheng_app;
-- The app may see which migrations have run (health page, backup) and never write them.
grant select on schema_migration to junheng_app;
