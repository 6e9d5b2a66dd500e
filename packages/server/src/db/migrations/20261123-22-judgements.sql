-- What a county concludes of the items nobody can reckon, with evidence and a second person's review; what is done about doubtful data; and the tables
-- of points a province or county sets (docs/decisions/judgements.md). All of it only grows.

create table judgement (
  county_code  text not null references county,
  school_year  integer not null check (school_year between 2000 and 2099),
  standard_key text not null,
  -- As county.csv names it: layout_planning, teacher_pay:rider, veto:exam_enrolment, score:basic_gov_left_behind.
  element      text not null,
  version      integer not null check (version > 0),
  -- met, unmet, of a veto yes, no, of a score its points.
  conclusion   text not null check (conclusion <> ''),
  grounds      text not null check (grounds <> ''),
  responsible  text not null,
  concluded_on date not null,
  -- The return it was written into, as far as there was an open one.
  return_id    uuid,
  at           timestamptz not null,
  account_id   uuid not null,
  account_name text not null,
  primary key (county_code, school_year, standard_key, element, version),
  unique (county_code, school_year, standard_key, element, version, account_id)
);

-- What a second person said to a version. The author is repeated so that the database itself refuses a review of one's own.
create table judgement_review (
  county_code  text not null,
  school_year  integer not null,
  standard_key text not null,
  element      text not null,
  version      integer not null,
  number       integer not null check (number > 0),
  accepted     boolean not null,
  note         text not null check (note <> ''),
  at           timestamptz not null,
  author_id    uuid not null,
  account_id   uuid not null check (account_id <> author_id),
  account_name text not null,
  primary key (county_code, school_year, standard_key, element, version, number),
  foreign key (county_code, school_year, standard_key, element, version, author_id)
    references judgement (county_code, school_year, standard_key, element, version, account_id)
);

create table judgement_evidence (
  county_code      text not null,
  evidence_id      uuid not null,
  school_year      integer not null,
  standard_key     text not null,
  element          text not null,
  version          integer not null,
  file_id          uuid not null,
  file_name        text not null check (file_name <> ''),
  about            text not null,
  at               timestamptz not null,
  account_name     text not null,
  withdrawn_at     timestamptz,
  withdrawn_name   text,
  withdrawn_reason text,
  primary key (county_code, evidence_id),
  foreign key (county_code, school_year, standard_key, element, version) references judgement,
  foreign key (county_code, file_id) references stored_file,
  check ((withdrawn_at is null) = (withdrawn_name is null) and (withdrawn_at is null) = (withdrawn_reason is null))
);

create index judgement_evidence_item on judgement_evidence (county_code, school_year, standard_key, element);

-- What somebody decided about a doubtful value. The key names the value and its figures; the last decision counts.
create table data_doubt_decision (
  county_code  text not null references county,
  school_year  integer not null,
  doubt_key    text not null,
  number       integer not null check (number > 0),
  accepted     boolean not null,
  reason       text not null check (reason <> ''),
  at           timestamptz not null,
  account_id   uuid not null,
  account_name text not null,
  primary key (county_code, school_year, doubt_key, number)
);

-- Points of the government items (scores) and items of 办学基本标准 (core), version by version.
create table rubric (
  county_code  text not null references county,
  school_year  integer not null,
  kind         text not null check (kind in ('scores', 'core')),
  version      integer not null check (version > 0),
  source       text not null,
  lines        jsonb not null,
  at           timestamptz not null,
  account_id   uuid not null,
  account_name text not null,
  primary key (county_code, school_year, kind, version)
);

grant select, insert on judgement, judgement_review, judgement_evidence, data_doubt_decision, rubric to junheng_app;
grant update (withdrawn_at, withdrawn_name, withdrawn_reason) on judgement_evidence to junheng_app;
