-- Regions, and the directory of organisations: what each was called, under whom and with which facts on any day (docs/decisions/orgs.md).
--
-- county_code is here the code of the region that keeps the entry: a county's, or a city's for the city's own bodies (990100). An organisation
-- may stand under one of another keeper (a school under the city's bureau), so a parent or a member is a full key without a foreign
-- key: the distributed shape cannot guard one across counties. The service does.

-- GB/T 2260, towns with nine digits. Small, shared by all: a reference table. Ancestors are columns; a level above its own is null.
create table region (
  region_code   text primary key check (region_code ~ '^[0-9]{6}([0-9]{3})?$'),
  level         text not null check (level in ('nation', 'province', 'city', 'county', 'town')),
  name          text not null check (name <> ''),
  province_code text references region,
  city_code     text references region,
  county_code   text references region,
  check ((level = 'town') = (length(region_code) = 9))
);

create index region_county on region (county_code);

-- The counties known so far with their place. Names of what lies above are not known here: the code stands for them until somebody says.
insert into region select '000000', 'nation', '中华人民共和国', null, null, null where exists (select from county);
insert into region select distinct left(county_code, 2) || '0000', 'province', left(county_code, 2) || '0000', null::text, null::text, null::text from county;
insert into region select distinct left(county_code, 4) || '00', 'city', left(county_code, 4) || '00', left(county_code, 2) || '0000', null::text, null::text
  from county where county_code not like '%00';
insert into region select county_code, 'county', name, left(county_code, 2) || '0000', left(county_code, 4) || '00', null
  from county where county_code not like '%00';

-- That it is the same one under whatever name. Its kind never changes: what becomes another kind is another organisation.
create table organisation (
  county_code  text not null references region,
  org_id       uuid not null,
  kind         text not null,
  is_demo      boolean not null,
  created_at   timestamptz not null,
  created_name text not null,
  primary key (county_code, org_id)
);

-- What held from one day until another. A change ends one row and adds the next; a correction sets a row aside and puts another in its place.
-- Apart from these two marks no row is ever rewritten.
create table organisation_version (
  county_code        text not null,
  org_id             uuid not null,
  version_no         integer not null check (version_no > 0),
  valid_from         date not null,
  -- The first day it no longer held; null = holds.
  valid_to           date,
  state              text not null check (state in ('active', 'closed')),
  name               text not null check (name <> ''),
  short_name         text check (short_name <> ''),
  parent_county_code text,
  parent_org_id      uuid,
  -- The ids from the root down to the organisation itself: whoever's id stands in it has it in scope.
  path               uuid[] not null,
  -- 属地: the town or county it lies in, for judging; the parent is 隶属, for orders. The service holds it against region.
  region_code        text not null check (region_code ~ '^[0-9]{6}([0-9]{3})?$'),
  school_code        text check (school_code ~ '^[0-9]{10}$'),
  -- Facts of its kind, in the shape core gives them (features/orgs/schema.ts).
  attributes         jsonb not null,
  change             text not null,
  -- One action, which may touch several organisations: taking it back takes all of it back.
  event_id           uuid not null,
  reason             text not null,
  recorded_at        timestamptz not null,
  recorded_name      text not null,
  set_aside_at       timestamptz,
  set_aside_name     text,
  set_aside_reason   text,
  primary key (county_code, org_id, version_no),
  foreign key (county_code, org_id) references organisation,
  check (valid_to is null or valid_to > valid_from),
  check ((parent_org_id is null) = (parent_county_code is null)),
  check ((set_aside_at is null) = (set_aside_reason is null))
);

-- Of one organisation one row holds now, and two schools never share a 标识码.
create unique index organisation_version_latest on organisation_version (county_code, org_id)
  where valid_to is null and set_aside_at is null;
create unique index organisation_version_school_code on organisation_version (county_code, school_code)
  where valid_to is null and set_aside_at is null and state = 'active';
create index organisation_version_path on organisation_version using gin (path) where set_aside_at is null;
create index organisation_version_event on organisation_version (county_code, event_id);

-- Where the pupils and papers of a merged or split organisation went.
create table organisation_lineage (
  county_code  text not null,
  event_id     uuid not null,
  from_org_id  uuid not null,
  to_org_id    uuid not null,
  kind         text not null check (kind in ('merge', 'split')),
  on_date      date not null,
  withdrawn_at timestamptz,
  primary key (county_code, event_id, from_org_id, to_org_id),
  foreign key (county_code, from_org_id) references organisation,
  foreign key (county_code, to_org_id) references organisation,
  check (from_org_id <> to_org_id)
);

-- Other names it goes by in papers and files, as somebody confirmed.
create table organisation_alias (
  county_code    text not null,
  alias_id       uuid not null,
  org_id         uuid not null,
  name           text not null check (name <> ''),
  source         text not null check (source <> ''),
  confirmed_at   timestamptz not null,
  confirmed_name text not null,
  withdrawn_at   timestamptz,
  withdrawn_name text,
  primary key (county_code, alias_id),
  foreign key (county_code, org_id) references organisation
);

-- One name means one organisation.
create unique index organisation_alias_name on organisation_alias (county_code, name) where withdrawn_at is null;

create table organisation_tag (
  county_code   text not null,
  tag_id        uuid not null,
  org_id        uuid not null,
  tag           text not null check (tag <> ''),
  valid_from    date not null,
  valid_to      date,
  reason        text not null,
  recorded_at   timestamptz not null,
  recorded_name text not null,
  ended_name    text,
  primary key (county_code, tag_id),
  foreign key (county_code, org_id) references organisation,
  check (valid_to is null or valid_to > valid_from)
);

create unique index organisation_tag_holding on organisation_tag (county_code, org_id, tag) where valid_to is null;

-- Who belongs to it: persons with a post and a term, units of a group, schools of an inspection zone or an education community.
create table organisation_member (
  county_code        text not null,
  member_id          uuid not null,
  org_id             uuid not null,
  member_county_code text,
  member_org_id      uuid,
  person_name        text check (person_name <> ''),
  -- 组长, 主任, 联系人 …; of a community 牵头学校 and 成员学校.
  post               text not null check (post <> ''),
  duty               text not null,
  valid_from         date not null,
  valid_to           date,
  recorded_at        timestamptz not null,
  recorded_name      text not null,
  ended_name         text,
  end_reason         text,
  primary key (county_code, member_id),
  foreign key (county_code, org_id) references organisation,
  check (valid_to is null or valid_to > valid_from),
  check ((member_org_id is null) = (member_county_code is null)),
  check (member_org_id is not null or person_name is not null)
);

create index organisation_member_org on organisation_member (county_code, org_id);
create index organisation_member_member on organisation_member (county_code, member_org_id);

grant select, insert on region to junheng_app;
grant update (name) on region to junheng_app;
grant select, insert on organisation to junheng_app;
grant select, insert on organisation_version to junheng_app;
-- The two marks: until when it held, and that it was set aside.
grant update (valid_to, set_aside_at, set_aside_name, set_aside_reason) on organisation_version to junheng_app;
grant select, insert on organisation_lineage to junheng_app;
grant update (withdrawn_at) on organisation_lineage to junheng_app;
grant select, insert on organisation_alias to junheng_app;
grant update (withdrawn_at, withdrawn_name) on organisation_alias to junheng_app;
grant select, insert on organisation_tag to junheng_app;
grant update (valid_to, ended_name) on organisation_tag to junheng_app;
grant select, insert on organisation_member to junheng_app;
grant update (valid_to, ended_name, end_reason) on organisation_member to junheng_app;
