/** What `countersign backtest` was asked for, out of its arguments. Anything else is named, and nothing is guessed. */
import { parseArgs } from 'node:util';
import type { Policy } from '../../engine/policy.ts';
import { ArgumentsWrong, policyIn, type ReplayArguments, serviceOf } from '../read-arguments.ts';
import { DEFAULT_PRICES, type Prices, PricesWrong, readPrices } from './prices.ts';

export const BACKTEST_USAGE = `usage: countersign backtest TRACE|history --policy NEW [--truth FILE] [--out FILE] [--json]
       countersign backtest history --shadow

  TRACE       a trace, which is replayed first; "history": the decisions of the database in the settings
  --policy    a policy file: every recorded decision is made once more under it
  --shadow    what was noted of the policy that was tried beside the one that holds
  --out       where each decision that would be another goes, JSON Lines
  --prices    JSON: what a message costs, by channel and how the number begins
  --recorded  the recorded decisions are kept in this file, and taken from it the next time
  --json      the report as JSON

of a trace:
  --truth     its truth file: who waited for a code, and what nobody had asked for
  --under     the policy that it is replayed under (the default one)
  --seed, --brand, --domain, --lenient   as in countersign replay

of the history:
  --service   of this service alone
  --since, --until   days, as in 2026-11-20; the second is not in it any more
`;

export interface BacktestArguments {
  /** Null: the history. */
  readonly trace: (ReplayArguments & { readonly truth: string | null }) | null;
  /** Null: what was noted of the policy that was tried. */
  readonly policy: Policy | null;
  readonly out: string | null;
  readonly recorded: string | null;
  readonly prices: Prices;
  readonly json: boolean;
  readonly service: string | null;
  readonly since: number | null;
  readonly until: number | null;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const OF_TRACES = { truth: text, under: text, seed: text, brand: text, domain: text } as const;
const OF_HISTORY = { service: text, since: text, until: text } as const;
const OPTIONS = {
  policy: text,
  shadow: flag,
  out: text,
  prices: text,
  recorded: text,
  json: flag,
  lenient: flag,
  ...OF_TRACES,
  ...OF_HISTORY,
} as const;

function parseFlags(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new ArgumentsWrong((error as Error).message);
  }
}
type Values = ReturnType<typeof parseFlags>['values'];

function assertOnly(values: Values, isHistory: boolean): void {
  const strangers = Object.keys(isHistory ? OF_TRACES : OF_HISTORY) as (keyof Values)[];
  const given = strangers.find((name) => values[name] !== undefined);
  if (given) throw new ArgumentsWrong(`--${given} is for ${isHistory ? 'a trace' : 'the history'}`);
  if (values.shadow === (values.policy !== undefined))
    throw new ArgumentsWrong(
      values.shadow ? '--shadow goes without --policy' : '--policy is missing: the policy to try',
    );
  if (values.shadow && !isHistory) throw new ArgumentsWrong('--shadow is for the history');
}

function dayOf(given: string | undefined, name: string): number | null {
  if (given === undefined) return null;
  const at = /^\d{4}-\d\d-\d\d$/.test(given) ? Date.parse(`${given}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at)) throw new ArgumentsWrong(`--${name} is a day, as in 2026-11-20`);
  return at;
}

async function pricesIn(path: string | undefined): Promise<Prices> {
  try {
    return path === undefined ? DEFAULT_PRICES : await readPrices(path);
  } catch (error) {
    throw error instanceof PricesWrong ? new ArgumentsWrong(error.message) : error;
  }
}

async function traceIn(trace: string, values: Values): Promise<BacktestArguments['trace']> {
  const { seed = '1', brand = 'Lumio', domain = 'lumio.example', lenient, truth = null, under } = values;
  if (!/^\d{1,15}$/.test(seed)) throw new ArgumentsWrong('--seed is a whole number');
  const policy = await policyIn(under);
  return { trace, out: '', policy, seed: Number(seed), service: serviceOf(brand, domain), lenient, truth };
}

/** Throws `ArgumentsWrong`. */
export async function readBacktestArguments(argv: readonly string[]): Promise<BacktestArguments> {
  const { values, positionals } = parseFlags(argv);
  const [what, ...more] = positionals;
  if (what === undefined || more.length > 0) throw new ArgumentsWrong('name one trace, or "history"');
  assertOnly(values, what === 'history');
  const { out = null, recorded = null, json, service = null } = values;
  return {
    trace: what === 'history' ? null : await traceIn(what, values),
    policy: values.shadow ? null : await policyIn(values.policy),
    out,
    recorded,
    prices: await pricesIn(values.prices),
    json,
    service,
    since: dayOf(values.since, 'since'),
    until: dayOf(values.until, 'until'),
  };
}
