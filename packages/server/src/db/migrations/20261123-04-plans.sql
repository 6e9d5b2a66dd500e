-- Published plans as read in, and what people said about the names in them.

create table published_plan (
  county_code       text not null references county,
  plan_id           uuid not null,
  file_id           uuid not null,
  file_name         text not null,
  body_file_id      uuid,
  body_file_name    text,
  -- Over table, main text and the published number of schools: the same hand-in is stored once.
  sha256            text not null,
  published_schools integer,
  -- The whole PlanImport, and what a list shows of it.
  plan              jsonb not null,
  title             text,
  indicators        integer not null,
  measures          integer not null,
  disagreements     jsonb not null,
  is_demo           boolean not null,
  handed_in_at      timestamptz not null,
  handed_in_name    text not null,
  primary key (county_code, plan_id),
  foreign key (county_code, file_id) references stored_file,
  foreign key (county_code, body_file_id) references stored_file
);

create unique index published_plan_sha256 on published_plan (county_code, sha256);

-- One row a decision, the newest counts; so a decision can be taken back and the history stays.
create table plan_name_decision (
  county_code text not null,
  plan_id     uuid not null,
  decision_no integer not null,
  published   text not null,
  canonical   text not null,
  decision    text not null check (decision in ('confirmed', 'refused', 'open')),
  decided_at  timestamptz not null,
  decided_name text not null,
  primary key (county_code, plan_id, decision_no),
  foreign key (county_code, plan_id) references published_plan
);

grant select, insert on published_plan to junheng_app;
grant select, insert on plan_name_decision to junheng_app;
