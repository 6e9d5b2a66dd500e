-- Handed-in files: the county packages and published plans of a county, kept as they came.

-- The file itself, cut into chunks so that neither side ever holds a second copy in one value. Written once, in the transaction of the
-- record it belongs to; what was handed in stays, also after a withdrawal.
create table stored_file (
  county_code text not null references county,
  file_id     uuid not null,
  sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size        bigint not null check (size > 0),
  media_type  text not null,
  created_at  timestamptz not null,
  primary key (county_code, file_id)
);

create table stored_file_chunk (
  county_code text not null,
  file_id     uuid not null,
  seq         integer not null check (seq >= 0),
  bytes       bytea not null,
  primary key (county_code, file_id, seq),
  foreign key (county_code, file_id) references stored_file
);

create table package (
  county_code     text not null references county,
  package_id      uuid not null,
  file_id         uuid not null,
  file_name       text not null,
  sha256          text not null,
  size            bigint not null,
  -- What was found in it, as the check answered when it was handed in.
  counties        jsonb not null,
  faults          jsonb not null,
  not_run         jsonb not null,
  notices         jsonb not null,
  errors          integer not null,
  warnings        integer not null,
  is_demo         boolean not null,
  handed_in_at    timestamptz not null,
  handed_in_by    uuid,
  handed_in_name  text not null,
  withdrawn_at    timestamptz,
  withdrawn_name  text,
  withdrawn_reason text,
  primary key (county_code, package_id),
  foreign key (county_code, file_id) references stored_file,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);

-- The same bytes count once; after a withdrawal they may be handed in again.
create unique index package_sha256 on package (county_code, sha256) where withdrawn_at is null;
create index package_newest on package (county_code, handed_in_at desc);

grant select, insert on stored_file to junheng_app;
grant select, insert on stored_file_chunk to junheng_app;
grant select, insert on package to junheng_app;
-- Only a withdrawal changes a package.
grant update (withdrawn_at, withdrawn_name, withdrawn_reason) on package to junheng_app;
