/** The statements that a service sends by name, with what they were last sent with. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from '../../src/store/index.ts';
import { ROOT } from '../docs/paths.ts';

export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Listens on a pool from here on. */
export function collectStatements(pool: Pool): ReadonlyMap<string, Statement> {
  const found = new Map<string, Statement>();
  const send = pool.query.bind(pool) as (...args: unknown[]) => unknown;
  const listen = (first: unknown, ...rest: unknown[]): unknown => {
    const { name, text, values = [] } = first as Partial<Statement>;
    if (name && text) found.set(name, { name, text, values });
    return send(first, ...rest);
  };
  (pool as { query: unknown }).query = listen;
  return found;
}

function* sourcesIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourcesIn(path);
    else if (/(?<!\.test)\.ts$/.test(entry.name)) yield readFileSync(path, 'utf8');
  }
}

/** Every name that stands in the store's source in full. */
export function namesInSource(): readonly string[] {
  const names = [...sourcesIn(join(ROOT, 'src', 'store'))].flatMap((text) =>
    [...text.matchAll(/name: '([a-z]+(?:\.[a-z_]+)?)'[^;]*?\btext\b/g)].map((match) => match[1]!),
  );
  return [...new Set(names)].sort();
}

const plain = (value: unknown): string =>
  value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : String(value);

/** As an element of an array literal. */
const element = (value: unknown): string => (value === null ? 'NULL' : `"${plain(value).replace(/["\\]/g, '\\$&')}"`);

/** As a constant of no type yet. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  const text = Array.isArray(value) ? `{${value.map(element).join(',')}}` : plain(value);
  return `'${text.replaceAll("'", "''")}'`;
}

export interface Plan {
  readonly 'Node Type': string;
  readonly Operation?: string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Subplans Removed'?: number;
  readonly Plans?: readonly Plan[];
}

/** The plan that is kept for the statement, whatever it is sent with: what it was sent with is what parts are chosen by. */
export async function explain(pool: Pool, { text, values }: Statement): Promise<Plan> {
  const client = await pool.connect();
  try {
    await client.query(`prepare asked as ${text}`);
    const args = values.length > 0 ? `(${values.map(literal).join(', ')})` : '';
    const { rows } = await client.query(`explain (format json) execute asked${args}`);
    return rows[0]['QUERY PLAN'][0].Plan;
  } finally {
    await client.query('deallocate all');
    client.release();
  }
}

export const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
