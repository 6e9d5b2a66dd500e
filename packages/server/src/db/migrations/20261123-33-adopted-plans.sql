-- A published plan becomes ledger items: what its names stand for, when it was adopted, and which item each of its entries is.

-- Like an alias that somebody confirmed: 区教育局 is that bureau. One row a decision, the newest counts, also for later plans.
create table published_name (
  county_code  text not null,
  part         text not null check (part in ('school', 'section', 'unit')),
  name         text not null check (name <> ''),
  decision_no  integer not null check (decision_no > 0),
  -- These organisations; of each school its own town (各镇人民政府); nothing in the directory; taken back.
  answer       text not null check (answer in ('named', 'own', 'unknown', 'open')),
  org_ids      uuid[] not null,
  -- Where it was asked.
  plan_id      uuid not null,
  decided_at   timestamptz not null,
  decided_by   uuid not null,
  decided_name text not null,
  primary key (county_code, part, name, decision_no),
  foreign key (county_code, plan_id) references published_plan,
  check ((answer = 'named') = (cardinality(org_ids) > 0))
);

-- follows_plan_id: the earlier plan it is a new version of. The letter the plan answers is that of all its items.
create table plan_adoption (
  county_code     text not null,
  plan_id         uuid not null,
  follows_plan_id uuid,
  source          text not null,
  source_number   text not null,
  source_date     date,
  adopted_at      timestamptz not null,
  adopted_by      uuid not null,
  adopted_name    text not null,
  primary key (county_code, plan_id),
  foreign key (county_code, plan_id) references published_plan,
  foreign key (county_code, follows_plan_id) references published_plan
);

create table plan_item (
  county_code text not null,
  plan_id     uuid not null,
  -- Of the stored plan, which never changes.
  entry_key   text not null,
  item_no     integer not null,
  -- Made from it, found about the same matter, or that of the earlier version.
  how         text not null check (how in ('made', 'linked', 'followed')),
  -- What the plan said of it with its names looked up (core, adopt/schema.ts): against it changes of the item are told.
  published   jsonb not null,
  linked_at   timestamptz not null,
  linked_name text not null,
  primary key (county_code, plan_id, entry_key),
  foreign key (county_code, plan_id) references plan_adoption,
  foreign key (county_code, item_no) references rectification_item
);
create index plan_item_item on plan_item (county_code, item_no);

grant select, insert on published_name, plan_adoption, plan_item to junheng_app;
-- Names found later make a unit of what was only a word.
grant update (published) on plan_item to junheng_app;
