-- Signing in through the organisation's own sign-in (OpenID Connect; docs/decisions/access.md). Shared by all counties, as accounts are.

-- Whom the provider means by its subject: bound by hand, never guessed from a name or an address.
create table account_identity (
  issuer     text not null,
  subject    text not null check (subject <> ''),
  account_id uuid not null references account,
  bound_at   timestamptz not null,
  bound_name text not null,
  primary key (issuer, subject),
  unique (account_id, issuer)
);

-- Begun in a browser, which keeps the secret this is the hash of; taken away when it comes back.
create table sign_on_flow (
  flow_hash  text primary key,
  state      text not null,
  nonce      text not null,
  verifier   text not null,
  -- Whose account is being bound; null: signing in.
  account_id uuid references account,
  begun_at   timestamptz not null
);

-- Opened through the provider: one's password here has nothing to do with it.
alter table session add column via_provider boolean;
update session set via_provider = false;
alter table session alter column via_provider set not null;

grant select, insert, delete on account_identity to junheng_app;
grant select, insert, delete on sign_on_flow to junheng_app;
