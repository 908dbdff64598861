/**
 * The store with the subjects it was asked for or told of kept in memory. True only where nobody else writes: a replay is alone with
 * its database. The store still guards every write by its revision, so what is remembered wrongly is refused, read again and forgotten.
 */
import type {
  Erasure,
  IssueOp,
  Store,
  Subject,
  SubjectRef,
  SubjectWrite,
  SubmitAnswer,
  SubmitOp,
} from '../engine/ports.ts';

/** The least recently used go first. */
const MOST = 6_000;

const nameOf = (ref: SubjectRef) => `${ref.service} ${ref.kind} ${ref.key}`;

const nothingOf = ({ service, kind, key }: SubjectRef): Subject => ({
  service,
  kind,
  key,
  rev: 0,
  body: {},
  personKey: null,
  sealed: null,
});

/** `isNew`: there was nothing when it began, so what was never written is not there. */
function createMemory(isNew: boolean) {
  const known = new Map<string, Subject>();
  const there = isNew ? new Set<string>() : null;
  return {
    isThere: (ref: SubjectRef) => there?.has(nameOf(ref)) ?? true,
    /** Before they are written: from then on they may be there. */
    expect(writes: readonly SubjectRef[]): void {
      for (const ref of writes) there?.add(nameOf(ref));
    },
    find(ref: SubjectRef): Subject | undefined {
      const name = nameOf(ref);
      const subject = known.get(name);
      if (!subject) return undefined;
      known.delete(name);
      known.set(name, subject);
      return subject;
    },
    keep(subject: Subject): void {
      const name = nameOf(subject);
      known.delete(name);
      known.set(name, subject);
      if (known.size > MOST) known.delete(known.keys().next().value!);
    },
    forget: (ref: SubjectRef) => void known.delete(nameOf(ref)),
    forgetAll: () => known.clear(),
  };
}

type Memory = ReturnType<typeof createMemory>;

/** As the store's row stands after a write: the revision moves on, and a key or a sealed value that was there stays. */
function written(memory: Memory, write: SubjectWrite): void {
  const before = memory.find(write);
  const personKey = before?.personKey ?? write.personKey;
  const sealed = before?.sealed ?? write.sealed;
  if (before?.rev === write.rev) memory.keep({ ...write, rev: write.rev + 1, personKey, sealed });
  else memory.forget(write);
}

/** What was refused says nothing of how the row stands. */
function follow(memory: Memory, writes: readonly SubjectWrite[], isDone: boolean): void {
  for (const write of writes) {
    if (isDone) written(memory, write);
    else memory.forget(write);
  }
}

async function readSubjects(store: Store, memory: Memory, refs: readonly SubjectRef[]): Promise<readonly Subject[]> {
  const missing = refs.filter((ref) => memory.isThere(ref) && !memory.find(ref));
  const found = missing.length > 0 ? await store.readSubjects(missing) : [];
  const fresh = new Map(found.map((subject) => [nameOf(subject), subject]));
  for (const subject of found) if (subject.rev > 0) memory.keep(subject);
  return refs.map((ref) => fresh.get(nameOf(ref)) ?? memory.find(ref) ?? nothingOf(ref));
}

async function writeSubjects(
  store: Store,
  memory: Memory,
  writes: readonly SubjectWrite[],
  now: number,
): Promise<readonly boolean[]> {
  memory.expect(writes);
  const done = await store.writeSubjects(writes, now);
  writes.forEach((write, i) => {
    if (!done[i]) memory.forget(write);
    else if (write.rev === 0) memory.keep({ ...write, rev: 1 });
    else written(memory, write);
  });
  return done;
}

async function issue(
  store: Store,
  memory: Memory,
  ops: readonly IssueOp[],
  now: number,
): Promise<readonly ('done' | 'stale')[]> {
  memory.expect(ops.flatMap(({ subjects }) => subjects));
  const outcomes = await store.issue(ops, now);
  ops.forEach(({ subjects }, i) => {
    follow(memory, subjects, outcomes[i] === 'done');
  });
  return outcomes;
}

const isFolded = (one: SubmitAnswer): boolean => one !== null && 'folded' in one && one.folded;

/** What an approval teaches is written with it. */
async function submit(
  store: Store,
  memory: Memory,
  ops: readonly SubmitOp[],
  now: number,
): Promise<readonly SubmitAnswer[]> {
  memory.expect(ops.flatMap(({ subjects }) => subjects));
  const submitted = await store.submit(ops, now);
  ops.forEach(({ subjects }, i) => {
    follow(memory, subjects, isFolded(submitted[i]!));
  });
  return submitted;
}

/** Erasing reaches further than to the one who is erased. */
async function erase(store: Store, memory: Memory, erasures: readonly Erasure[], now: number) {
  const erased = await store.erase(erasures, now);
  memory.forgetAll();
  return erased;
}

/** `isNew`: of no service that is asked about anything was known before, so nobody is asked for what was never written. */
export function rememberSubjects(store: Store, isNew = false): Store {
  const memory = createMemory(isNew);
  const keepAll = <T extends { readonly subjects: readonly Subject[] }>(found: readonly T[]): readonly T[] => {
    for (const { subjects } of found) for (const subject of subjects) memory.keep(subject);
    return found;
  };
  return Object.freeze<Store>({
    ...store,
    reserve: async (asks, now) => keepAll(await store.reserve(asks, now)),
    gather: async (asks, now) => keepAll(await store.gather(asks, now)),
    readForCheck: async (refs) => {
      const found = await store.readForCheck(refs);
      keepAll(found.filter((one) => one !== undefined));
      return found;
    },
    readSubjects: (refs) => readSubjects(store, memory, refs),
    writeSubjects: (writes, now) => writeSubjects(store, memory, writes, now),
    issue: (ops, now) => issue(store, memory, ops, now),
    submit: (ops, now) => submit(store, memory, ops, now),
    erase: (erasures, now) => erase(store, memory, erasures, now),
  });
}
