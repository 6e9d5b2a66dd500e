-- 口径: a county's local settings over the standards, by name. What was said once is never rewritten: a change is a new profile, so that a verdict
-- that names its profile can be judged again to the same result.

create table local_profile (
  county_code    text not null references county,
  profile_id     uuid not null,
  name           text not null check (name <> ''),
  -- As in a profile file: {"cv.mode": "composite", "exemptions.<key>": true, …}
  settings       jsonb not null,
  created_at     timestamptz not null,
  created_name   text not null,
  -- Set once: no longer offered, still readable by what names it.
  withdrawn_at   timestamptz,
  withdrawn_name text,
  primary key (county_code, profile_id)
);

create unique index local_profile_name on local_profile (county_code, name) where withdrawn_at is null;

-- Which of them the county's pages judge by unless told otherwise; the newest counts, null is the standard's own defaults.
create table profile_adoption (
  county_code  text not null references county,
  adoption_no  integer not null,
  profile_id   uuid,
  adopted_at   timestamptz not null,
  adopted_name text not null,
  primary key (county_code, adoption_no),
  foreign key (county_code, profile_id) references local_profile
);

grant select, insert on local_profile to junheng_app;
grant update (withdrawn_at, withdrawn_name) on local_profile to junheng_app;
grant select, insert on profile_adoption to junheng_app;
