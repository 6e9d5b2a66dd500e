-- The yearly data round: who was asked for what, every value with its history, and how each return went (docs/decisions/data-round.md).

create table data_round (
  county_code        text not null references county,
  round_id           uuid not null,
  -- 2026 is the school year 2026—2027.
  school_year        smallint not null check (school_year between 2000 and 2100),
  -- 第几次 in that school year.
  number             smallint not null check (number > 0),
  name               text not null check (name <> ''),
  -- 'collected' here, or 'imported' from a package of an earlier year.
  origin             text not null check (origin in ('collected', 'imported')),
  standard_key       text not null,
  profile_id         uuid,
  -- What last year's values and the year-on-year rules come from.
  previous_round_id  uuid,
  state              text not null check (state in ('open', 'locked')),
  -- Days by which each part of the school-year calendar is due: { "<part>": "YYYY-MM-DD" }.
  due                jsonb not null,
  -- Salts the hashes of staff numbers, so that they compare within this county's rounds and nowhere else.
  salt               text not null,
  opened_at          timestamptz not null,
  opened_name        text not null,
  locked_at          timestamptz,
  locked_name        text,
  primary key (county_code, round_id),
  unique (county_code, school_year, number),
  foreign key (county_code, previous_round_id) references data_round (county_code, round_id),
  check ((state = 'locked') = (locked_at is not null))
);

-- What one school, department or town hands in for a round.
create table data_return (
  county_code     text not null,
  round_id        uuid not null,
  return_id       uuid not null,
  kind            text not null check (kind in ('school', 'department', 'self_check')),
  -- The school's code, the reporter's name, or the self-checking unit's.
  unit_key        text not null check (unit_key <> ''),
  unit_name       text not null check (unit_name <> ''),
  -- The school it is about; null for departments and towns.
  school_code     text check (school_code ~ '^[0-9]{10}$'),
  -- Whose people fill it in: a teaching point's 中心校, else the school itself.
  keeper_school   text check (keeper_school ~ '^[0-9]{10}$'),
  -- The organisation that fills it in, for departments and towns: by its place in the directory or, without one, by its name.
  keeper_org_id   uuid,
  keeper_unit     text,
  -- What the directory said of a school when the round was opened: type, authority, town, parent.
  facts           jsonb not null,
  due             date,
  state           text not null check (state in ('draft', 'submitted', 'returned', 'accepted', 'locked')),
  -- Counts every change of values or state; what was shown with another number is out of date.
  revision        integer not null,
  first_opened_at timestamptz,
  changed_at      timestamptz not null,
  submitted_at    timestamptz,
  -- 校长（负责人）签认.
  attested_name   text,
  attested_unit   text,
  errors          integer not null,
  warnings        integer not null,
  primary key (county_code, round_id, return_id),
  unique (county_code, return_id),
  unique (county_code, round_id, kind, unit_key),
  foreign key (county_code, round_id) references data_round
);

create index data_return_keeper_school on data_return (county_code, keeper_school);
create index data_return_keeper_unit on data_return (county_code, keeper_unit);

-- Each step of a return's life.
create table data_return_step (
  county_code  text not null,
  round_id     uuid not null,
  return_id    uuid not null,
  revision     integer not null,
  action       text not null,
  from_state   text not null,
  to_state     text not null,
  note         text,
  at           timestamptz not null,
  account_id   uuid,
  account_name text not null,
  primary key (county_code, round_id, return_id, revision),
  foreign key (county_code, round_id, return_id) references data_return
);

-- Each value as it stands. A list's row (a class, a room) is one value: its words as JSON. An empty value was cleared.
create table data_value (
  county_code  text not null,
  round_id     uuid not null,
  return_id    uuid not null,
  basis        text not null check (basis in ('statistics', 'reported', 'verified')),
  path         text not null,
  value        text not null,
  version      integer not null check (version > 0),
  how          text not null,
  note         text,
  at           timestamptz not null,
  account_name text not null,
  primary key (county_code, round_id, return_id, basis, path),
  foreign key (county_code, round_id, return_id) references data_return
);

-- Every value there ever was.
create table data_value_entry (
  county_code  text not null,
  round_id     uuid not null,
  return_id    uuid not null,
  basis        text not null,
  path         text not null,
  version      integer not null,
  value        text not null,
  -- typed, uploaded, copied, gathered, verified, amended
  how          text not null,
  -- Why, from which list, by which evidence.
  note         text,
  -- For verified values: who, when, which evidence, in the shape core gives it; for statistics: source and day.
  details      jsonb,
  at           timestamptz not null,
  account_id   uuid,
  account_name text not null,
  primary key (county_code, round_id, return_id, basis, path, version),
  foreign key (county_code, round_id, return_id) references data_return
);

-- What the bureau asks about a single value, and what the unit answers.
create table data_remark (
  county_code   text not null,
  round_id      uuid not null,
  return_id     uuid not null,
  remark_id     uuid not null,
  -- Null where it is about the whole return.
  path          text,
  text          text not null check (text <> ''),
  at            timestamptz not null,
  account_name  text not null,
  answer        text,
  answered_at   timestamptz,
  answered_name text,
  settled_at    timestamptz,
  settled_name  text,
  primary key (county_code, round_id, return_id, remark_id),
  foreign key (county_code, round_id, return_id) references data_return
);

-- What the unit says to a warning; it belongs to the warning's very words, so that another figure asks anew.
create table data_explanation (
  county_code  text not null,
  round_id     uuid not null,
  return_id    uuid not null,
  fault_key    text not null,
  text         text not null check (text <> ''),
  at           timestamptz not null,
  account_name text not null,
  primary key (county_code, round_id, return_id, fault_key),
  foreign key (county_code, round_id, return_id) references data_return
);

-- A locked round as it was judged: each lock and each approved amendment makes the next edition, a package that stays.
create table data_edition (
  county_code  text not null,
  round_id     uuid not null,
  edition      integer not null check (edition > 0),
  package_id   uuid not null,
  -- Hash of the canonical values (inputHash), by basis.
  hashes       jsonb not null,
  cause        text not null,
  amendment_id uuid,
  at           timestamptz not null,
  account_name text not null,
  primary key (county_code, round_id, edition),
  foreign key (county_code, round_id) references data_round
);

-- A change asked for after the lock.
create table data_amendment (
  county_code   text not null,
  round_id      uuid not null,
  return_id     uuid not null,
  amendment_id  uuid not null,
  -- [{ basis, path, before, after }]
  changes       jsonb not null,
  reason        text not null check (reason <> ''),
  evidence      text,
  state         text not null check (state in ('asked', 'approved', 'refused', 'withdrawn')),
  asked_at      timestamptz not null,
  asked_account uuid,
  asked_name    text not null,
  decided_at    timestamptz,
  decided_name  text,
  decision      text,
  primary key (county_code, round_id, return_id, amendment_id),
  foreign key (county_code, round_id, return_id) references data_return,
  check ((state = 'asked') = (decided_at is null))
);

grant select, insert on data_round, data_return, data_return_step, data_value, data_value_entry, data_remark, data_explanation,
  data_edition, data_amendment to junheng_app;
grant update (name, due, profile_id, state, locked_at, locked_name) on data_round to junheng_app;
grant update (unit_name, keeper_school, keeper_org_id, keeper_unit, facts, due, state, revision, first_opened_at, changed_at, submitted_at,
  attested_name, attested_unit, errors, warnings) on data_return to junheng_app;
grant update (value, version, how, note, at, account_name) on data_value to junheng_app;
grant update (answer, answered_at, answered_name, settled_at, settled_name) on data_remark to junheng_app;
grant update (text, at, account_name) on data_explanation to junheng_app;
grant update (state, decided_at, decided_name, decision) on data_amendment to junheng_app;
