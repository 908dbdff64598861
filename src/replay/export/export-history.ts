/**
 * A history as a trace. It is read in slices, each slice's events go to files by their days, and what is through is noted, so that a
 * run that was stopped goes on where it was. At the end the days are put in order, one at a time.
 */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mark, Subject, VerificationRecord, WorldFact } from '../../engine/ports.ts';
import type { AccountBody, AddressBody } from '../../engine/subjects/bodies.ts';
import type { Progress } from '../progress.ts';
import { eventsOfRecord } from './events-of-record.ts';
import { eventOfWorld, eventsOfAccount, eventsOfAddress } from './events-of-subject.ts';
import type { Exported, LeftOut } from './exported.ts';
import { createPseudonyms } from './pseudonyms.ts';
import { openSorting, type Sorting } from './sort-on-disk.ts';

/** Where a history is read from. All of it is of one service and one span of time. */
export interface History {
  verifications(after: string | null, most: number): Promise<readonly string[]>;
  records(ids: readonly string[]): Promise<readonly (VerificationRecord | undefined)[]>;
  /** The bodies of the addresses of these records, and the addresses themselves; null: there is none to read. */
  addresses(records: readonly VerificationRecord[]): Promise<readonly (Addressed | null)[]>;
  subjects(kind: 'address' | 'account', after: Mark | null, most: number): Promise<readonly Subject[]>;
  /** The address of an address subject; null: it was erased. */
  open(subject: Subject): string | null;
  world(): Promise<readonly WorldFact[]>;
  /** How far along this verification is: done of all. */
  reach(id: string): { readonly done: number; readonly all: number };
}

export interface Addressed {
  readonly to: string;
  readonly body: AddressBody;
}

export interface ExportOptions {
  readonly history: History;
  /** What an interrupted run must have in common with this one to be gone on with. */
  readonly of: string;
  /** A key for this export, should it begin anew. */
  readonly newKey: () => Uint8Array;
  /** For what lies on disk meanwhile; gone at the end. */
  readonly folder: string;
  readonly since: number | null;
  readonly until: number | null;
  readonly write: (text: string) => Promise<unknown>;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

export interface ExportedHistory extends LeftOut {
  readonly verifications: number;
  readonly events: number;
  readonly resumed: boolean;
}

export class ExportStopped extends Error {}

const PHASES = ['verifications', 'address', 'account', 'world', 'done'] as const;
type Phase = (typeof PHASES)[number];

interface State extends LeftOut {
  readonly of: string;
  readonly key: string;
  phase: Phase;
  after: string | null;
  verifications: number;
  events: number;
  sizes: Readonly<Record<string, number>>;
}

const SLICE = 500;

async function readState(path: string, of: string): Promise<State | undefined> {
  try {
    const state: State = JSON.parse(await readFile(path, 'utf8'));
    return state.of === of ? state : undefined;
  } catch {
    return undefined;
  }
}

interface Exporting {
  readonly options: ExportOptions;
  readonly state: State;
  readonly sorting: Sorting;
  readonly names: ReturnType<typeof createPseudonyms>;
}

/** What is outside of the span is left out: facts go back as far as an account does. */
async function keep({ options, state, sorting }: Exporting, events: readonly Exported[]): Promise<void> {
  const { since, until } = options;
  const inside = events.filter(({ at }) => (since === null || at >= since) && (until === null || at < until));
  await sorting.add(inside);
  state.events += inside.length;
}

async function note({ options, state, sorting }: Exporting): Promise<void> {
  state.sizes = sorting.mark();
  const path = join(options.folder, 'state.json');
  await writeFile(`${path}.part`, JSON.stringify(state), { mode: 0o600 });
  await rename(`${path}.part`, path);
  if (options.signal.aborted) throw new ExportStopped('stopped');
}

async function exportVerifications(exporting: Exporting): Promise<void> {
  const { state, names, options } = exporting;
  const { history, progress } = options;
  for (;;) {
    const ids = await history.verifications(state.after, SLICE);
    if (ids.length === 0) return;
    const records = (await history.records(ids)).filter((record) => record !== undefined);
    const addresses = await history.addresses(records);
    for (const [i, record] of records.entries()) {
      const found = addresses[i] ?? null;
      if (found) await keep(exporting, eventsOfRecord(names, { record, ...found }));
      else if (record.verification.personKey === null) state.erased++;
      else state.nobody++;
    }
    state.verifications += records.length;
    state.after = ids.at(-1)!;
    await note(exporting);
    const { done, all } = history.reach(state.after);
    progress.show(done, all, () => `${state.verifications} verifications`);
  }
}

async function exportSubjects(exporting: Exporting, kind: 'address' | 'account'): Promise<void> {
  const { state, names, options } = exporting;
  const { history } = options;
  const eventsOf = (subject: Subject): readonly Exported[] => {
    if (kind === 'account') return eventsOfAccount(names, subject.key, subject.body as AccountBody);
    const to = history.open(subject);
    return to === null ? [] : eventsOfAddress(names, to, subject.body as AddressBody);
  };
  for (;;) {
    const subjects = await history.subjects(kind, state.after, SLICE);
    if (subjects.length === 0) return;
    await keep(exporting, subjects.flatMap(eventsOf));
    state.after = subjects.at(-1)!.key;
    await note(exporting);
  }
}

async function exportPhase(exporting: Exporting, phase: Phase): Promise<void> {
  if (phase === 'verifications') return await exportVerifications(exporting);
  if (phase === 'world') return await keep(exporting, (await exporting.options.history.world()).map(eventOfWorld));
  if (phase !== 'done') await exportSubjects(exporting, phase);
}

async function begin(options: ExportOptions): Promise<Exporting & { readonly resumed: boolean }> {
  const { folder, of, newKey } = options;
  const known = await readState(join(folder, 'state.json'), of);
  if (!known) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const key = known?.key ?? Buffer.from(newKey()).toString('hex');
  const counts = { verifications: 0, events: 0, erased: 0, nobody: 0 };
  const state: State = known ?? { of, key, phase: PHASES[0], after: null, sizes: {}, ...counts };
  const sorting = await openSorting(join(folder, 'days'), state.sizes);
  const names = createPseudonyms(Buffer.from(key, 'hex'));
  return { options, state, sorting, names, resumed: known !== undefined };
}

/** Throws `ExportStopped`; a run with the same `of` and `folder` goes on from there. */
export async function exportHistory(options: ExportOptions): Promise<ExportedHistory> {
  const exporting = await begin(options);
  const { state, sorting, resumed } = exporting;
  for (const phase of PHASES.slice(PHASES.indexOf(state.phase))) {
    state.phase = phase;
    await exportPhase(exporting, phase);
    state.after = null;
    state.phase = PHASES[PHASES.indexOf(phase) + 1] ?? 'done';
    await note(exporting);
  }
  for await (const piece of sorting.sorted()) await options.write(piece);
  await rm(options.folder, { recursive: true, force: true });
  const { verifications, events, erased, nobody } = state;
  return { verifications, events, erased, nobody, resumed };
}
