-- Accounts made in bulk come with the post each person is to hold: the system administrator asks, the security administrator grants
-- (docs/decisions/access.md). Shared by all counties, as posts are; asked for and decided, never changed otherwise.

create table post_request (
  request_id     uuid primary key,
  account_id     uuid not null references account,
  role           text not null,
  county_code    text not null check (county_code ~ '^[0-9]{6}$'),
  school_code    text check (school_code <> ''),
  unit_name      text not null,
  requested_at   timestamptz not null,
  requested_name text not null,
  decided_at     timestamptz,
  decided_name   text,
  -- The post it became; null where it was refused.
  post_id        uuid references post,
  check ((decided_at is null) = (decided_name is null)),
  check (post_id is null or decided_at is not null)
);

create index post_request_open on post_request (requested_at) where decided_at is null;

grant select, insert on post_request to junheng_app;
grant update (decided_at, decided_name, post_id) on post_request to junheng_app;
