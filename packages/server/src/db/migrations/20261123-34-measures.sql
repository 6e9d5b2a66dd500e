-- Measures of rectification items and the buildings they wait for (docs/decisions/measures.md). None is ever deleted: what is given up is cancelled.

create table rectification_measure (
  county_code  text not null references county,
  measure_id   uuid not null,
  kind         text not null check (kind in ('new_build', 'expand', 'convert_rooms', 'divert', 'merge', 'lease', 'purchase', 'reallocate',
    'teachers', 'zoning', 'survey', 'teaching')),
  title        text not null check (title <> ''),
  -- Its facts by kind, as the contract says (core/features/rectification/measures/facts.ts).
  facts        jsonb not null,
  -- Yuan; null: nobody stated it, which is not nothing.
  cost_cny     bigint check (cost_cny >= 0),
  state        text not null check (state in ('planned', 'done', 'cancelled')),
  done_on      date,
  -- How often it was changed: who sends a change says what they had seen.
  version      integer not null check (version > 0),
  created_at   timestamptz not null,
  created_by   uuid not null,
  created_name text not null,
  changed_at   timestamptz not null,
  primary key (county_code, measure_id),
  check ((state = 'done') = (done_on is not null))
);

-- One measure may serve many items.
create table measure_item (
  county_code text not null,
  measure_id  uuid not null,
  item_no     integer not null,
  primary key (county_code, measure_id, item_no),
  foreign key (county_code, measure_id) references rectification_measure,
  foreign key (county_code, item_no) references rectification_item
);
create index measure_item_of_item on measure_item (county_code, item_no);

create table building_project (
  county_code         text not null references county,
  project_id          uuid not null,
  name                text not null check (name <> ''),
  seats               integer check (seats >= 0),
  planned_completion  date,
  planned_acceptance  date,
  forecast_completion date,
  forecast_acceptance date,
  state               text not null check (state in ('planned', 'building', 'completed', 'accepted', 'cancelled')),
  version             integer not null check (version > 0),
  created_at          timestamptz not null,
  primary key (county_code, project_id),
  unique (county_code, name)
);

-- Which buildings a measure waits for.
create table measure_project (
  county_code text not null,
  measure_id  uuid not null,
  project_id  uuid not null,
  primary key (county_code, measure_id, project_id),
  foreign key (county_code, measure_id) references rectification_measure,
  foreign key (county_code, project_id) references building_project
);
create index measure_project_of_project on measure_project (county_code, project_id);

-- Days and state of a building as they were changed, and why.
create table project_change (
  county_code  text not null,
  project_id   uuid not null,
  version      integer not null,
  changes      jsonb not null,
  reason       text not null,
  at           timestamptz not null,
  account_id   uuid not null,
  account_name text not null,
  primary key (county_code, project_id, version),
  foreign key (county_code, project_id) references building_project
);

grant select, insert on rectification_measure, building_project, project_change to junheng_app;
grant update (kind, title, facts, cost_cny, state, done_on, version, changed_at) on rectification_measure to junheng_app;
grant update (name, seats, planned_completion, planned_acceptance, forecast_completion, forecast_acceptance, state, version) on building_project
  to junheng_app;
-- Links are put anew when a measure is changed; what they were stands in the steps of its items.
grant select, insert, delete on measure_item, measure_project to junheng_app;
