/**
 * Checking: read, compare, and one guarded write that counts and consumes. What the comparison found is told only if that write
 * counted the submission, so that guesses are never more than tries, whatever arrives at the same time. What cannot be right
 * (withheld, nobody's) is compared all the same and never accepted; what is closed is not compared, and only its event is written.
 */
import { CountersignError, failedAlone } from '../errors.ts';
import type { CheckOutcome, Instant } from '../model.ts';
import type { LimitTaken, NewEvent, SubmitAnswer, Submitted, Verification, World } from '../ports.ts';
import type { AccountBody, AddressBody } from '../subjects/bodies.ts';
import { bodyOf } from '../subjects/identity.ts';
import { returnedOf } from '../subjects/takes.ts';
import { tellEntered } from '../surroundings/around.ts';
import { tellPerson, tellProved } from '../surroundings/ranges/range-news.ts';
import type { Around } from '../surroundings/surroundings.ts';
import { learn } from './approval.ts';
import { asRead, closedOutcome, opOf, outcomeOf, submittedOf } from './outcome.ts';
import { type Rules, takeLimits } from './passage.ts';
import { type Case, isCase, readCases, type Submission } from './read-cases.ts';
import { type SignedApproval, signApproval } from './receipt.ts';

export interface Checked {
  readonly outcome: CheckOutcome;
  readonly verification: Verification;
  readonly receipt: string | null;
  readonly deviceToken: string | null;
  readonly kept?: SignedApproval['kept'];
}

/** Undefined: there is no such verification in this service. Errors: `limited`, `reference_not_code`, `invalid_request`. */
export type CheckAnswer = Checked | CountersignError | undefined;

const UNSIGNED: SignedApproval = { receipt: null, deviceToken: null };

/** A right code says that there are people in its number's country, and the first one of a number something of those around it. */
function tellSurroundings(world: Around, { v, subjects, lesson }: Case, now: Instant): void {
  // Nobody earns on what never leaves.
  if (world.senders.every((sender) => sender.fictional)) return;
  const address = bodyOf<AddressBody>(subjects, 'address');
  tellPerson(world, v, now);
  tellEntered(world, v.service, v.id, address, bodyOf<AccountBody>(subjects, 'account') ?? null, now);
  if ((address?.proofs ?? []).length > 0 || v.purpose === 'prove_holding') return;
  const device = lesson.device === null ? null : world.vault.mark(v.service, 'device', lesson.device);
  tellProved(world, v, device, now);
}

async function answerOf(world: Around, c: Case, left: Submitted, now: Instant): Promise<Checked> {
  const { state, triesUsed, endedAt } = left;
  if (left.approved) tellSurroundings(world, c, now);
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
  world: Around,
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
