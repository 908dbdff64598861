/**
 * What the server is told, in one table. Given on the command line at every start, so that no file in a data folder can drift from
 * what this version expects.
 */

/** A small machine that it shares with us; people who need more bring a server of their own. */
const SMALL = {
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  max_logical_replication_workers: '0',
  io_method: 'sync',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * Addresses must never be in a log, and PostgreSQL puts them there in four ways: statements, their parameters, the DETAIL of an error
 * (`Key (address)=(...) already exists`), and the sentence itself (`invalid input syntax for type uuid: "..."`). So errors are not
 * logged at all: who sent the statement is told, and that is us. What the server says of itself is.
 */
const DISCREET = {
  logging_collector: 'off',
  log_destination: 'stderr',
  log_line_prefix: '%m [%p] ',
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_min_duration_sample: '-1',
  log_transaction_sample_rate: '0',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_lock_waits: 'off',
  log_checkpoints: 'off',
  lc_messages: 'C',
};

/** For clusters that are thrown away: several times faster to write to, and lost when the machine (not the process) crashes. */
const THROW_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

export interface ServerSettings {
  readonly socketFolder: string;
  readonly maxConnections: number;
  readonly durable: boolean;
}

/** The server's port has no meaning without TCP but as part of the socket's name. */
export const PORT = 5432;

/** Renders the settings as arguments of `postgres`. Reached through one private Unix socket only: no TCP, hence no TLS. */
export function renderSettings(settings: ServerSettings): string[] {
  const all: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: `"${settings.socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    port: String(PORT),
    max_connections: String(settings.maxConnections),
    cluster_name: 'countersign',
    ...SMALL,
    ...DISCREET,
    ...(settings.durable ? DURABLE : THROW_AWAY),
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
