-- Letters about items of the ledger (督办单, 整改通知书, 督导意见书), looking back at closed ones (回头看), and parallel approvals (并联审批).

-- The last serial given in a county, of a kind, in a year. A serial is never given twice, and none is left out.
create table letter_register (
  county_code text not null references county,
  kind        text not null check (kind in ('chase', 'notice', 'opinion')),
  year        integer not null check (year between 2000 and 2200),
  last_serial integer not null check (last_serial > 0),
  primary key (county_code, kind, year)
);

-- Days a county set in place of the proposed ones.
create table letter_setting (
  county_code  text not null references county,
  kind         text not null check (kind in ('chase', 'notice', 'opinion')),
  days         integer not null check (days > 0),
  recheck_days integer check (recheck_days > 0),
  changed_at   timestamptz not null,
  changed_name text not null,
  primary key (county_code, kind)
);

create table supervision_letter (
  county_code     text not null references county,
  letter_id       uuid not null,
  kind            text not null check (kind in ('chase', 'notice', 'opinion')),
  agency          text not null check (agency <> ''),
  year            integer not null,
  serial          integer not null check (serial > 0),
  title           text not null,
  receiver_org_id uuid not null,
  receiver        text not null,
  -- Of a letter to a school.
  school_code     text,
  issued_on       date not null,
  state           text not null check (state in ('issued', 'delivered', 'received', 'replied', 'settled', 'void')),
  -- Everything that stands in it, what the office wrote, and the file made of it.
  paper           jsonb not null,
  texts           jsonb not null,
  term            jsonb not null,
  file_id         uuid not null,
  delivered_on    date,
  delivered_how   text,
  delivered_to    text not null,
  received_on     date,
  -- By when a reply must be there; from the day of delivery where the term is in days.
  reply_due       date,
  replied_on      date,
  -- With whom a reply that does not come lies, and when it goes higher.
  holder          text not null check (holder in ('county', 'leader', 'city')),
  escalates_on    date,
  void_reason     text,
  made_at         timestamptz not null,
  made_name       text not null,
  is_demo         boolean not null,
  primary key (county_code, letter_id),
  unique (county_code, kind, year, serial),
  -- Two papers of one number would be one too many.
  unique (county_code, agency, year, serial),
  foreign key (county_code, file_id) references stored_file (county_code, file_id),
  check ((state = 'issued') <= (delivered_on is null)),
  check ((state in ('delivered', 'received', 'replied', 'settled')) <= (delivered_on is not null and reply_due is not null)),
  check ((state in ('replied', 'settled')) <= (replied_on is not null)),
  check ((state = 'void') = (void_reason is not null))
);

create index supervision_letter_newest on supervision_letter (county_code, made_at desc);
create index supervision_letter_due on supervision_letter (county_code, escalates_on) where state in ('delivered', 'received');

-- Which items a letter is about.
create table letter_item (
  county_code text not null,
  letter_id   uuid not null,
  item_no     integer not null,
  primary key (county_code, letter_id, item_no),
  foreign key (county_code, letter_id) references supervision_letter,
  foreign key (county_code, item_no) references rectification_item
);
create index letter_item_of_item on letter_item (county_code, item_no);

-- Each thing that happened to a letter. `happened_on`: the day it is said to have happened; a reply may bring a file.
create table letter_step (
  county_code  text not null,
  letter_id    uuid not null,
  step         integer not null check (step > 0),
  action       text not null,
  note         text not null,
  happened_on  date not null,
  file_id      uuid,
  file_name    text,
  at           timestamptz not null,
  account_id   uuid not null,
  account_name text not null,
  primary key (county_code, letter_id, step),
  foreign key (county_code, letter_id) references supervision_letter,
  foreign key (county_code, file_id) references stored_file (county_code, file_id),
  check ((file_id is null) = (file_name is null))
);

-- A look back at closed items. What was drawn from is kept with the seed, so that anyone can draw the lot again.
create table look_back (
  county_code  text not null references county,
  look_back_id uuid not null,
  name         text not null check (name <> ''),
  rule         jsonb not null,
  rule_words   text not null,
  draw         jsonb not null,
  seed         text,
  population   jsonb not null,
  due          date,
  made_at      timestamptz not null,
  made_name    text not null,
  is_demo      boolean not null,
  primary key (county_code, look_back_id)
);
create index look_back_newest on look_back (county_code, made_at desc);

create table look_back_item (
  county_code     text not null,
  look_back_id    uuid not null,
  item_no         integer not null,
  -- When the item had been closed that is looked at again.
  closed_on       date not null,
  result          text check (result in ('holds', 'rebounds')),
  note            text not null,
  checked_on      date,
  file_id         uuid,
  file_name       text,
  checked_at      timestamptz,
  checked_account uuid,
  checked_name    text,
  primary key (county_code, look_back_id, item_no),
  foreign key (county_code, look_back_id) references look_back,
  foreign key (county_code, item_no) references rectification_item,
  foreign key (county_code, file_id) references stored_file (county_code, file_id),
  check ((result is null) = (checked_on is null) and (result is null) = (checked_at is null) and (result is null) = (checked_name is null)),
  check ((file_id is null) = (file_name is null))
);
create index look_back_item_of_item on look_back_item (county_code, item_no);

-- One thing several departments approve beside each other; for an item, or for a building project that stands in none.
create table parallel_approval (
  county_code text not null references county,
  approval_id uuid not null,
  title       text not null check (title <> ''),
  item_no     integer,
  made_at     timestamptz not null,
  made_name   text not null,
  is_demo     boolean not null,
  primary key (county_code, approval_id),
  foreign key (county_code, item_no) references rectification_item
);
create index parallel_approval_newest on parallel_approval (county_code, made_at desc);

create table approval_step (
  county_code  text not null,
  approval_id  uuid not null,
  position     integer not null check (position > 0),
  org_id       uuid not null,
  unit_name    text not null,
  matter       text not null check (matter <> ''),
  due          date,
  state        text not null check (state in ('not_started', 'in_progress', 'done', 'returned')),
  state_on     date,
  note         text not null,
  version      integer not null check (version > 0),
  changed_at   timestamptz not null,
  changed_name text not null,
  primary key (county_code, approval_id, position),
  foreign key (county_code, approval_id) references parallel_approval,
  check ((state = 'not_started') or (state_on is not null))
);
create index approval_step_of_unit on approval_step (county_code, org_id);

grant select, insert on letter_register, letter_setting, supervision_letter, letter_item, letter_step, look_back, look_back_item,
  parallel_approval, approval_step to junheng_app;
grant update (last_serial) on letter_register to junheng_app;
grant update (days, recheck_days, changed_at, changed_name) on letter_setting to junheng_app;
grant update (state, delivered_on, delivered_how, delivered_to, received_on, reply_due, replied_on, holder, escalates_on, void_reason)
  on supervision_letter to junheng_app;
grant update (result, note, checked_on, file_id, file_name, checked_at, checked_account, checked_name) on look_back_item to junheng_app;
grant update (state, state_on, note, version, changed_at, changed_name) on approval_step to junheng_app;
