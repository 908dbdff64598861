/**
 * What can keep the embedded database from running, each with a sentence that says what to do. No message holds data: PostgreSQL's own
 * words are quoted only from its start and its initialisation, before any statement of ours has run.
 */

export type EmbeddedErrorCode =
  | 'embedded_busy'
  | 'embedded_platform_unsupported'
  | 'embedded_version_mismatch'
  | 'embedded_folder_damaged'
  | 'embedded_disk_full'
  | 'embedded_permission_denied'
  | 'embedded_start_failed'
  | 'embedded_ended';

export class EmbeddedDatabaseError extends Error {
  override readonly name: string = 'EmbeddedDatabaseError';
  readonly code: EmbeddedErrorCode;

  constructor(code: EmbeddedErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Another process runs the database in this folder. `holderPid` is null when it cannot be seen from here. */
export class EmbeddedDatabaseBusy extends EmbeddedDatabaseError {
  override readonly name = 'EmbeddedDatabaseBusy';
  readonly dataDir: string;
  readonly holderPid: number | null;

  constructor(dataDir: string, holderPid: number | null, seenFromHere = true) {
    const who = holderPid === null ? 'another process' : `process ${holderPid}`;
    const where = seenFromHere ? '' : ' (of another container or namespace)';
    super(
      'embedded_busy',
      `The data folder ${dataDir} is in use by ${who}${where}. One folder serves one process: ` +
        'stop that one first, choose another DATA_DIR, or use a PostgreSQL server (DATABASE_URL) to run several.',
    );
    this.dataDir = dataDir;
    this.holderPid = holderPid;
  }
}

function diskFull(dataDir: string, cause?: unknown): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    'embedded_disk_full',
    `No space is left for the data folder ${dataDir}. Free some (an empty database needs about 150 MB) and start again; ` +
      'nothing that was acknowledged is lost.',
    { cause },
  );
}

/** Root is hampered by missing capabilities, others by the owner of the folder. */
function whatToDo(): string {
  const uid = process.getuid?.();
  return uid === 0
    ? 'If this root lacks the capabilities CHOWN, SETUID or SETGID, start as the user who owns the folder'
    : `Start as the user who owns the folder (this process has uid ${uid}), give it that user (chown -R)`;
}

export function permissionDenied(dataDir: string, detail: string, cause?: unknown): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    'embedded_permission_denied',
    `The data folder DATA_DIR=${dataDir} cannot be used: ${detail}. ${whatToDo()}, or choose another DATA_DIR.`,
    { cause },
  );
}

const DISK_FULL = ['ENOSPC', 'EDQUOT'];
const DENIED = ['EACCES', 'EPERM', 'EROFS', 'ELOOP'];

/** Turns what the file system or `spawn` threw into an error of ours; ours pass through. */
export function explainFailure(error: unknown, dataDir: string): EmbeddedDatabaseError {
  if (error instanceof EmbeddedDatabaseError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== undefined && DISK_FULL.includes(code)) return diskFull(dataDir, error);
  if (code !== undefined && DENIED.includes(code)) return permissionDenied(dataDir, message, error);
  return new EmbeddedDatabaseError('embedded_start_failed', `The embedded database did not start: ${message}`, {
    cause: error,
  });
}

/** Turns what `initdb` or `postgres` said before it ended into an error. Their language is fixed to C, so the words are stable. */
export function explainOutput(output: string, dataDir: string, doing: string): EmbeddedDatabaseError {
  if (/No space left on device|Disk quota exceeded/.test(output)) return diskFull(dataDir);
  const lines = output.split('\n').filter((line) => /FATAL|PANIC|error|not |Permission/.test(line));
  const said = (lines.length > 0 ? lines : output.trim().split('\n')).slice(-3).join(' | ');
  if (/Permission denied|Operation not permitted|Read-only file system/.test(output)) {
    return permissionDenied(dataDir, said);
  }
  return new EmbeddedDatabaseError(
    'embedded_start_failed',
    `PostgreSQL ended while ${doing} in ${dataDir}: ${said || 'it said nothing'}. More may be in server.log there.`,
  );
}
