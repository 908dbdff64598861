/** What `countersign simulate` was asked for, out of its arguments. Anything else is named, and nothing is guessed. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readScript, ScriptWrong } from './read-script.ts';
import type { Script } from './script.ts';

export const SIMULATE_USAGE = `usage: countersign simulate SCRIPT --out FOLDER [--seed N] [--gzip]
       countersign simulate SCRIPT --out FOLDER --against URL --key KEY [--seed N] [--speed N] [--rate N]
       countersign simulate --scenarios

  SCRIPT       JSON: who is in the world, and what befalls them (examples/world.json)
  --out        a folder: trace.jsonl and truth.jsonl are written there
  --seed       whole number; the same script and seed give the same bytes (1)
  --gzip       trace.jsonl.gz and truth.jsonl.gz instead
  --against    a running server in development on this machine, which all of it happens to (http://127.0.0.1:3000)
  --key        its development key (or COUNTERSIGN_SIMULATE_KEY)
  --speed      seconds of the world in a second (3600)
  --rate       calls a second at most (50)
  --scenarios  list what can befall a world, and how often it usually does
`;

/** What a world is to happen to. */
export interface Against {
  readonly url: string;
  readonly key: string;
  readonly speed: number;
  readonly rate: number;
}

export interface SimulateArguments {
  readonly against: Against | null;
  readonly script: Script;
  readonly out: string;
  readonly seed: number;
  readonly gzip: boolean;
}

export class SimulateArgumentsWrong extends Error {}

const OPTIONS = {
  out: { type: 'string' },
  seed: { type: 'string', default: '1' },
  gzip: { type: 'boolean', default: false },
  scenarios: { type: 'boolean', default: false },
  against: { type: 'string' },
  key: { type: 'string' },
  speed: { type: 'string', default: '3600' },
  rate: { type: 'string', default: '50' },
} as const;

function parseFlags(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new SimulateArgumentsWrong((error as Error).message);
  }
}

async function scriptIn(path: string): Promise<Script> {
  const text = await readFile(path, 'utf8');
  try {
    return readScript(JSON.parse(text));
  } catch (error) {
    if (error instanceof ScriptWrong) throw new SimulateArgumentsWrong(`${path}: ${error.message}`);
    if (error instanceof SyntaxError) throw new SimulateArgumentsWrong(`${path}: is not JSON`);
    throw error;
  }
}

const LOCAL = /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?\/?$/;

function numberIn(name: string, said: string, most: number): number {
  const value = /^\d{1,9}$/.test(said) ? Number(said) : 0;
  if (value < 1 || value > most) throw new SimulateArgumentsWrong(`--${name} is a whole number from 1 to ${most}`);
  return value;
}

type Values = ReturnType<typeof parseFlags>['values'];

function againstIn({ against, key, speed, rate }: Values, environmentKey: string | undefined): Against | null {
  if (against === undefined) return null;
  if (!LOCAL.test(against))
    throw new SimulateArgumentsWrong('--against is a server on this machine, such as http://127.0.0.1:3000');
  const secret = key ?? environmentKey;
  if (secret === undefined) throw new SimulateArgumentsWrong('--key is missing');
  return {
    url: against.replace(/\/$/, ''),
    key: secret,
    speed: numberIn('speed', speed, 1e7),
    rate: numberIn('rate', rate, 5000),
  };
}

/** `list`: the scenarios are wanted. Throws `SimulateArgumentsWrong`, and what reading a file throws. */
export async function readSimulateArguments(
  argv: readonly string[],
  environmentKey?: string,
): Promise<SimulateArguments | 'list'> {
  const { values, positionals } = parseFlags(argv);
  if (values.scenarios) return 'list';
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new SimulateArgumentsWrong('one script is played at a time');
  if (values.out === undefined) throw new SimulateArgumentsWrong('--out is missing');
  if (!/^\d{1,15}$/.test(values.seed)) throw new SimulateArgumentsWrong('--seed is a whole number');
  const against = againstIn(values, environmentKey);
  return { script: await scriptIn(path), out: values.out, seed: Number(values.seed), gzip: values.gzip, against };
}
