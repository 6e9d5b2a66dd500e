-- What people are told, and by which ways it reaches them (docs/decisions/notices.md).
--
-- county_code is the county whose work a notice is about; 000000 = the installation's own. Accounts are shared by all counties, so a
-- person's inbox is read by account.

-- What was said, once, whoever hears it. Written in the transaction of the action it tells of.
create table notice_message (
  county_code text not null check (county_code ~ '^[0-9]{6}$'),
  message_id  uuid not null,
  kind        text not null check (kind <> ''),
  title       text not null check (title <> ''),
  body        text not null,
  -- A path inside the web.
  link        text not null check (link ~ '^/([^/]|$)'),
  -- Who did what it tells of, as people called them.
  from_name   text not null,
  created_at  timestamptz not null,
  primary key (county_code, message_id)
);

-- One row for everybody who is told.
create table notice (
  county_code text not null,
  message_id  uuid not null,
  account_id  uuid not null references account,
  -- The same thing is said to the same person only once.
  dedupe      text check (dedupe <> ''),
  created_at  timestamptz not null,
  read_at     timestamptz,
  primary key (county_code, message_id, account_id),
  foreign key (county_code, message_id) references notice_message
);

create unique index notice_dedupe on notice (county_code, account_id, dedupe) where dedupe is not null;
create index notice_account on notice (account_id, created_at desc);
create index notice_unread on notice (account_id) where read_at is null;

-- How a person wants to be told; who has no row has the usual (core/features/notices/schema.ts).
create table notice_setting (
  account_id uuid primary key references account,
  -- Only an address its owner has proved to read.
  mail       text check (mail <> ''),
  mail_kinds text[] not null,
  digest     text not null check (digest in ('immediate', 'daily', 'none')),
  -- China time, 21:00; both or neither.
  quiet_from text check (quiet_from ~ '^[0-9]{2}:[0-9]{2}$'),
  quiet_to   text check (quiet_to ~ '^[0-9]{2}:[0-9]{2}$'),
  changed_at timestamptz not null,
  check ((quiet_from is null) = (quiet_to is null))
);

-- An address waiting for the code that was mailed to it. Of the code only its hash; few tries, few mails.
create table notice_mail_code (
  account_id uuid primary key references account,
  mail       text not null check (mail <> ''),
  code_hash  text not null,
  sent_at    timestamptz not null,
  tries      integer not null,
  -- Mails sent since `first_at`, so that nobody floods a stranger's box.
  sends      integer not null,
  first_at   timestamptz not null
);

-- A group robot (企业微信, 钉钉) of a county, or of one unit of it. Address and signing secret are sealed with the installation's key.
create table notice_hook (
  county_code  text not null check (county_code ~ '^[0-9]{6}$'),
  hook_id      uuid not null,
  -- '' = the whole county.
  unit_name    text not null,
  kind         text not null check (kind in ('wecom', 'dingtalk')),
  sealed       text not null,
  -- The address as it may be shown.
  mask         text not null,
  kinds        text[] not null,
  enabled      boolean not null,
  changed_at   timestamptz not null,
  changed_name text not null,
  primary key (county_code, hook_id),
  unique (county_code, unit_name)
);

-- The outbox: what is still to leave, and what became of what left. A queue, so it stays local in the distributed shape.
create table notice_delivery (
  county_code   text not null,
  delivery_id   uuid not null,
  message_id    uuid not null,
  channel       text not null check (channel in ('mail', 'hook')),
  account_id    uuid references account,
  hook_id       uuid,
  created_at    timestamptz not null,
  due_at        timestamptz not null,
  -- dropped: no longer wanted when its time came. given_up: could not be sent.
  state         text not null check (state in ('waiting', 'sent', 'dropped', 'given_up')),
  attempts      integer not null,
  -- Rows that leave in one message; kept over repetitions, so that a repeated one can be known as the same.
  batch_id      uuid,
  -- Whoever sends has it until then; after that somebody else may.
  claimed_until timestamptz,
  -- Why the last attempt failed, or why it was dropped. Never a secret.
  reason        text,
  settled_at    timestamptz,
  primary key (county_code, delivery_id),
  foreign key (county_code, message_id) references notice_message,
  check ((channel = 'mail') = (account_id is not null)),
  check ((channel = 'hook') = (hook_id is not null)),
  check ((state = 'waiting') = (settled_at is null))
);

create index notice_delivery_due on notice_delivery (due_at) where state = 'waiting';
create index notice_delivery_state on notice_delivery (state, created_at desc);

grant select, insert on notice_message to junheng_app;
grant select, insert on notice to junheng_app;
grant update (read_at) on notice to junheng_app;
grant select, insert, update on notice_setting to junheng_app;
grant select, insert, update, delete on notice_mail_code to junheng_app;
grant select, insert, update, delete on notice_hook to junheng_app;
grant select, insert, delete on notice_delivery to junheng_app;
grant update (due_at, state, attempts, batch_id, claimed_until, reason, settled_at) on notice_delivery to junheng_app;
