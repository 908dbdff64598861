-- Policies that were in use, whole: a decision names the version that it followed. They are of the installation, and of no service.
create table policy_version (
  version     text primary key,
  content     text not null,
  first_used  timestamptz not null
);
