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
