-- Who holds which post, where and from when until when (docs/decisions/access.md).
--
-- 三员分立 as a constraint: an account belongs to one branch for good (business work, or one of the three administrations), and a post's
-- foreign key carries the branch of its role. Two branches on one account cannot be written by any program, also not one after the other.

alter table account add column branch text;
update account set branch = case when role in ('system_admin', 'security_admin', 'audit_admin') then role else 'business' end;
alter table account
  alter column branch set not null,
  add check (branch in ('business', 'system_admin', 'security_admin', 'audit_admin')),
  add unique (account_id, branch);

create table post (
  post_id      uuid primary key,
  account_id   uuid not null,
  role         text not null check (role in (
    'coordinator', 'leader', 'section_officer', 'department_officer', 'township_officer', 'inspector', 'principal', 'filler',
    'city_supervisor', 'system_admin', 'security_admin', 'audit_admin')),
  branch       text not null generated always as (
    case when role in ('system_admin', 'security_admin', 'audit_admin') then role else 'business' end) stored,
  -- The region whose directory the organisation stands in: a county, or a city (990100). No foreign keys to county tables: posts are
  -- shared by all counties.
  county_code  text check (county_code ~ '^[0-9]{6}$'),
  org_id       uuid,
  school_code  text check (school_code <> ''),
  -- What it was called when the post was granted.
  unit_name    text not null,
  valid_from   date not null,
  -- The first day it is no longer held; null = held.
  valid_to     date,
  granted_at   timestamptz not null,
  granted_name text not null,
  ended_name   text,
  foreign key (account_id, branch) references account (account_id, branch),
  check ((branch = 'business') = (county_code is not null)),
  check ((role in ('principal', 'filler')) = (school_code is not null)),
  check (role <> 'city_supervisor' or county_code like '%00'),
  check (valid_to is null or valid_to >= valid_from)
);

create index post_account on post (account_id);

-- Schools given to a post by name: an inspector's. What stands below the post's organisation is found in the directory.
create table post_school (
  post_id     uuid not null references post,
  school_code text not null check (school_code <> ''),
  primary key (post_id, school_code)
);

insert into post (post_id, account_id, role, county_code, unit_name, valid_from, granted_at, granted_name)
  select gen_random_uuid(), a.account_id, a.role, a.county_code, coalesce(c.name, ''), (a.created_at at time zone 'Asia/Shanghai')::date, a.created_at, '升级'
  from account a left join county c on c.county_code = a.county_code;

alter table account drop column role, drop column county_code;

-- A session works in one post; 市级督导 looks at one county of the city at a time.
alter table session
  add column post_id     uuid references post,
  add column county_code text references county;
update session set post_id = (select p.post_id from post p where p.account_id = session.account_id);
alter table session alter column post_id set not null;

-- The app never changes whose branch an account is, nor what a post was; it ends posts.
revoke update on account from junheng_app;
grant update (display_name, password_hash, disabled, last_sign_in_at, password_changed_at) on account to junheng_app;
grant select, insert on post to junheng_app;
grant update (valid_to, ended_name) on post to junheng_app;
grant select, insert, delete on post_school to junheng_app;
