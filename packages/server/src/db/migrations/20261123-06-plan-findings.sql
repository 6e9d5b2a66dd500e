-- Working through what a published plan does not agree with itself about, and taking a plan back.

-- One row a decision, numbered within its finding, the newest counts: two people deciding the same finding at once meet in the primary key.
create table plan_finding_decision (
  county_code  text not null,
  plan_id      uuid not null,
  -- The finding's key within the stored plan, which never changes.
  finding      text not null,
  decision_no  integer not null check (decision_no > 0),
  state        text not null check (state in ('open', 'resolved', 'kept')),
  note         text not null,
  decided_at   timestamptz not null,
  decided_by   uuid not null,
  decided_name text not null,
  primary key (county_code, plan_id, finding, decision_no),
  foreign key (county_code, plan_id) references published_plan,
  -- Who puts something right says how.
  check (state <> 'resolved' or note <> '')
);

alter table published_plan
  add column withdrawn_at     timestamptz,
  add column withdrawn_name   text,
  add column withdrawn_reason text,
  add check ((withdrawn_at is null) = (withdrawn_reason is null)),
  add check ((withdrawn_at is null) = (withdrawn_name is null));

-- After a withdrawal the same hand-in may come again.
drop index published_plan_sha256;
create unique index published_plan_sha256 on published_plan (county_code, sha256) where withdrawn_at is null;

grant select, insert on plan_finding_decision to junheng_app;
-- Only a withdrawal changes a plan.
grant update (withdrawn_at, withdrawn_name, withdrawn_reason) on published_plan to junheng_app;
