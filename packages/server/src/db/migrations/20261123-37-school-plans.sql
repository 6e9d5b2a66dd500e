-- 一校一案 (一校一策): what the schools write of their plans, step by step, and what was approved. Rows are only added.

create table school_plan_step (
  county_code  text not null references county,
  school_code  text not null,
  standard_key text not null,
  -- From 1. Two who act upon the same step collide here.
  step         integer not null check (step >= 1),
  action       text not null check (action in ('save', 'submit', 'withdraw', 'return', 'approve')),
  state        text not null check (state in ('draft', 'submitted', 'returned', 'approved')),
  -- Begins anew with the first save after an approval.
  version      integer not null check (version >= 1),
  -- What the school writes, as it stands after this step.
  written      jsonb not null,
  remark       text not null,
  -- Of an approval: the paper and every figure as they were then.
  paper        jsonb,
  figures      jsonb,
  at           timestamptz not null,
  account_id   uuid not null,
  account_name text not null,
  primary key (county_code, school_code, standard_key, step),
  check ((action = 'approve') = (paper is not null)),
  check ((paper is null) = (figures is null)),
  check ((action = 'return') <= (remark <> ''))
);

-- Plans of all schools in one file.
create table school_plan_file (
  county_code  text not null references county,
  made_id      uuid not null,
  file_name    text not null,
  schools      integer not null,
  file_id      uuid not null,
  made_at      timestamptz not null,
  made_name    text not null,
  primary key (county_code, made_id),
  foreign key (county_code, file_id) references stored_file (county_code, file_id)
);

grant select, insert on school_plan_step, school_plan_file to junheng_app;
