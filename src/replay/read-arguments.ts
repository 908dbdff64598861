/** What `countersign replay` was asked for, out of its arguments. Anything else is named, and nothing is guessed. */
import { parseArgs } from 'node:util';
import type { Service } from '../engine/model.ts';
import { PolicyWrong } from '../engine/policy/read-policy.ts';
import { withVersion } from '../engine/policy/version.ts';
import { DEFAULT_POLICY, type Policy } from '../engine/policy.ts';
import { readPolicy } from './read-policy.ts';

export const REPLAY_USAGE = `usage: countersign replay TRACE --out RESULT [--policy FILE] [--seed N] [--brand NAME] [--domain DOMAIN] [--lenient]

  TRACE      JSON Lines, one event a line, packed by gzip or not
  --out      where the result goes, JSON Lines
  --policy   JSON: what it names replaces the default policy
  --seed     whole number; the same seed gives the same bytes (1)
  --brand    the operator of the trace (Lumio)
  --domain   its domain (lumio.example)
  --lenient  count what the format does not know, and pass it over
`;

export interface ReplayArguments {
  readonly trace: string;
  readonly out: string;
  readonly policy: Policy;
  readonly seed: number;
  readonly service: Service;
  readonly lenient: boolean;
}

export class ArgumentsWrong extends Error {}

const OPTIONS = {
  out: { type: 'string' },
  policy: { type: 'string' },
  seed: { type: 'string', default: '1' },
  brand: { type: 'string', default: 'Lumio' },
  domain: { type: 'string', default: 'lumio.example' },
  lenient: { type: 'boolean', default: false },
} as const;

function parseFlags(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new ArgumentsWrong((error as Error).message);
  }
}

/** Numbers of every country may stand in a trace, and fictional ones: it was judged when it happened. */
export function serviceOf(brand: string, domain: string): Service {
  const reached = { regions: ['US'], allowCountries: ['*'], allowFictional: true };
  return { id: 'lumio', brand, domain, supportUrl: `https://${domain}/help`, ...reached };
}

/** Undefined: the default one. Throws `ArgumentsWrong`. */
export async function policyIn(path: string | undefined): Promise<Policy> {
  try {
    return path === undefined ? withVersion(DEFAULT_POLICY) : await readPolicy(path);
  } catch (error) {
    throw error instanceof PolicyWrong ? new ArgumentsWrong(error.message) : error;
  }
}

/** Throws `ArgumentsWrong`. */
export async function readArguments(argv: readonly string[]): Promise<ReplayArguments> {
  const { values, positionals } = parseFlags(argv);
  const [trace, ...more] = positionals;
  if (trace === undefined || more.length > 0) throw new ArgumentsWrong('one trace is replayed at a time');
  const { out, seed, brand, domain, lenient } = values;
  if (out === undefined) throw new ArgumentsWrong('--out is missing');
  if (!/^\d{1,15}$/.test(seed)) throw new ArgumentsWrong('--seed is a whole number');
  const policy = await policyIn(values.policy);
  return { trace, out, policy, seed: Number(seed), service: serviceOf(brand, domain), lenient };
}
