-- Milestones (时间节点) and evidence (佐证材料) of items in the ledger, and the reminders said of what is due. Nothing here is ever deleted.

create table item_milestone (
  county_code      text not null,
  item_no          integer not null,
  -- Its number within the item, never given twice.
  milestone_no     integer not null check (milestone_no > 0),
  -- How often it was changed: who sends a change says what they had seen.
  version          integer not null check (version > 0),
  -- Null where the wording names no day.
  due              date,
  text             text not null check (text <> ''),
  -- The official wording it was read from, word for word.
  published        text not null,
  -- How much of the item's gap it closes, in the item's unit; null where nobody said, which is not nothing.
  promised         double precision check (promised >= 0),
  done_on          date,
  done_at          timestamptz,
  done_by          uuid,
  done_name        text,
  result           text,
  withdrawn_at     timestamptz,
  withdrawn_name   text,
  withdrawn_reason text,
  created_at       timestamptz not null,
  created_name     text not null,
  primary key (county_code, item_no, milestone_no),
  foreign key (county_code, item_no) references rectification_item,
  check ((done_on is null) = (done_at is null) and (done_on is null) = (done_by is null)
    and (done_on is null) = (done_name is null) and (done_on is null) = (result is null)),
  check ((withdrawn_at is null) = (withdrawn_name is null) and (withdrawn_at is null) = (withdrawn_reason is null))
);
-- What is still to come, by day: calendars and reminders.
create index item_milestone_due on item_milestone (county_code, due) where done_on is null and withdrawn_at is null;

-- A reminder that was said. It is written in the transaction that tells people, so none is said twice and none is lost.
create table item_reminder (
  county_code  text not null,
  item_no      integer not null,
  -- 0: the item's own deadline.
  milestone_no integer not null check (milestone_no >= 0),
  -- A day that is put off is reminded of anew.
  due          date not null,
  -- Days until it when it was owed: 30, 7, 0, −7 …
  mark         integer not null,
  at           timestamptz not null,
  primary key (county_code, item_no, milestone_no, due, mark),
  foreign key (county_code, item_no) references rectification_item
);

-- Our proposal counts where a county has no row.
create table item_reminder_setting (
  county_code   text primary key references county,
  version       integer not null check (version > 0),
  before_days   jsonb not null,
  on_day        boolean not null,
  overdue_every integer not null check (overdue_every >= 0),
  changed_at    timestamptz not null,
  changed_name  text not null
);

create table item_evidence (
  county_code      text not null,
  evidence_id      uuid not null,
  item_no          integer not null,
  -- Versions of one document share their first one's id.
  chain_id         uuid not null,
  version          integer not null check (version > 0),
  -- Which measure or milestone it bears out; null: the item as a whole.
  measure_id       uuid,
  milestone_no     integer,
  file_id          uuid not null,
  file_name        text not null check (file_name <> ''),
  kind             text not null check (kind in ('pdf', 'docx', 'xlsx', 'jpeg', 'png')),
  about            text not null,
  -- 有效期: a lease proves its area only within it. Null: no limit on that side.
  valid_from       date,
  valid_until      date,
  at               timestamptz not null,
  account_id       uuid not null,
  account_name     text not null,
  withdrawn_at     timestamptz,
  withdrawn_name   text,
  withdrawn_reason text,
  primary key (county_code, evidence_id),
  unique (county_code, chain_id, version),
  foreign key (county_code, item_no) references rectification_item,
  foreign key (county_code, item_no, milestone_no) references item_milestone,
  foreign key (county_code, chain_id) references item_evidence,
  foreign key (county_code, file_id) references stored_file,
  check (valid_from <= valid_until),
  check ((withdrawn_at is null) = (withdrawn_name is null) and (withdrawn_at is null) = (withdrawn_reason is null))
);
create index item_evidence_item on item_evidence (county_code, item_no);

grant select, insert on item_milestone, item_reminder, item_evidence to junheng_app;
grant update (version, due, text, published, promised, done_on, done_at, done_by, done_name, result, withdrawn_at, withdrawn_name, withdrawn_reason)
  on item_milestone to junheng_app;
grant select, insert, update (version, before_days, on_day, overdue_every, changed_at, changed_name) on item_reminder_setting to junheng_app;
grant update (withdrawn_at, withdrawn_name, withdrawn_reason) on item_evidence to junheng_app;
