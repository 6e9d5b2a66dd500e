-- Passwords by policy, and sessions one can look at and end (docs/decisions/access.md).

alter table account
  -- Only so that a password may not contain it; shown to nobody but who keeps accounts.
  add column phone       text check (phone <> ''),
  -- The next sign-in leads to a new password and nowhere else: first use, after a reset, after it expired.
  add column must_change boolean;
update account set must_change = false;
alter table account alter column must_change set not null;

-- Those before the present one, newest first by time; kept as far back as the policy looks.
create table password_history (
  account_id    uuid not null references account,
  changed_at    timestamptz not null,
  password_hash text not null,
  primary key (account_id, changed_at)
);

-- Its owner names a session by an id, never by the key of its cookie. Where it was opened from is shown to its owner alone.
alter table session
  add column session_id   uuid,
  add column address      text,
  add column agent        text,
  add column idle_minutes integer check (idle_minutes > 0);
-- Who was signed in signs in again: nobody knows from where these came.
delete from session;
alter table session
  alter column session_id set not null,
  alter column idle_minutes set not null,
  add unique (session_id);

grant update (phone, must_change) on account to junheng_app;
grant select, insert, delete on password_history to junheng_app;
