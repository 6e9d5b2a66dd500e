-- Sham and slack rectification: what a later run shows of closed items, and whom the county might hold to account for it (docs/decisions/ledger.md).

-- Which final runs were held against the closed items.
create table ledger_check (
  county_code text not null references county,
  run_id      uuid not null,
  at          timestamptz not null,
  reopened    integer not null,
  primary key (county_code, run_id)
);

create table accountability_setting (
  county_code  text primary key references county,
  -- So many days past its deadline an item is proposed.
  overdue_days integer not null check (overdue_days between 1 and 3650),
  changed_at   timestamptz not null,
  changed_name text not null
);

create table accountability_proposal (
  county_code  text not null references county,
  proposal_no  integer not null check (proposal_no > 0),
  item_no      integer not null,
  kind         text not null check (kind in ('rebound', 'overdue', 'returned')),
  -- Tells one occasion from the next: the how-manieth reopening, the deadline that passed.
  occasion     text not null,
  -- The school or the units that answer for the item.
  unit_names   text[] not null,
  cause        text not null,
  at           timestamptz not null,
  decision     text check (decision in ('taken', 'dismissed')),
  decision_note text,
  decided_at   timestamptz,
  decided_name text,
  primary key (county_code, proposal_no),
  unique (county_code, item_no, kind, occasion),
  foreign key (county_code, item_no) references rectification_item,
  check ((decision is null) = (decided_at is null) and (decision is null) = (decision_note is null))
);

grant select, insert on ledger_check, accountability_setting, accountability_proposal to junheng_app;
grant update (reopened) on ledger_check to junheng_app;
grant update (overdue_days, changed_at, changed_name) on accountability_setting to junheng_app;
grant update (decision, decision_note, decided_at, decided_name) on accountability_proposal to junheng_app;
