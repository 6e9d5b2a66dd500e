-- What the bureau says to a warning that only shows over the whole round: no unit finds it in its own return.
-- "of_return" is the return's id as text, or empty for what is nobody's alone.
create table data_round_explanation (
  county_code  text not null,
  round_id     uuid not null,
  of_return    text not null,
  fault_key    text not null,
  text         text not null check (text <> ''),
  at           timestamptz not null,
  account_name text not null,
  primary key (county_code, round_id, of_return, fault_key),
  foreign key (county_code, round_id) references data_round
);

grant select, insert on data_round_explanation to junheng_app;
grant update (text, at, account_name) on data_round_explanation to junheng_app;
