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
import { type Follow, followMarks } from './follow.ts';
import {
  findVerifications,
  type Leading,
  moveBudgets,
  moveSeen,
  moveSubjects,
  type SubjectName,
  type VerificationRow,
  writeVerifications,
} from './rows.ts';

/** What a call is about: marks as the engine says them, ids as the wire does. */
export interface Touched {
  readonly service: string;
  readonly subjects?: readonly { readonly kind: string; readonly key: Mark }[];
  readonly budgets?: readonly Mark[];
  readonly verifications?: readonly string[];
  readonly seen?: readonly Mark[];
}

export type Touch = (touched: readonly Touched[]) => Promise<void>;

const REMEMBERED_MOST = 100_000;
const SUBJECTS = ['account', 'address', 'device'] as const;

export const leadingOf = (follow: Follow, service: string): Leading => ({
  service,
  taken: (mark: Mark) => follow.taken(service, mark),
  untaken: (mark: Mark) => follow.untaken(service, mark),
});

interface Work {
  readonly subjects: Map<string, { kind: string; key: Mark }>;
  readonly budgets: Map<string, Mark>;
  readonly verifications: Map<string, string>;
  readonly seen: Map<string, Mark>;
}

/** Verifications, with whose they are. Where nothing is on its way, nothing is done. */
export async function moveVerifications(tx: Transaction, index: OpenIndex, service: string, ids: readonly string[]) {
  if (index.move(service) === null) return;
  const none = new Map();
  const verifications = new Map(ids.map((id) => [id, id]));
  await moveAll(tx, leadingOf(followMarks(index), service), {
    subjects: none,
    budgets: none,
    verifications,
    seen: none,
  });
}

const subjectsOf = (v: VerificationRow): readonly SubjectName[] =>
  SUBJECTS.flatMap((kind) => {
    const key = v[`${kind}_key`];
    return key === null ? [] : [{ kind, key }];
  });

async function moveAll(tx: Transaction, to: Leading, work: Work): Promise<void> {
  const asked = await findVerifications(tx, to.service, [...work.verifications.values()]);
  const named = [...work.subjects.values(), ...asked.flatMap(subjectsOf)];
  const recent = await findVerifications(tx, to.service, await moveSubjects(tx, to, named));
  const all = [...asked, ...recent];
  await moveBudgets(tx, to, [...work.budgets.values(), ...all.map((v) => v.budget_key!)]);
  await writeVerifications(tx, to, all);
  await moveSeen(tx, to, [...work.seen.values()]);
}

export function createMover(pool: Pool, index: OpenIndex, follow: Follow): Touch {
  const remembered = new Set<string>();

  /** What was not touched before, by names that hold for this move alone, with the marks of the database. */
  function workOf(service: string, all: readonly Touched[]): Work {
    const own = all.filter((touched) => touched.service === service);
    const fresh = <T>(items: readonly T[], nameOf: (item: T) => string) => {
      const named = items.map((item) => [`${service} ${index.stored(service)} ${nameOf(item)}`, item] as const);
      return new Map(named.filter(([name]) => !remembered.has(name)));
    };
    const stored = (mark: Mark) => follow.stored(service, mark);
    const subjects = own.flatMap((t) => t.subjects ?? []).map(({ kind, key }) => ({ kind, key: stored(key) }));
    return {
      subjects: fresh(subjects, ({ kind, key }) => `${kind} ${key}`),
      budgets: fresh(own.flatMap((t) => t.budgets ?? []).map(stored), (key) => `budget ${key}`),
      verifications: fresh(
        own.flatMap((t) => t.verifications ?? []).flatMap((id) => toUuid('ver', id) ?? []),
        (uuid) => uuid,
      ),
      seen: fresh(own.flatMap((t) => t.seen ?? []).map(stored), (key) => `seen ${key}`),
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
