/** What `countersign calibrate` was asked for, out of its arguments. */
import { parseArgs } from 'node:util';
import { ArgumentsWrong, type ReplayArguments, readArguments } from '../read-arguments.ts';

export const CALIBRATE_USAGE = `usage: countersign calibrate TRACE TRUTH [--out FILE] [--rows FILE] [--report FOLDER]
       countersign calibrate --rows FILE [--out FILE] [--report FOLDER]
       countersign calibrate … --history [--service ID]

  TRACE       JSON Lines, one event a line, packed by gzip or not
  TRUTH       JSON Lines, what caused each request and each question
  --out       where the weights go, JSON
  --out-before  where those go that are weighed while a request is decided on, JSON
  --rows      keeps what was learned of the trace; without a trace, it is fitted again
  --report    a folder for a page of what was reached, with its plot
  --history   also what support staff confirmed (countersign confirm) in the database of the settings
  --service   whose history (the first in the settings)
  --strength  how strongly weights are drawn to nought; of several (1,3,10) the best is found
  --policy, --seed, --brand, --domain, --lenient   as for countersign replay
`;

export interface CalibrateArguments {
  /** Null: the rows are read from their file. */
  readonly played: { readonly replay: ReplayArguments; readonly truth: string } | null;
  readonly out: string | null;
  readonly outBefore: string | null;
  readonly rows: string | null;
  readonly report: string | null;
  /** Null: the usual ones. */
  readonly strengths: readonly number[] | null;
  /** Of which service the history is learned from too; undefined: the first. Null: of none. */
  readonly history: { readonly service: string | undefined } | null;
}

const OWN = {
  out: { type: 'string' },
  'out-before': { type: 'string' },
  rows: { type: 'string' },
  report: { type: 'string' },
  strength: { type: 'string' },
  history: { type: 'boolean', default: false },
  service: { type: 'string' },
} as const;
const OF_REPLAY = {
  policy: { type: 'string' },
  seed: { type: 'string' },
  brand: { type: 'string' },
  domain: { type: 'string' },
  lenient: { type: 'boolean' },
} as const;

function parseFlags(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: { ...OWN, ...OF_REPLAY }, allowPositionals: true });
  } catch (error) {
    throw new ArgumentsWrong((error as Error).message);
  }
}

function strengthsIn(text: string | undefined): readonly number[] | null {
  if (text === undefined) return null;
  const strengths = text.split(',').map(Number);
  if (!strengths.every((strength) => strength > 0 && Number.isFinite(strength)))
    throw new ArgumentsWrong('--strength is a number above nought, or several with commas between');
  return strengths;
}

/** The flags that a replay knows, as it would be given them; its result goes nowhere. */
function argumentsOfReplay(trace: string, values: Readonly<Record<string, string | boolean | undefined>>): string[] {
  const given = Object.keys(OF_REPLAY).flatMap((name) => {
    const value = values[name];
    if (value === undefined) return [];
    return value === true ? [`--${name}`] : [`--${name}=${value}`];
  });
  return ['--out=-', ...given, '--', trace];
}

/** Throws `ArgumentsWrong`. */
export async function readCalibrateArguments(argv: readonly string[]): Promise<CalibrateArguments> {
  const { values, positionals } = parseFlags(argv);
  const [trace, truth, ...more] = positionals;
  const { out = null, rows = null, report = null, 'out-before': outBefore = null } = values;
  const history = values.history ? { service: values.service } : null;
  const own = { out, outBefore, rows, report, history, strengths: strengthsIn(values.strength) };
  if (trace === undefined && (rows !== null || history !== null)) return { played: null, ...own };
  if (trace === undefined || truth === undefined || more.length > 0)
    throw new ArgumentsWrong('a trace and its truth are wanted, or rows of them');
  return { played: { replay: await readArguments(argumentsOfReplay(trace, values)), truth }, ...own };
}
