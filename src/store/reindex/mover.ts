/**
 * Taking over what a call is about, before the call: while marks are on their way, whoever is asked about is taken over first, so that
 * the call finds them where it looks. What was taken over once stays so, and is remembered.
 */
import type { Mark } from '../../engine/ports.ts';
import { toUuid } from '../ids.ts';
import type { Pool } from '../pool.ts';
import { retrying } from '../pool.ts';
import { inTransaction, type Transaction } from '../transaction.ts';
import type { OpenIndex } from '../vault/open-index.ts';
import type { Follow } from './follow.ts';
import { findVerifications, type Leading, moveBudgets, moveSeen, moveSubjects, writeVerifications } from './rows.ts';

/** What a call is about. Marks of any generation; ids as the wire says them. */
export interface Touched {
  readonly service: string;
  readonly subjects?: readonly { readonly kind: string; readonly key: Mark }[];
  readonly budgets?: readonly Mark[];
  readonly verifications?: readonly string[];
  readonly seen?: readonly Mark[];
}

export type Touch = (touched: readonly Touched[]) => Promise<void>;

const REMEMBERED_MOST = 100_000;

export const leadingOf = (follow: Follow, service: string): Leading => ({
  service,
  before: (mark: Mark) => follow.before(service, mark),
  stored: (mark: Mark) => follow.stored(service, mark),
});

interface Work {
  readonly subjects: Map<string, { kind: string; key: Mark }>;
  readonly budgets: Map<string, Mark>;
  readonly verifications: Map<string, string>;
  readonly seen: Map<string, Mark>;
}

async function moveAll(tx: Transaction, to: Leading, work: Work): Promise<void> {
  const asked = await findVerifications(tx, to.service, [...work.verifications.values()]);
  const named = [...work.subjects.values(), ...asked.map((v) => ({ kind: 'address', key: v.address_key! }))];
  const recent = await findVerifications(tx, to.service, await moveSubjects(tx, to, named));
  const all = [...asked, ...recent];
  await moveBudgets(tx, to, [...work.budgets.values(), ...all.map((v) => v.budget_key!)]);
  await writeVerifications(tx, to, all);
  await moveSeen(tx, to, [...work.seen.values()]);
}

export function createMover(pool: Pool, index: OpenIndex, follow: Follow): Touch {
  const remembered = new Set<string>();

  /** What was not touched before, by names that hold for this move alone. */
  function workOf(service: string, all: readonly Touched[]): Work {
    const fresh = <T>(of: (touched: Touched) => readonly T[] | undefined, nameOf: (item: T) => string) => {
      const items = all.filter((touched) => touched.service === service).flatMap((touched) => of(touched) ?? []);
      const named = items.map((item) => [`${service} ${index.stored(service)} ${nameOf(item)}`, item] as const);
      return new Map(named.filter(([name]) => !remembered.has(name)));
    };
    const stored = (mark: Mark) => follow.stored(service, mark);
    return {
      subjects: fresh(
        (t) => t.subjects,
        ({ kind, key }) => `${kind} ${stored(key)}`,
      ),
      budgets: fresh(
        (t) => t.budgets,
        (key) => `budget ${stored(key)}`,
      ),
      verifications: fresh(
        (t) => t.verifications?.flatMap((id) => toUuid('ver', id) ?? []),
        (uuid) => uuid,
      ),
      seen: fresh(
        (t) => t.seen,
        (key) => `seen ${stored(key)}`,
      ),
    };
  }

  async function touchService(service: string, all: readonly Touched[]): Promise<void> {
    const work = workOf(service, all);
    const names = Object.values(work).flatMap((part: Map<string, unknown>) => [...part.keys()]);
    if (names.length === 0) return;
    const to = leadingOf(follow, service);
    await retrying(() => inTransaction(pool, (tx) => moveAll(tx, to, work)));
    if (remembered.size >= REMEMBERED_MOST) remembered.clear();
    for (const name of names) remembered.add(name);
  }

  return async (touched) => {
    const services = new Set(touched.map(({ service }) => service).filter((s) => s !== '*' && index.move(s) !== null));
    for (const service of services) await touchService(service, touched);
  };
}
