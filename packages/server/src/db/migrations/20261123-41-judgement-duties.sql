-- Who records which conclusion, and what each school reaches of the core items of 2012 (docs/decisions/judgements.md). All of it only grows.

-- The unit that records one item, by the name its people hold their posts under; '' gives it back to the bureau. The last version holds.
create table judgement_duty (
  county_code  text not null references county,
  standard_key text not null,
  element      text not null,
  version      integer not null check (version > 0),
  unit         text not null,
  at           timestamptz not null,
  account_id   uuid not null,
  account_name text not null,
  primary key (county_code, standard_key, element, version)
);

-- One school's core items in a school year: a mark for each in the order of the county's table, 1 reached, 0 not, - not known.
create table core_result (
  county_code  text not null references county,
  school_year  integer not null check (school_year between 2000 and 2099),
  school_code  text not null,
  version      integer not null check (version > 0),
  marks        text not null check (marks ~ '^[01-]{0,60}$'),
  -- The return the count of unreached items was written into, as far as there was an open one.
  return_id    uuid,
  at           timestamptz not null,
  account_id   uuid not null,
  account_name text not null,
  primary key (county_code, school_year, school_code, version)
);

grant select, insert on judgement_duty, core_result to junheng_app;
