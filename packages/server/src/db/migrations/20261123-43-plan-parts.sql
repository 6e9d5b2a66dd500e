-- What a published plan brings beside its items: measures without numbers yet, building projects, and funds that stand once for an indicator
-- (docs/decisions/adopted-plans.md).

-- A measure as a plan words it has no numbers (facts null): its outline says what the words give, and measures that people fill in are parts of it.
alter table rectification_measure
  alter column facts drop not null,
  add column outline jsonb,
  add column part_of uuid,
  add check ((facts is null) = (outline is not null)),
  add foreign key (county_code, part_of) references rectification_measure;
create index rectification_measure_part on rectification_measure (county_code, part_of) where part_of is not null;
grant update (outline) on rectification_measure to junheng_app;

-- Yuan of one indicator of a plan, once, whatever number of items share it; null: the plan states none, which is not nothing.
create table plan_fund (
  county_code text not null references county,
  fund_id     uuid not null,
  about       text not null check (about <> ''),
  amount_cny  bigint check (amount_cny >= 0),
  -- As published, and what of it names where the money comes from.
  published   text not null,
  source      text not null,
  primary key (county_code, fund_id)
);

-- Which project, measure or fund a part of a plan is; a new version of the plan shares those of the one before.
create table plan_part (
  county_code text not null,
  plan_id     uuid not null,
  part        text not null check (part in ('project', 'measure', 'fund')),
  -- Of the stored plan: a project's name, a measure's id, an indicator's number.
  part_key    text not null check (part_key <> ''),
  ref_id      uuid not null,
  how         text not null check (how in ('made', 'linked', 'followed')),
  -- What the plan says of it (core, adopt/part-facts.ts): a new version is compared with it.
  published   jsonb not null,
  linked_at   timestamptz not null,
  linked_name text not null,
  primary key (county_code, plan_id, part, part_key),
  foreign key (county_code, plan_id) references plan_adoption
);
create index plan_part_ref on plan_part (county_code, ref_id);

-- Departments may approve the parts of a building together, whether or not an item stands for it.
alter table parallel_approval
  add column project_id uuid,
  add foreign key (county_code, project_id) references building_project;
create index parallel_approval_project on parallel_approval (county_code, project_id) where project_id is not null;

grant select, insert on plan_fund, plan_part to junheng_app;
grant update (about, amount_cny, published, source) on plan_fund to junheng_app;
