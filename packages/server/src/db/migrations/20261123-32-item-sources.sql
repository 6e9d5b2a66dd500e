-- Where items come from (docs/decisions/ledger.md): letters of what was found, and the record an item was made of. A run is named by the item itself.

create table feedback_letter (
  county_code text not null references county,
  letter_id   uuid not null,
  review_id   uuid,
  source      text not null check (source in
    ('self_check', 'city_review', 'provincial', 'national', 'monitoring', 'inspector', 'supervision_letter', 'public')),
  agency      text not null check (agency <> ''),
  number      text not null check (number <> ''),
  title       text not null check (title <> ''),
  dated       date not null,
  due         date not null,
  is_demo     boolean not null,
  added_at    timestamptz not null,
  added_by    uuid not null,
  added_name  text not null,
  primary key (county_code, letter_id),
  foreign key (county_code, review_id) references review,
  -- One letter is entered once.
  unique (county_code, agency, number)
);

-- The warning, line of 迎检准备 or letter an item was made of. A record may become an item again once the first is closed.
create table item_origin (
  county_code text not null,
  item_no     integer not null,
  kind        text not null check (kind in ('warning', 'readiness', 'letter')),
  -- The warning's or letter's id, the line's key.
  record      text not null check (record <> ''),
  primary key (county_code, item_no),
  foreign key (county_code, item_no) references rectification_item
);
create index item_origin_record on item_origin (county_code, kind, record);

grant select, insert on feedback_letter, item_origin to junheng_app;
