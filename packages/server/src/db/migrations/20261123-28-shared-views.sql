-- Views a county's office keeps for everybody who reads the county, beside those each person keeps (20261123-08-saved-views.sql).

create table county_view (
  county_code text not null references county,
  room        text not null check (room <> ''),
  name        text not null check (name <> ''),
  search      text not null,
  at          timestamptz not null,
  shared_name text not null,
  primary key (county_code, room, name)
);

grant select, insert, update, delete on county_view to junheng_app;
