-- The ledger of rectification items (docs/decisions/ledger.md). Nothing in it is ever deleted, so a number is never given twice.

create table rectification_number (
  county_code text primary key references county,
  last_no     integer not null check (last_no > 0)
);

create table rectification_item (
  county_code     text not null references county,
  item_no         integer not null check (item_no > 0),
  state           text not null check (state in ('open', 'in_progress', 'submitted', 'verified', 'closed', 'merged', 'dropped')),
  -- How often it was changed: who sends a change says what they had seen.
  version         integer not null check (version > 0),
  -- Where the problem comes from, and the paper it stands in.
  source          text not null check (source in
    ('self_check', 'city_review', 'provincial', 'national', 'monitoring', 'inspector', 'supervision_letter', 'public')),
  source_number   text not null,
  source_date     date,
  scope           text not null check (scope in ('section', 'school', 'county')),
  school_code     text,
  school_name     text,
  stage           text check (stage in ('primary', 'junior')),
  standard_key    text not null,
  -- What fails: a section's indicator, a coefficient, a county item or veto, a school's duty, a subject of the monitoring, or something else.
  matter          text not null check (matter in ('indicator', 'spread', 'item', 'duty', 'subject', 'other')),
  -- L1, composite, a county item's key; of a subject 4语文; empty where it is something else.
  indicator       text not null,
  -- What two items of one problem share; of one key one item stands at a time. Null where nobody can tell.
  matter_key      text,
  problem         text not null check (problem <> ''),
  basis           text not null,
  level           text not null check (level in ('general', 'serious', 'grave')),
  -- At the time the item was made, and by which run.
  value           double precision,
  threshold       double precision,
  gap             double precision,
  unit            text not null,
  run_id          uuid,
  -- 主要领导, 分管领导, 具体责任人: names and posts, no contacts.
  chief           text not null,
  deputy          text not null,
  handler         text not null,
  requirement     text not null,
  close_standard  text not null,
  deadline        date,
  -- By what it is closed: data that are judged, or judgement with evidence.
  proof           text not null check (proof in ('data', 'judgement')),
  proof_from      date,
  proof_from_why  text not null,
  -- What closed it: the run or the verified value with its figures.
  closed_proof    jsonb,
  closed_on       date,
  returns         integer not null,
  reopenings      integer not null,
  -- Closed, and then not so.
  is_rebound      boolean not null,
  merged_into     integer,
  submitted_by    uuid,
  verified_by     uuid,
  created_at      timestamptz not null,
  created_by      uuid not null,
  created_name    text not null,
  changed_at      timestamptz not null,
  is_demo         boolean not null,
  primary key (county_code, item_no),
  foreign key (county_code, merged_into) references rectification_item,
  check ((scope = 'county') = (school_code is null)),
  check ((scope = 'section') <= (stage is not null)),
  check ((state = 'merged') = (merged_into is not null)),
  check ((state = 'closed') <= (closed_on is not null))
);

create unique index rectification_item_standing on rectification_item (county_code, matter_key)
  where state not in ('closed', 'merged', 'dropped');
create index rectification_item_due on rectification_item (county_code, deadline);
create index rectification_item_school on rectification_item (county_code, school_code);

-- 责任科室 and 责任单位. org_id is null where the directory knows no such name.
create table item_unit (
  county_code text not null,
  item_no     integer not null,
  part        text not null check (part in ('section', 'unit')),
  position    integer not null check (position > 0),
  org_id      uuid,
  name        text not null check (name <> ''),
  primary key (county_code, item_no, part, position),
  foreign key (county_code, item_no) references rectification_item
);
create index item_unit_org on item_unit (county_code, org_id, item_no);

-- Yuan by source; an amount nobody stated is null, which is not nothing.
create table item_fund (
  county_code text not null,
  item_no     integer not null,
  position    integer not null check (position > 0),
  amount_cny  bigint check (amount_cny >= 0),
  source      text not null,
  primary key (county_code, item_no, position),
  foreign key (county_code, item_no) references rectification_item
);

-- Each thing that happened to an item, also what its measures, milestones, evidence and letters went through.
create table item_step (
  county_code  text not null,
  item_no      integer not null,
  step         integer not null check (step > 0),
  action       text not null,
  from_state   text,
  to_state     text,
  note         text not null,
  details      jsonb,
  at           timestamptz not null,
  account_id   uuid not null,
  account_name text not null,
  primary key (county_code, item_no, step),
  foreign key (county_code, item_no) references rectification_item
);

grant select, insert, update (last_no) on rectification_number to junheng_app;
grant select, insert on rectification_item, item_step to junheng_app;
grant update (state, version, source, source_number, source_date, school_name, problem, basis, level, matter_key, chief, deputy, handler, requirement,
  close_standard, deadline, proof, proof_from, proof_from_why, closed_proof, closed_on, returns, reopenings, is_rebound, merged_into, submitted_by,
  verified_by, changed_at) on rectification_item to junheng_app;
-- Units and funds of an item are put anew when it is changed; what they were stands in the step.
grant select, insert, delete on item_unit, item_fund to junheng_app;
