-- A way of looking at a room that a person keeps under a name: its filters, order and columns as they stand in the address. It follows the
-- person from machine to machine. It holds no figures, and deciding nothing it is no matter of the audit.

create table account_view (
  account_id uuid not null references account,
  -- The room it belongs to: matrix.
  room       text not null check (room <> ''),
  name       text not null check (name <> ''),
  search     text not null,
  at         timestamptz not null,
  primary key (account_id, room, name)
);

grant select, insert, update, delete on account_view to junheng_app;
