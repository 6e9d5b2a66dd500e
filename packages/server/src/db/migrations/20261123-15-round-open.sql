-- Warnings nobody explained yet, as counted with the others at the last check of the whole return.
alter table data_return add column unexplained integer not null default 0;

-- Whom the bureau reminded of a round and when, so that nobody is reminded all day long.
create table data_reminder (
  county_code  text not null,
  round_id     uuid not null,
  account_id   uuid not null,
  at           timestamptz not null,
  -- Of how many returns.
  returns      integer not null check (returns > 0),
  account_name text not null,
  primary key (county_code, round_id, account_id, at),
  foreign key (county_code, round_id) references data_round
);

grant update (unexplained) on data_return to junheng_app;
grant select, insert on data_reminder to junheng_app;
