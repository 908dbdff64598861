-- Countersign's tables. They are private: the API is the interface. Every one carries the service (tenant), first in its key.
-- Marks are 16-byte keyed blind indexes; what is sealed is AES-256-GCM under a person's own key. No code, no reference and no plain
-- address is in any column.
--
-- Tables that every code changes are vacuumed and analysed only after some thousand changes: for what is known to be small the planner
-- would keep plans that read all of it, and it is not small for long.
--
-- Ids of what grows with every code begin with the second they were made in, so that their rows and their keys are appended, and so
-- that a table can be cut by its id: what is old goes by dropping a part, never by deleting rows.

-- Keys of a service and use are numbered; the newest whose time has come issues. An `index` key is not settled while there may be
-- marks of the one before it.
create table wrapped_key (
  id           text primary key,
  service      text not null,
  use          text not null check (use in ('code', 'index', 'person', 'receipt')),
  generation   int not null,
  wrapped      bytea not null,
  created_at   timestamptz not null,
  active_from  timestamptz not null,
  settled      boolean not null default true,
  unique (service, use, generation)
);

-- While marks are taken over to a newer `index` key, triggers refuse new rows that come with a mark of the one before.
create function refuse_mark() returns trigger language plpgsql as $$
begin
  raise exception 'A mark of before.' using errcode = 'check_violation', constraint = tg_name;
end $$;

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

-- Compact facts: one wide row a subject, bounded in size by those who fold it; SQL does not look into `body`. An address's row also
-- holds its person's key. `links`: the addresses that an account or device points to. `recent`: the last verifications of an address.
create table subject (
  service     text not null,
  kind        text not null,
  key         bytea not null,
  rev         bigint not null,
  body        text not null,
  links       bytea[] not null default '{}',
  recent      uuid[] not null default '{}',
  person_key  bytea,
  sealed      bytea,
  seen        timestamptz not null,
  primary key (service, kind, key)
) with (fillfactor = 70, autovacuum_vacuum_threshold = 10000, autovacuum_analyze_threshold = 10000);

-- What was counted for limits: strangers and familiar devices side by side, so that "five for strangers, six in all" is decided
-- under one row lock. `id` is made of the mark that is counted, and of service, limit and shard. Times are milliseconds: those when
-- the window ends, and when the row says nothing any more (a sliding window needs the one before it). `room` is how many one of
-- several rows takes by itself. Nothing but `id` is indexed, so that counting stays on its page.
create table counter (
  id              uuid primary key,
  ends_ms         bigint not null,
  forget_ms       bigint not null,
  strangers       int not null,
  familiars       int not null,
  prev_strangers  int not null default 0,
  prev_familiars  int not null default 0,
  room            int,
  service         text not null,
  name            text not null
) with (fillfactor = 75, autovacuum_vacuum_threshold = 10000, autovacuum_analyze_threshold = 10000);

-- Who keeps company with whom, by stretches of time that end at `ends`: the accounts of a network, the addresses of a caller.
create table company (
  service  text not null,
  kind     text not null,
  key      bytea not null,
  ends     timestamptz not null,
  member   bytea not null,
  at       timestamptz not null,
  primary key (service, kind, key, ends, member)
) partition by range (ends);

create table world (
  service    text not null,
  at         timestamptz not null,
  fact       text not null,
  component  text not null
);
create index on world (service, at desc);

-- The guess budget of an account, or of an address without one: both pools in one row, so that one lock holds all of it. A hold ends
-- by itself when its code does, so nothing has to come back for it; what was guessed wrong stays spent, by day.
create type hold as (verification uuid, pool text, ends timestamptz, units bigint);
create type spending as (day date, pool text, units bigint);
create table budget (
  service  text not null,
  key      bytea not null,
  holds    hold[] not null default '{}',
  spent    spending[] not null default '{}',
  primary key (service, key)
) with (fillfactor = 60, autovacuum_vacuum_threshold = 10000, autovacuum_analyze_threshold = 10000);

create table verification (
  id             uuid primary key,
  service        text not null,
  epoch          int not null,
  code_length    smallint not null,
  tries_max      smallint not null,
  tries_used     smallint not null default 0 check (tries_used <= tries_max),
  resends        smallint not null default 0,
  withheld       boolean not null,
  owner_asks     boolean not null,
  odds           bigint not null,
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  resend_after   timestamptz not null,
  last_sent_at   timestamptz not null,
  ended_at       timestamptz,
  receipt_used_at timestamptz,
  state          text not null check (state in ('pending', 'challenged', 'approved', 'canceled')),
  pool           text not null,
  alphabet       text not null,
  purpose        text not null,
  channel        text not null,
  locale         text not null,
  code_key       text not null,
  api_key        text,
  salt           bytea not null,
  address_key    bytea not null,
  mailbox_key    bytea not null,
  account_key    bytea,
  requester_key  bytea,
  device_key     bytea,
  budget_key     bytea not null,
  proofs         text not null,
  sealed         bytea not null
) partition by range (id);

-- `record`: verdict, facts and assessment as JSON; all it was decided on, so that deciding on it again gives the verdict.
create table decision (
  id            uuid primary key,
  service       text not null,
  at            timestamptz not null,
  verification  uuid,
  policy        text not null,
  outcome       text not null,
  reason        text not null,
  cause         text not null,
  confidence    real not null,
  record        text not null
) partition by range (id);
create index decision_verification on decision (verification) where verification is not null;

create table message (
  id               uuid primary key,
  service          text not null,
  verification     uuid not null,
  queued_at        timestamptz not null,
  sent_at          timestamptz,
  updated_at       timestamptz not null,
  sender           text not null,
  channel          text not null,
  state            text not null check (state in ('queued', 'sent', 'delivered', 'failed', 'unknown', 'dropped')),
  reference_mark   bytea not null,
  carrier_id       text,
  why              text
) partition by range (id);
create index message_verification on message (verification);
create index message_reference on message (reference_mark);

-- What is still to be sent, apart from the record of it: rows live here for as long as sending takes.
create table outbox (
  message       uuid primary key,
  service       text not null,
  verification  uuid not null,
  sender        text not null,
  state         text not null default 'queued' check (state in ('queued', 'leased', 'sending')),
  attempts      smallint not null default 0,
  due           timestamptz not null,
  lease_ends    timestamptz
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);
create index outbox_due on outbox (due) where state = 'queued';
create index outbox_held on outbox (lease_ends) where state <> 'queued';

create table report (
  message   uuid not null,
  service   text not null,
  sender    text not null,
  event_id  text not null,
  status    text not null,
  at        timestamptz not null,
  primary key (message, sender, event_id)
) partition by range (message);

-- What happened to a verification, or to a decision that made none (`of`). A row holds the events of one step, in order.
create table event (
  of            uuid not null,
  seq           bigint generated always as identity,
  service       text not null,
  at            timestamptz not null,
  events        text not null
) partition by range (of);
create index event_of on event (of, seq);

-- Events of the outside that were told. `until`: one call is taking it in, and has so long; null: it was taken in.
create table event_seen (
  service  text not null,
  key      bytea not null,
  day      date not null,
  until    timestamptz,
  primary key (service, key)
);

create table explanation (
  id            uuid primary key,
  service       text not null,
  created_at    timestamptz not null,
  verification  uuid,
  address_key   bytea not null,
  proof         text not null,
  locale        text not null,
  answer        jsonb not null,
  actions       jsonb not null default '[]'
) partition by range (id);

-- One part for all of time to begin with: it is given an end, and others come behind it, while the service runs. A new part takes its
-- storage parameters from the one before it. Rows are vacuumed soon after they came, while their pages are still in memory, and frozen
-- at that, so that nothing is left to be done over years of them at once. The ones that change leave room on their page to be written
-- once more all at the same time, as a batch does, without touching an index.
create table verification_first partition of verification for values from (minvalue) to (maxvalue)
  with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 100000,
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100000, autovacuum_freeze_min_age = 0,
    autovacuum_analyze_threshold = 10000);
create table message_first partition of message for values from (minvalue) to (maxvalue)
  with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 100000,
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100000, autovacuum_freeze_min_age = 0,
    autovacuum_analyze_threshold = 10000);
create table decision_first partition of decision for values from (minvalue) to (maxvalue)
  with (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100000, autovacuum_freeze_min_age = 0,
    autovacuum_analyze_threshold = 10000);
create table report_first partition of report for values from (minvalue) to (maxvalue)
  with (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100000, autovacuum_freeze_min_age = 0,
    autovacuum_analyze_threshold = 10000);
create table event_first partition of event for values from (minvalue) to (maxvalue)
  with (autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100000, autovacuum_freeze_min_age = 0,
    autovacuum_analyze_threshold = 10000);
create table explanation_first partition of explanation for values from (minvalue) to (maxvalue);
create table company_first partition of company for values from (minvalue) to (maxvalue) with (fillfactor = 80);

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
