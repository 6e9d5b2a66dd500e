-- 自评报告: the texts a county writes into it, each version that was generated, and the templates papers are laid out in. Nothing is changed or deleted.

create table paper_text (
  county_code  text not null references county,
  year         integer not null check (year between 2000 and 2100),
  text_key     text not null,
  -- From 1. Two who write upon the same version collide here.
  version      integer not null check (version >= 1),
  body         text not null,
  written_at   timestamptz not null,
  written_name text not null,
  primary key (county_code, year, text_key, version)
);

create table self_report (
  county_code     text not null references county,
  report_id       uuid not null,
  year            integer not null,
  number          integer not null check (number >= 1),
  run_id          uuid not null,
  file_id         uuid not null,
  -- The numbers it printed, as JSON.
  figures_file_id uuid not null,
  figures         integer not null,
  blanks          integer not null,
  size            integer not null,
  made_at         timestamptz not null,
  made_name       text not null,
  primary key (county_code, report_id),
  unique (county_code, year, number),
  foreign key (county_code, run_id) references evaluation_run (county_code, run_id),
  foreign key (county_code, file_id) references stored_file (county_code, file_id),
  foreign key (county_code, figures_file_id) references stored_file (county_code, file_id)
);

create table paper_template (
  county_code text not null references county,
  kind        text not null,
  version     integer not null check (version >= 1),
  -- Null: returned to the template that ships with the system.
  file_id     uuid,
  file_name   text,
  made_at     timestamptz not null,
  made_name   text not null,
  primary key (county_code, kind, version),
  foreign key (county_code, file_id) references stored_file (county_code, file_id),
  check ((file_id is null) = (file_name is null))
);

grant select, insert on paper_text, self_report, paper_template to junheng_app;
