-- By what a county takes a school for weak by its figures: each setting a row, the newest holds (docs/decisions/engine.md). Without any our proposal holds.

create table weak_school_rule (
  county_code     text not null references county,
  version_no      integer not null check (version_no > 0),
  min_unmet       smallint not null check (min_unmet between 1 and 7),
  min_below_floor smallint not null check (min_below_floor between 1 and 7),
  changed_at      timestamptz not null,
  changed_name    text not null,
  primary key (county_code, version_no)
);

grant select, insert on weak_school_rule to junheng_app;
