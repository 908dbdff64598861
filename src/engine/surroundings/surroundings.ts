/**
 * What is known of the world around people: networks, client versions, callers, apps, ranges of numbers. Many requests share one of
 * these, so its row must not be under the guard of any of them: each node of ours keeps what it met in memory, folds what happens
 * into it at once, and writes what it gathered now and then, guarded by the row's own revision. Two nodes see what the other learned
 * a few seconds later, and what a killed node had not yet written is lost: this knowledge is approximate, and nothing that has to hold
 * exactly may rest on it.
 */
import type { Instant } from '../model.ts';
import type { Store, Subject, SubjectRef, World } from '../ports.ts';
import type { Change } from '../subjects/update.ts';

export type Body = Subject['body'];

export interface Surroundings {
  /** Bodies in the order of `refs`; an empty one where nothing is known. What is not at hand is read in one call for all of them. */
  read(refs: readonly SubjectRef[], now: Instant): Promise<readonly Body[]>;
  /** Folded at once into what is at hand, and into the rest once it is read. Costs no round trip. */
  tell(changes: readonly Change[]): void;
  /** Writes what was told, if the last time is long enough ago; `all`: whenever that was. */
  flush(now: Instant, all?: boolean): Promise<void>;
}

export interface Keeping {
  /** At most so often is anything written. */
  readonly flushSeconds: number;
  /** What is at hand is believed for so long; then it is read again. */
  readonly freshSeconds: number;
  /** Bodies kept at hand; the least recently used go first. */
  readonly most: number;
  /** Folds that wait to be written; what would be more is folded into what is at hand, and lost where another node wrote too. */
  readonly foldsMost: number;
}

/** A node among others. */
export const NODE: Keeping = { flushSeconds: 1, freshSeconds: 5, most: 20_000, foldsMost: 100_000 };
/** Nobody else is on this database: nothing has to be read again, and to be written only to make room. */
export const ALONE: Keeping = {
  flushSeconds: Number.POSITIVE_INFINITY,
  freshSeconds: Number.POSITIVE_INFINITY,
  most: 50_000,
  foldsMost: 100_000,
};

/** Nothing is known, and nothing is learned. */
export const NO_SURROUNDINGS: Surroundings = Object.freeze({
  read: async (refs: readonly SubjectRef[]) => refs.map(() => ({})),
  tell: () => {},
  flush: async () => {},
});

/** The world as the stages see it. */
export interface Around extends World {
  readonly surroundings: Surroundings;
}

type Fold = Change['fold'];

interface Kept {
  readonly ref: SubjectRef;
  /** As it stands in the store; undefined: not read yet. */
  row: Subject | undefined;
  /** The row's, with all that was told since. */
  body: Body;
  readAt: Instant;
  /** Told, and not written. */
  folds: Fold[];
}

const ROUNDS = 5;
/** Rows written in one statement. */
const BATCH = 1_000;
const nameOf = (ref: SubjectRef) => `${ref.service} ${ref.kind} ${ref.key}`;
const foldAll = (body: Body, folds: readonly Fold[]): Body => folds.reduce((now, fold) => fold(now) ?? now, body);

export function createSurroundings(store: Store, keeping: Keeping): Surroundings {
  const held = new Map<string, Kept>();
  const dirty = new Set<Kept>();
  let flushedAt: Instant | undefined;
  let waiting = 0;
  let flushing: Promise<void> | undefined;

  /** Found or made, and moved to the end of those that go first. */
  function keptOf(ref: SubjectRef): Kept {
    const name = nameOf(ref);
    const kept = held.get(name) ?? { ref, row: undefined, body: {}, readAt: Number.NEGATIVE_INFINITY, folds: [] };
    held.delete(name);
    held.set(name, kept);
    return kept;
  }

  /** What was read before it was written here is of no use any more. */
  function put(kept: Kept, row: Subject, now: Instant, refused: boolean): void {
    if (!refused && kept.row && row.rev < kept.row.rev) return;
    Object.assign(kept, { row, readAt: now, body: foldAll(row.body, kept.folds) });
  }

  /** What waits to be written stays. */
  function makeRoom(): void {
    for (const [name, kept] of held) {
      if (held.size <= keeping.most) return;
      if (!dirty.has(kept)) held.delete(name);
    }
  }

  async function load(all: readonly Kept[], now: Instant, refused = false): Promise<void> {
    if (all.length === 0) return;
    const rows = await store.readSubjects(all.map(({ ref }) => ref));
    for (const [i, kept] of all.entries()) put(kept, rows[i]!, now, refused);
  }

  const isStale = (kept: Kept, now: Instant) =>
    kept.row === undefined || (!dirty.has(kept) && now - kept.readAt > keeping.freshSeconds * 1000);

  /** Answers whom another node was quicker with. What is told meanwhile is written the next time. */
  async function write(all: readonly Kept[], now: Instant): Promise<Kept[]> {
    const writes = all.map((kept) => ({ ...kept.row!, body: kept.body }));
    const counts = all.map(({ folds }) => folds.length);
    const written = await store.writeSubjects(writes, now);
    return all.filter((kept, i) => {
      if (!written[i]) return true;
      kept.row = { ...writes[i]!, rev: writes[i]!.rev + 1 };
      kept.readAt = now;
      kept.folds = kept.folds.slice(counts[i]);
      waiting -= counts[i]!;
      if (kept.folds.length === 0) dirty.delete(kept);
      return false;
    });
  }

  async function writeAll(all: readonly Kept[], now: Instant): Promise<void> {
    const unread = all.filter((kept) => kept.row === undefined);
    await load(unread, now);
    let left = await write(all, now);
    for (let round = 1; left.length > 0 && round < ROUNDS; round++) {
      await load(left, now, true);
      left = await write(left, now);
    }
  }

  async function flushAll(now: Instant): Promise<void> {
    const all = [...dirty];
    for (let from = 0; from < all.length; from += BATCH) await writeAll(all.slice(from, from + BATCH), now);
    makeRoom();
  }

  async function flush(now: Instant, all = false): Promise<void> {
    flushedAt ??= now;
    while (all && flushing) await flushing.catch(() => {});
    if (flushing || dirty.size === 0 || (!all && now - flushedAt < keeping.flushSeconds * 1000)) return;
    flushedAt = now;
    flushing = flushAll(now).finally(() => {
      flushing = undefined;
    });
    await flushing;
  }

  async function read(refs: readonly SubjectRef[], now: Instant): Promise<readonly Body[]> {
    const asked = refs.map(keptOf);
    const stale = [...new Set(asked)].filter((kept) => isStale(kept, now));
    await load(stale, now);
    if (held.size > keeping.most) await flush(now, dirty.size > keeping.most / 2);
    makeRoom();
    return asked.map(({ body }) => body);
  }

  function tell(changes: readonly Change[]): void {
    for (const { ref, fold } of changes) {
      const kept = keptOf(ref);
      if (kept.row) kept.body = fold(kept.body) ?? kept.body;
      if (waiting >= keeping.foldsMost) continue;
      kept.folds.push(fold);
      waiting++;
      dirty.add(kept);
    }
  }

  return Object.freeze({ read, tell, flush });
}
