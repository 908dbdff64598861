-- Countersign's tables. They are private: the API is the interface. Every one carries the service (tenant), first in its key.
-- Marks are 16-byte keyed blind indexes; what is sealed is AES-256-GCM under a person's own key. No code, no reference and no plain
-- address is in any column.

-- Keys of a service and use are numbered; the newest whose time has come issues.
create table wrapped_key (
  id           text primary key,
  service      text not null,
  use          text not null check (use in ('code', 'index', 'person', 'receipt')),
  generation   int not null,
  wrapped      bytea not null,
  created_at   timestamptz not null,
  active_from  timestamptz not null,
  unique (service, use, generation)
);

create table setting (
  name   text primary key,
  value  text not null
);
insert into setting values ('epoch', '1');

create table api_key (
  id          text primary key,
  service     text not null,
  kind        text not null check (kind in ('secret', 'publishable')),
  hash        bytea not null unique,
  scopes      text[] not null,
  origins     text[] not null default '{}',
  created_at  timestamptz not null,
  revoked_at  timestamptz
);

-- Compact facts: one wide row a subject, bounded in size by those who fold it. An address's row also holds its person's key.
create table subject (
  service     text not null,
  kind        text not null,
  key         bytea not null,
  rev         bigint not null,
  body        jsonb not null,
  person_key  bytea,
  sealed      bytea,
  seen        timestamptz not null,
  primary key (service, kind, key)
) with (fillfactor = 80);

-- Fixed windows that begin with their first use. Strangers and familiar devices are counted side by side in one row, so that
-- "five for strangers, six in all" is decided under one row lock.
create table counter (
  service      text not null,
  name         text not null,
  key          bytea not null,
  window_ends  timestamptz not null,
  strangers    int not null,
  familiars    int not null,
  primary key (service, name, key)
) with (fillfactor = 50);

-- Who keeps company with whom: the accounts of a network, the addresses of a caller. Append and count, no document to fight over.
create table company (
  service  text not null,
  kind     text not null,
  key      bytea not null,
  member   bytea not null,
  at       timestamptz not null,
  primary key (service, kind, key, member)
);
create index company_recent on company (service, kind, key, at desc);

create table world (
  service    text not null,
  at         timestamptz not null,
  fact       text not null,
  component  text not null
);
create index on world (service, at desc);

-- The guess budget: what live codes hold in reserve and what wrong guesses have spent by day, in one row, so that one lock holds both.
create table budget (
  service   text not null,
  key       bytea not null,
  pool      text not null,
  reserved  bigint not null default 0 check (reserved >= 0),
  spent     jsonb not null default '{}',
  primary key (service, key, pool)
) with (fillfactor = 50);

create table verification (
  id             text primary key,
  service        text not null,
  epoch          int not null,
  salt           bytea not null,
  code_key       text not null,
  code_length    int not null,
  alphabet       text not null,
  purpose        text not null,
  channel        text not null,
  locale         text not null,
  address_key    bytea not null,
  mailbox_key    bytea not null,
  account_key    bytea,
  requester_key  bytea,
  device_key     bytea,
  api_key        text,
  state          text not null check (state in ('pending', 'challenged', 'approved', 'canceled')),
  withheld       boolean not null,
  owner_asks     boolean not null,
  tries_max      int not null,
  tries_used     int not null default 0 check (tries_used <= tries_max),
  odds           bigint not null,
  pool           text not null,
  budget_key     bytea not null,
  settled        boolean not null default false,
  resends        int not null default 0,
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  resend_after   timestamptz not null,
  last_sent_at   timestamptz not null,
  ended_at       timestamptz,
  receipt_used_at timestamptz,
  proofs         jsonb not null,
  sealed         bytea not null
) with (fillfactor = 70);
create index verification_address on verification (service, address_key, created_at desc);
create index verification_unsettled on verification (expires_at) where not settled;
create index verification_budget on verification (service, budget_key) where not settled;

-- `facts` and `assessment` together are all it was decided on: deciding on them again gives `verdict`.
create table decision (
  id            text primary key,
  service       text not null,
  at            timestamptz not null,
  verification  text,
  policy        text not null,
  outcome       text not null,
  reason        text not null,
  verdict       jsonb not null,
  facts         jsonb not null,
  assessment    jsonb not null,
  cause         text not null,
  confidence    double precision not null
);
create index decision_verification on decision (service, verification) where verification is not null;

create table message (
  id               text primary key,
  service          text not null,
  verification     text not null,
  sender           text not null,
  channel          text not null,
  reference_mark   bytea not null,
  state            text not null check (state in ('queued', 'leased', 'sending', 'sent', 'delivered', 'failed', 'unknown', 'dropped')),
  attempts         int not null default 0,
  queued_at        timestamptz not null,
  next_attempt_at  timestamptz not null,
  lease_ends       timestamptz,
  sent_at          timestamptz,
  updated_at       timestamptz not null,
  carrier_id       text,
  why              text
) with (fillfactor = 70);
create unique index message_reference on message (service, reference_mark);
create index message_verification on message (service, verification);
create index message_due on message (next_attempt_at) where state = 'queued';
create index message_held on message (lease_ends) where state in ('leased', 'sending');

create table report (
  service   text not null,
  sender    text not null,
  event_id  text not null,
  message   text not null,
  status    text not null,
  at        timestamptz not null,
  primary key (service, sender, event_id)
);
create index on report (service, message);

create table event (
  seq           bigint generated always as identity primary key,
  service       text not null,
  verification  text,
  at            timestamptz not null,
  type          text not null,
  body          jsonb not null
);
create index on event (service, verification, seq);

create table event_seen (
  service  text not null,
  key      bytea not null,
  day      date not null,
  primary key (service, key)
);

create table explanation (
  id            text primary key,
  service       text not null,
  created_at    timestamptz not null,
  verification  text,
  address_key   bytea not null,
  proof         text not null,
  locale        text not null,
  answer        jsonb not null,
  actions       jsonb not null default '[]'
);

create table idempotency (
  service     text not null,
  key         bytea not null,
  body        bytea not null,
  status      int,
  answer      bytea,
  created_at  timestamptz not null,
  primary key (service, key)
);
create index on idempotency (created_at);
