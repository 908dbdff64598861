/** Submissions with all they are held against, in one read for a whole batch; compared, and nothing written yet. */
import { CountersignError } from '../errors.ts';
import type { Instant, Purpose, Requester } from '../model.ts';
import type { CheckRead, Subject, SubjectRef, Verification, World } from '../ports.ts';
import { learnCodeKeys } from '../subjects/code-keys.ts';
import { accountMark, recogniseDevice, signedDeviceMark } from '../subjects/identity.ts';
import { type Recognised, recogniseAmong } from '../subjects/recognise.ts';
import { approvedSubjects, type Lesson, lessonOf } from './approval.ts';
import { isOpen, isRight, readTyped } from './compare.ts';

export interface Submission {
  readonly service: string;
  readonly id: string;
  readonly code: string;
  readonly purpose: Purpose | null;
  readonly account: string | null;
  readonly requester: Requester;
}

/** A submission on its way: what is known of it before anything is written. */
export interface Case {
  readonly n: number;
  readonly s: Submission;
  readonly v: Verification;
  readonly known: Recognised;
  readonly subjects: readonly Subject[];
  readonly accountKey: string | null;
  readonly open: boolean;
  readonly right: boolean;
  readonly lesson: Lesson;
}

/** Verifications and the subjects beside them, in one read for the whole batch. */
export async function readCases(
  world: World,
  inputs: readonly Submission[],
  now: Instant,
): Promise<(Case | CountersignError | undefined)[]> {
  const requesters = await Promise.all(inputs.map((s) => recogniseDevice(world.signer, s.service, s.requester)));
  const found = await world.store.readForCheck(
    inputs.map(({ service, id }, n) => ({
      service,
      id,
      device: signedDeviceMark(world.vault, service, requesters[n]!),
    })),
  );
  await learnCodeKeys(
    world.vault,
    found.flatMap((read) => (read ? [read.verification] : [])),
  );
  return inputs.map((s, n) => found[n] && caseOf(world, n, s, found[n], requesters[n]!, now));
}

/** What was not read beside it is taken for unknown: teaching it then is refused by its revision, and made up for. */
const subjectsFor = (refs: readonly SubjectRef[], read: readonly Subject[]): readonly Subject[] =>
  refs.map(
    (ref) =>
      read.find((s) => s.kind === ref.kind && s.key === ref.key) ?? {
        ...ref,
        rev: 0,
        body: {},
        personKey: null,
        sealed: null,
      },
  );

function caseOf(
  world: World,
  n: number,
  s: Submission,
  { verification: v, subjects: read }: CheckRead,
  requester: Requester,
  now: Instant,
): Case | CountersignError {
  const typed = readTyped(v, s.code);
  if (typed instanceof CountersignError) return typed;
  const key = world.vault.codeKey(v.service, v.codeKey);
  if (!key) return new CountersignError('internal');
  const accountKey = accountMark(world.vault, s.service, s.account);
  const subjects = subjectsFor(approvedSubjects(world, v, requester), read);
  const known = recogniseAmong(world, v, requester, subjects);
  const open = isOpen(world, v, { purpose: s.purpose, accountKey }, now);
  const right = open && isRight(key, v, typed);
  return { n, s, v, known, subjects, accountKey, open, right, lesson: lessonOf(world, v, requester, now) };
}

export const isCase = (item: Case | CountersignError | undefined): item is Case =>
  item !== undefined && 'lesson' in item;
