// Promise: company is counted with those who join in the same statement, each once, whatever a batch holds: twice the same member, two
// asks of one company, members known from the stretch before, companies that are full.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openTestDatabase } from '../../../test/setup/database.ts';
import type { Company, CompanyMember } from '../../engine/ports.ts';
import { joinCompanies } from './company.ts';

const { pool } = await openTestDatabase();
const SPAN = 100;
const MOST = 6;
/** A member seen again is written again only when its time lags so far behind. */
const LAG_MS = (SPAN / 20) * 1000;
const START = 1_795_000_000_000;

const companyOf = (run: number, key: number): Company => ({
  service: `s${run}`,
  kind: 'network_account',
  key: String(key).padStart(32, '0'),
  spanSeconds: SPAN,
  most: MOST,
});

/** Who joins which company; null only asks. */
const ask = fc.uniqueArray(fc.tuple(fc.nat(2), fc.option(fc.nat(8))), { selector: ([key]) => key, maxLength: 3 });
const step = fc.record({ waits: fc.nat(60_000), asks: fc.array(ask, { minLength: 1, maxLength: 5 }) });
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** By company and stretch: when each member was written last. */
type Model = Map<string, Map<number, number>>;

function join(model: Model, { asks }: Step, now: number): void {
  const stretch = Math.floor(now / 1000 / SPAN);
  const before = new Map([...model].map(([name, members]) => [name, members.size]));
  for (const [key, member] of asks.flat()) {
    if (member === null) continue;
    const name = `${key} ${stretch}`;
    const members = model.get(name) ?? new Map<number, number>();
    model.set(name, members);
    const isFresh = (members.get(member) ?? Number.NEGATIVE_INFINITY) >= now - LAG_MS;
    if (!isFresh && (before.get(name) ?? 0) < MOST) members.set(member, now);
  }
}

function sizeOf(model: Model, key: number, now: number): number {
  const stretch = Math.floor(now / 1000 / SPAN);
  const lately = [stretch, stretch - 1].flatMap((of) => [...(model.get(`${key} ${of}`) ?? [])]);
  return Math.min(MOST, new Set(lately.flatMap(([member, at]) => (at > now - SPAN * 1000 ? [member] : []))).size);
}

test('company is what a model says, for who joins and for who only asks', async () => {
  let run = 0;
  const holds = async (steps: readonly Step[]) => {
    run += 1;
    const model: Model = new Map();
    let now = START;
    for (const one of steps) {
      now += one.waits;
      join(model, one, now);
      const asks = one.asks.map((joins) => ({
        companies: joins.map(([key]) => companyOf(run, key)),
        members: joins.flatMap(([key, member]): CompanyMember[] =>
          member === null ? [] : [{ ...companyOf(run, key), member: String(member).padStart(32, 'a'), at: now }],
        ),
      }));
      const expected = one.asks.map((joins) => joins.map(([key]) => sizeOf(model, key, now)));
      assert.deepEqual(await joinCompanies(pool, asks, now), expected);
      const looked = asks.map(({ companies }) => ({ companies }));
      assert.deepEqual(await joinCompanies(pool, looked, now), expected, 'and so it stands');
    }
  };
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  console.log(`seed ${seed}`);
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), holds), { seed, numRuns: 60 });
});
