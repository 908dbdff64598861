-- Work that goes through tables in chunks: how far it is. A chunk and its position are written in one transaction, so that whatever
-- stops it, it goes on where it was.
create table job (
  service      text not null,
  name         text not null,
  position     text,
  done         bigint not null default 0,
  total        bigint not null,
  started_at   timestamptz not null,
  updated_at   timestamptz not null,
  finished_at  timestamptz,
  primary key (service, name)
);

-- Who was erased, by mark, so that it is done again on what a restore brings back. `aliases`: what else names them in company.
-- `purse`: the guess budget that outlives them until its window ends. What happened is swept of their marks afterwards.
create table erasure (
  service   text not null,
  kind      text not null check (kind in ('address', 'account')),
  key       bytea not null,
  at        timestamptz not null,
  aliases   bytea[] not null,
  purse     bytea,
  swept     text not null default 'waiting' check (swept in ('waiting', 'sweeping', 'swept')),
  primary key (service, kind, key, at)
);
create index erasure_purse on erasure (at) where purse is not null;
