-- Bulletins with a number (监测通报, 预警通知单): what was issued is kept as it was and never changed.

-- The register of numbers: the last serial given in a county in a year. A serial is never given twice.
create table paper_register (
  county_code text not null references county,
  year        integer not null check (year between 2000 and 2200),
  last_serial integer not null check (last_serial > 0),
  primary key (county_code, year)
);

create table issued_paper (
  county_code text not null references county,
  paper_id    uuid not null,
  kind        text not null check (kind in ('circular', 'warning_notice')),
  agency      text not null check (agency <> ''),
  year        integer not null,
  serial      integer not null check (serial > 0),
  title       text not null,
  receiver    text not null,
  issued_on   date not null,
  -- A circular's judgements, the present one and the one before.
  run_id      uuid,
  against_id  uuid,
  -- A notice's gravest level and the school it went to; null: an office.
  level       text check (level in ('red', 'orange', 'yellow', 'blue')),
  school_code text,
  -- Everything that stands in it, and the file made of it.
  paper       jsonb not null,
  texts       jsonb not null,
  file_id     uuid not null,
  is_demo     boolean not null,
  made_at     timestamptz not null,
  made_name   text not null,
  primary key (county_code, paper_id),
  unique (county_code, year, serial),
  foreign key (county_code, run_id) references evaluation_run,
  foreign key (county_code, against_id) references evaluation_run,
  foreign key (county_code, file_id) references stored_file (county_code, file_id),
  check ((kind = 'circular') = (run_id is not null)),
  check ((kind = 'warning_notice') = (level is not null))
);

create index issued_paper_newest on issued_paper (county_code, made_at desc);

-- Which warnings a notice is about.
create table issued_paper_warning (
  county_code text not null,
  paper_id    uuid not null,
  warning_id  uuid not null,
  primary key (county_code, paper_id, warning_id),
  foreign key (county_code, paper_id) references issued_paper,
  foreign key (county_code, warning_id) references warning
);

create index issued_paper_of_warning on issued_paper_warning (county_code, warning_id);

-- 一校一页 of all schools as one file, made once of the same data, rules and day.
create table school_pages (
  county_code text not null references county,
  pages_id    uuid not null,
  basis_key   text not null,
  file_name   text not null,
  schools     integer not null,
  file_id     uuid not null,
  made_at     timestamptz not null,
  made_name   text not null,
  primary key (county_code, pages_id),
  unique (county_code, basis_key),
  foreign key (county_code, file_id) references stored_file (county_code, file_id)
);

grant select, insert on paper_register, issued_paper, issued_paper_warning, school_pages to junheng_app;
grant update (last_serial) on paper_register to junheng_app;
