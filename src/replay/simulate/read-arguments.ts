/** What `countersign simulate` was asked for, out of its arguments. Anything else is named, and nothing is guessed. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readScript, ScriptWrong } from './read-script.ts';
import type { Script } from './script.ts';

export const SIMULATE_USAGE = `usage: countersign simulate SCRIPT --out FOLDER [--seed N] [--gzip]
       countersign simulate --scenarios

  SCRIPT       JSON: who is in the world, and what befalls them (examples/world.json)
  --out        a folder: trace.jsonl and truth.jsonl are written there
  --seed       whole number; the same script and seed give the same bytes (1)
  --gzip       trace.jsonl.gz and truth.jsonl.gz instead
  --scenarios  list what can befall a world, and how often it usually does
`;

export interface SimulateArguments {
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

/** `list`: the scenarios are wanted. Throws `SimulateArgumentsWrong`, and what reading a file throws. */
export async function readSimulateArguments(argv: readonly string[]): Promise<SimulateArguments | 'list'> {
  const { values, positionals } = parseFlags(argv);
  if (values.scenarios) return 'list';
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new SimulateArgumentsWrong('one script is played at a time');
  if (values.out === undefined) throw new SimulateArgumentsWrong('--out is missing');
  if (!/^\d{1,15}$/.test(values.seed)) throw new SimulateArgumentsWrong('--seed is a whole number');
  return { script: await scriptIn(path), out: values.out, seed: Number(values.seed), gzip: values.gzip };
}
