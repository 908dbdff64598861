/**
 * Checking: read, compare, and one guarded write that counts and consumes. What the comparison found is told only if that write
 * counted the submission, so that guesses are never more than tries, whatever arrives at the same time. What cannot be right
 * (withheld, nobody's) is compared all the same and never accepted; what is closed is not compared, and only its event is written.
 */
import { CountersignError, failedAlone } from '../errors.ts';
import type { CheckOutcome, Instant, Purpose, Requester } from '../model.ts';
import type {
  CheckRead,
  LimitTaken,
  Mark,
  NewEvent,
  Subject,
  SubjectRef,
  SubmitAnswer,
  SubmitOp,
  Submitted,
  Verification,
  World,
} from '../ports.ts';
import { learnCodeKeys } from '../subjects/code-keys.ts';
import { accountMark, deviceMark, recogniseDevice } from '../subjects/identity.ts';
import { type Recognised, recogniseAmong } from '../subjects/recognise.ts';
import { returnedOf, takesOf } from '../subjects/takes.ts';
import { approvedSubjects, type Lesson, learn, lessonOf, writesOf } from './approval.ts';
import { endOf, isMeant, isOpen, isRight, readTyped } from './compare.ts';
import { type SignedApproval, signApproval } from './receipt.ts';

export interface Submission {
  readonly service: string;
  readonly id: string;
  readonly code: string;
  readonly purpose: Purpose | null;
  readonly account: string | null;
  readonly requester: Requester;
}

export interface Checked {
  readonly outcome: CheckOutcome;
  readonly verification: Verification;
  readonly receipt: string | null;
  readonly deviceToken: string | null;
  readonly kept?: SignedApproval['kept'];
}

/** Undefined: there is no such verification in this service. Errors: `limited`, `reference_not_code`, `invalid_request`. */
export type CheckAnswer = Checked | CountersignError | undefined;

/** Deciding's own comparisons. */
export interface Rules {
  readonly isWithin: (taken: LimitTaken) => boolean;
  /** The service is being guessed at, and this code of a stranger's is not accepted any more. */
  readonly isTooShort: (
    of: { readonly purpose: Purpose; readonly familiar: boolean; readonly limits: readonly LimitTaken[] },
    codeLength: number,
  ) => boolean;
}

/** A submission on its way: what is known of it before anything is written. */
interface Case {
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

/** What was closed when it was read is as it was read. */
const asRead = (world: World, { s, v, accountKey }: Case): Submitted => ({
  counted: false,
  approved: false,
  folded: false,
  mismatch: !isMeant(v, { purpose: s.purpose, accountKey }),
  state: v.state,
  triesUsed: v.triesUsed,
  triesMax: v.triesMax,
  expiresAt: endOf(world, v),
  endedAt: v.endedAt,
});

/** Why a submission was not counted. */
function closedOutcome(left: Submitted, now: Instant): CheckOutcome {
  if (left.mismatch) return 'mismatch';
  if (left.state === 'approved') return 'spent';
  if (left.state === 'canceled' || left.expiresAt <= now) return 'expired';
  return left.triesUsed >= left.triesMax ? 'locked' : 'wrong';
}

const outcomeOf = (left: Submitted, now: Instant): CheckOutcome =>
  left.approved ? 'approved' : left.counted ? 'wrong' : closedOutcome(left, now);

function submittedOf({ s, known }: Case, outcome: CheckOutcome, now: Instant): NewEvent {
  const { country, client } = known.requester;
  const body = { outcome, country, client, familiar: known.familiar, strange: known.strange };
  return { service: s.service, verification: s.id, at: now, type: 'code.submitted', body };
}

function eventsOf(c: Case, now: Instant): SubmitOp['events'] {
  const approved = submittedOf(c, 'approved', now);
  return {
    approved: [approved, { ...approved, type: 'verification.approved' }],
    wrong: [submittedOf(c, 'wrong', now)],
  };
}

/** Verifications and the subjects beside them, in one read for the whole batch. */
async function readCases(world: World, inputs: readonly Submission[], now: Instant): Promise<(Case | CheckAnswer)[]> {
  const requesters = await Promise.all(inputs.map((s) => recogniseDevice(world.signer, s.service, s.requester)));
  const found = await world.store.readForCheck(
    inputs.map(({ service, id }, n) => ({ service, id, device: signedDevice(world, service, requesters[n]!) })),
  );
  await learnCodeKeys(
    world.vault,
    found.flatMap((read) => (read ? [read.verification] : [])),
  );
  return inputs.map((s, n) => found[n] && caseOf(world, n, s, found[n], requesters[n]!, now));
}

const signedDevice = (world: World, service: string, requester: Requester): Mark | null =>
  requester.deviceSigned ? deviceMark(world.vault, service, requester) : null;

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

const isCase = (item: Case | CheckAnswer): item is Case => item !== undefined && 'lesson' in item;

/** What is not open only looks at the limits that would give back for it. What was right takes them like what was wrong: who is refused must not be refused sooner. */
const takesFor = (world: World, { s, v, known, open }: Case) =>
  takesOf(world, 'check', {
    service: s.service,
    channel: v.channel,
    verification: s.id,
    to: null,
    mailbox: v.mailboxKey,
    account: v.accountKey,
    requester: known.requester,
    familiar: known.familiar,
    nothingDone: !open,
    odds: Math.ceil(v.odds / v.triesMax),
  });

/** Limits let it through, one of them says no, or its code has become too short. */
type Passage = readonly LimitTaken[] | CountersignError | 'too_short';

function passageOf(rules: Rules, { v, known, open }: Case, own: readonly LimitTaken[], now: Instant): Passage {
  const ends = own.find((t) => !rules.isWithin(t))?.windowEnds;
  if (ends !== undefined) return new CountersignError('limited', [], Math.max(1, Math.ceil((ends - now) / 1000)));
  const { purpose, codeLength } = v;
  const isShort = open && rules.isTooShort({ purpose, familiar: known.familiar, limits: own }, codeLength);
  return isShort ? 'too_short' : own;
}

/** A submission that is refused here counts for nothing; what it keeps of its places is a column of each limit's row. */
async function takeLimits(
  world: World,
  cases: readonly Case[],
  rules: Rules,
  now: Instant,
): Promise<readonly Passage[]> {
  const taken = await world.store.takeLimits(
    cases.map((c) => takesFor(world, c)),
    now,
  );
  const passages = taken.map((own, i) => passageOf(rules, cases[i]!, own, now));
  const refused = taken.filter((own, i) => passages[i] !== own).flat();
  await world.store.release(returnedOf(world.policy, 'onRefused', refused));
  return passages;
}

const opOf = (c: Case, now: Instant): SubmitOp => ({
  service: c.s.service,
  id: c.s.id,
  purpose: c.s.purpose,
  accountKey: c.accountKey,
  budgetKey: c.v.budgetKey,
  right: c.right,
  subjects: c.right && !c.v.withheld ? writesOf(c.lesson, c.subjects) : [],
  events: eventsOf(c, now),
});

const UNSIGNED: SignedApproval = { receipt: null, deviceToken: null };

async function answerOf(world: World, c: Case, left: Submitted, now: Instant): Promise<Checked> {
  const { state, triesUsed, endedAt } = left;
  const signed = left.approved ? await signApproval(world, c.v, c.lesson.device, now) : UNSIGNED;
  return { outcome: outcomeOf(left, now), verification: { ...c.v, state, triesUsed, endedAt }, ...signed };
}

/** What became of each. */
async function submitOpen(world: World, cases: readonly Case[], now: Instant): Promise<readonly SubmitAnswer[]> {
  const open = cases.filter((c) => c.open);
  const written = await world.store.submit(
    open.map((c) => opOf(c, now)),
    now,
  );
  const left = new Map(open.map((c, i) => [c, written[i]!]));
  return cases.map((c) => (c.open ? left.get(c)! : asRead(world, c)));
}

/** What is written beside the guarded write: events of who was turned away, and lessons of who was overtaken. Answers whose failed. */
async function writeRest(
  world: World,
  told: ReadonlyMap<Case, NewEvent>,
  untaught: readonly Case[],
  now: Instant,
): Promise<ReadonlyMap<Case, CountersignError>> {
  const lessons = untaught.map((c) => c.lesson);
  const [telling, learning] = await Promise.all([
    world.store.addEvents([...told.values()]).then(() => null, failedAlone),
    learn(world, lessons, now).then(() => null, failedAlone),
  ]);
  const of = (cases: Iterable<Case>, error: CountersignError | null) =>
    error ? [...cases].map((c) => [c, error] as const) : [];
  return new Map([...of(told.keys(), telling), ...of(untaught, learning)]);
}

/** Answers each by its number in the batch. From the guarded write on, what fails must not make anybody submit again. */
export async function check(
  world: World,
  inputs: readonly Submission[],
  rules: Rules,
  now: Instant,
  answer: (n: number, checked: CheckAnswer) => void,
): Promise<void> {
  const read = await readCases(world, inputs, now);
  for (const [n, item] of read.entries()) if (!isCase(item)) answer(n, item);
  const cases = read.filter(isCase);
  if (cases.length === 0) return;
  const taken = await takeLimits(world, cases, rules, now);
  for (const [i, c] of cases.entries()) if (taken[i] instanceof CountersignError) answer(c.n, taken[i]);
  const short = cases.filter((_, i) => taken[i] === 'too_short');
  const through = cases.filter((_, i) => Array.isArray(taken[i]));
  const written = await submitOpen(world, through, now);
  for (const [i, c] of through.entries()) if (written[i] instanceof CountersignError) answer(c.n, written[i]);
  const passed = through.filter((_, i) => !(written[i] instanceof CountersignError));
  const left = written.filter((one): one is Submitted | null => !(one instanceof CountersignError));
  // Only now is it known as what it was turned away.
  const told = new Map(short.map((c) => [c, submittedOf(c, 'expired', now)]));
  for (const [i, c] of passed.entries())
    if (left[i] && !left[i].counted) told.set(c, submittedOf(c, closedOutcome(left[i], now), now));
  const untaught = passed.filter((_, i) => left[i]?.approved && !left[i].folded);
  // Right, or overtaken while it was under way: nothing wrong was entered.
  const nothingDone = passed.filter((c, i) => c.open && (left[i]?.approved || left[i]?.counted === false));
  const failed = await writeRest(world, told, untaught, now);
  for (const c of short) answer(c.n, failed.get(c) ?? { outcome: 'expired', verification: c.v, ...UNSIGNED });
  const releasing = world.store.release(
    nothingDone.flatMap((c) =>
      returnedOf(world.policy, 'onNothingDone', taken[cases.indexOf(c)] as readonly LimitTaken[]),
    ),
  );
  const answering = passed.map(async (c, i) => {
    const submitted = left[i];
    const answered = submitted
      ? (failed.get(c) ?? (await answerOf(world, c, submitted, now).catch(failedAlone)))
      : undefined;
    answer(c.n, answered);
  });
  await Promise.allSettled([releasing, ...answering]);
  await releasing;
}
