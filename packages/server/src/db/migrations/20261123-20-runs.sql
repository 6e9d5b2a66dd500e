-- Evaluation runs: what a county was judged on, by which rules, and what came out. A run is never changed (docs/decisions/runs.md).

create table evaluation_run (
  county_code     text not null references county,
  run_id          uuid not null,
  name            text not null check (name <> ''),
  -- 'final': of a locked edition or a file handed in; 'provisional': of values that may still change.
  kind            text not null check (kind in ('provisional', 'final')),
  -- What was judged: a package or a live round, and its very bytes.
  source_id       uuid not null,
  source_name     text not null,
  input_file_id   uuid not null,
  round_id        uuid,
  edition         integer,
  run_basis       text check (run_basis in ('effective', 'reported', 'statistics')),
  -- By what.
  standard_key    text not null,
  standard_hash   text not null,
  profile_id      uuid,
  profile_name    text not null,
  profile_hash    text not null,
  settings        jsonb,
  judged_on       date not null,
  engine          text not null,
  -- What came out. The whole of it is the results file, a JSON text.
  input_hash      text not null,
  statistics_day  date,
  verdict         text not null check (verdict in ('met', 'unmet', 'not_judgeable')),
  counts          jsonb not null,
  results_file_id uuid not null,
  is_demo         boolean not null,
  made_at         timestamptz not null,
  made_name       text not null,
  primary key (county_code, run_id),
  foreign key (county_code, input_file_id) references stored_file (county_code, file_id),
  foreign key (county_code, results_file_id) references stored_file (county_code, file_id)
);

create index evaluation_run_newest on evaluation_run (county_code, made_at desc);
-- Of a locked edition there is one final run by each standard, profile and basis.
create unique index evaluation_run_final on evaluation_run
  (county_code, source_id, standard_hash, profile_hash, run_basis, engine) where kind = 'final';

grant select, insert on evaluation_run to junheng_app;
