-- What stands beside reported values: the files shown for verified ones, and what people say to differences between bases.

-- The file shown for one verified value: a photograph, a scanned sheet, a table.
create table data_evidence (
  county_code  text not null,
  round_id     uuid not null,
  return_id    uuid not null,
  basis        text not null check (basis = 'verified'),
  path         text not null,
  version      integer not null,
  file_id      uuid not null,
  file_name    text not null check (file_name <> ''),
  primary key (county_code, round_id, return_id, basis, path, version),
  foreign key (county_code, round_id, return_id, basis, path, version) references data_value_entry,
  foreign key (county_code, file_id) references stored_file
);

-- Why a value is otherwise under one basis than under another. The last one counts; figures says what it was about.
create table data_difference_note (
  county_code  text not null,
  round_id     uuid not null,
  return_id    uuid not null,
  path         text not null,
  number       integer not null check (number > 0),
  text         text not null,
  -- { statistics, reported, verified, list }: the words as they stood, null for nothing.
  figures      jsonb not null,
  at           timestamptz not null,
  account_id   uuid,
  account_name text not null,
  primary key (county_code, round_id, return_id, path, number),
  foreign key (county_code, round_id, return_id) references data_return
);

grant select, insert on data_evidence, data_difference_note to junheng_app;
