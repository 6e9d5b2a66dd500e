-- How a unit's year is scored (年度履职得分) where the county set it otherwise than we propose.
create table unit_score_rule (
  county_code  text primary key references county,
  late_percent integer not null check (late_percent between 0 and 100),
  per_return   double precision not null check (per_return between 0 and 100),
  per_rebound  double precision not null check (per_rebound between 0 and 100),
  changed_at   timestamptz not null,
  changed_name text not null
);

grant select, insert, delete on unit_score_rule to junheng_app;
grant update (late_percent, per_return, per_rebound, changed_at, changed_name) on unit_score_rule to junheng_app;
