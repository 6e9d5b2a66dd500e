-- The outlines of a county's towns, as uploaded and confirmed: the newest version that was not withdrawn is drawn.

create table county_map (
  county_code    text not null references county,
  version        integer not null check (version > 0),
  -- The file as it came.
  file_id        uuid not null,
  file_name      text not null,
  -- Thinned for drawing, each area with the town a person said it is.
  areas          jsonb not null,
  at             timestamptz not null,
  account_name   text not null,
  withdrawn_at   timestamptz,
  withdrawn_name text,
  primary key (county_code, version),
  foreign key (county_code, file_id) references stored_file (county_code, file_id),
  check ((withdrawn_at is null) = (withdrawn_name is null))
);

grant select, insert on county_map to junheng_app;
grant update (withdrawn_at, withdrawn_name) on county_map to junheng_app;
