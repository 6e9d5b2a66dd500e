-- Warnings with their whole life (docs/decisions/warnings.md).

-- What a county set in place of a proposed rule.
create table warning_setting (
  county_code  text not null references county,
  rule         text not null,
  level        text not null check (level in ('red', 'orange', 'yellow', 'blue')),
  is_on        boolean not null,
  settings     jsonb not null,
  changed_at   timestamptz not null,
  changed_name text not null,
  primary key (county_code, rule)
);

create table warning (
  county_code    text not null references county,
  warning_id     uuid not null,
  -- Rule and subject: of one key one warning stands at a time.
  warning_key    text not null,
  rule           text not null,
  level          text not null check (level in ('red', 'orange', 'yellow', 'blue')),
  school_code    text,
  school_name    text,
  stage          text check (stage in ('primary', 'junior')),
  indicator      text,
  cause          text not null,
  value          double precision,
  threshold      double precision,
  -- Of which data: a package, an edition or a live round.
  source_id      uuid not null,
  source_name    text not null,
  state          text not null check (state in ('open', 'acknowledged', 'escalated', 'closed')),
  opened_at      timestamptz not null,
  -- By when somebody must have said that they know; afterwards it goes to the next level.
  due            date not null,
  changed_at     timestamptz not null,
  holder         text not null check (holder in ('county', 'leader', 'city')),
  primary key (county_code, warning_id)
);

create unique index warning_standing on warning (county_code, warning_key) where state <> 'closed';
create index warning_newest on warning (county_code, state, opened_at desc);

-- Each thing that happened to a warning.
create table warning_step (
  county_code  text not null,
  warning_id   uuid not null,
  step         integer not null check (step > 0),
  action       text not null,
  note         text,
  cause        text not null,
  at           timestamptz not null,
  account_name text not null,
  primary key (county_code, warning_id, step),
  foreign key (county_code, warning_id) references warning
);

-- When a county's figures were last gone through, and whose.
create table warning_check (
  county_code text primary key references county,
  at          timestamptz not null,
  source_id   uuid not null,
  source_name text not null
);

grant select, insert on warning_setting, warning, warning_step, warning_check to junheng_app;
grant update (at, source_id, source_name) on warning_check to junheng_app;
grant update (level, is_on, settings, changed_at, changed_name) on warning_setting to junheng_app;
grant update (level, cause, value, threshold, source_id, source_name, state, due, changed_at, holder, school_name) on warning to junheng_app;
