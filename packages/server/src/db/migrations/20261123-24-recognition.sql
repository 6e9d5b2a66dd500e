-- The county's way to 认定: what was written down about it, the reviews it saw, the run it declared, and what it wants settled by when.

-- A step of the county's way, its 基本均衡 recognition, or one year's monitoring of it. Nothing is changed; a later entry corrects.
create table recognition_entry (
  county_code  text not null references county,
  number       integer not null check (number > 0),
  kind         text not null check (kind in ('status', 'basic', 'monitoring')),
  action       text,
  year         integer,
  result       text check (result in ('kept', 'fell', 'none')),
  happened_on  date not null,
  doc_no       text,
  note         text,
  at           timestamptz not null,
  account_name text not null,
  primary key (county_code, number),
  check ((kind = 'status') = (action is not null)),
  check ((kind = 'monitoring') = (year is not null and result is not null))
);

-- 申报版: a final run as it was handed in. The highest number stands.
create table declaration (
  county_code  text not null,
  number       integer not null check (number > 0),
  run_id       uuid not null,
  declared_on  date not null,
  -- Why it took the place of the one before.
  reason       text,
  at           timestamptz not null,
  account_name text not null,
  primary key (county_code, number),
  foreign key (county_code, run_id) references evaluation_run,
  check (number = 1 or reason is not null)
);

-- 回执: it may come later than the declaration, and more than once.
create table declaration_receipt (
  county_code  text not null,
  number       integer not null,
  receipt      integer not null check (receipt > 0),
  doc_no       text,
  file_id      uuid,
  file_name    text,
  at           timestamptz not null,
  account_name text not null,
  primary key (county_code, number, receipt),
  foreign key (county_code, number) references declaration,
  foreign key (county_code, file_id) references stored_file,
  check (doc_no is not null or file_id is not null),
  check ((file_id is null) = (file_name is null))
);

-- 市级复核, 省级评估, 国家认定, 复查: a look at the county from above.
create table review (
  county_code text not null references county,
  review_id   uuid not null,
  kind        text not null check (kind in ('municipal', 'provincial', 'national', 'recheck', 'other')),
  title       text not null check (title <> ''),
  state       text not null check (state in ('planned', 'held', 'feedback', 'closed', 'cancelled')),
  -- Null: 未定.
  planned_on  date,
  held_on     date,
  team        text not null,
  -- [{ code, name }]: the schools seen, as they were called when they were picked.
  schools     jsonb not null,
  conclusion  text check (conclusion in ('passed', 'passed_with_rectification', 'not_passed')),
  results     text not null,
  -- By when what was found must be put right.
  term        date,
  revision    integer not null,
  primary key (county_code, review_id)
);

-- 反馈意见, each as it came in.
create table review_letter (
  county_code  text not null,
  review_id    uuid not null,
  number       integer not null check (number > 0),
  file_id      uuid not null,
  file_name    text not null check (file_name <> ''),
  at           timestamptz not null,
  account_name text not null,
  primary key (county_code, review_id, number),
  foreign key (county_code, review_id) references review,
  foreign key (county_code, file_id) references stored_file
);

-- Each thing that happened to a review; changes: [{ name, before, after }].
create table review_step (
  county_code  text not null,
  review_id    uuid not null,
  number       integer not null check (number > 0),
  action       text not null,
  note         text,
  changes      jsonb not null,
  at           timestamptz not null,
  account_name text not null,
  primary key (county_code, review_id, number),
  foreign key (county_code, review_id) references review
);

-- What a county set in place of our proposal: which kinds of lines must be gone before each milestone. Null: the proposal again.
create table readiness_setting (
  county_code  text not null references county,
  demands      jsonb,
  changed_at   timestamptz not null,
  changed_name text not null,
  primary key (county_code)
);

grant select, insert on recognition_entry, declaration, declaration_receipt, review, review_letter, review_step, readiness_setting to junheng_app;
grant update (kind, title, state, planned_on, held_on, team, schools, conclusion, results, term, revision) on review to junheng_app;
grant update (demands, changed_at, changed_name) on readiness_setting to junheng_app;
