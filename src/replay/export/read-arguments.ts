/** What `countersign export` was asked for, out of its arguments. Anything else is named, and nothing is guessed. */
import { parseArgs } from 'node:util';

export const EXPORT_USAGE = `usage: countersign export --service ID --out FILE [--since TIME] [--until TIME]

  --service  whose history
  --out      where the trace goes, JSON Lines; packed if its name ends in .gz
  --since    from when on, such as 2026-11-01 (from the beginning)
  --until    up to when (until now)

Run again after a stop, it goes on where it was.
`;

export interface ExportArguments {
  readonly service: string;
  readonly out: string;
  readonly since: number | null;
  readonly until: number | null;
}

export class ExportArgumentsWrong extends Error {}

const OPTIONS = {
  service: { type: 'string' },
  out: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
} as const;

function parseFlags(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS }).values;
  } catch (error) {
    throw new ExportArgumentsWrong((error as Error).message);
  }
}

const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{3})?)?Z)?$/;

/** Whole seconds, as ids count them. */
function timeIn(name: string, said: string | undefined): number | null {
  if (said === undefined) return null;
  const at = TIME.test(said) ? Date.parse(said) : Number.NaN;
  if (Number.isNaN(at))
    throw new ExportArgumentsWrong(`--${name} is a day or a time in UTC, such as 2026-11-01T08:00Z`);
  return Math.floor(at / 1000) * 1000;
}

/** Throws `ExportArgumentsWrong`. */
export function readExportArguments(argv: readonly string[]): ExportArguments {
  const { service, out, since, until } = parseFlags(argv);
  if (service === undefined) throw new ExportArgumentsWrong('--service is missing');
  if (out === undefined) throw new ExportArgumentsWrong('--out is missing');
  return { service, out, since: timeIn('since', since), until: timeIn('until', until) };
}
