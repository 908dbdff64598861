/** Who gets as far as the guarded write: the limits of submissions, counted first. */
import { CountersignError, secondsUntil } from '../errors.ts';
import type { Instant, Purpose } from '../model.ts';
import type { LimitTaken, World } from '../ports.ts';
import { returnedOf, takesOf } from '../subjects/takes.ts';
import type { Case } from './read-cases.ts';

/** Deciding's own comparisons. */
export interface Rules {
  readonly isWithin: (taken: LimitTaken) => boolean;
  /** The service is being guessed at, and this code of a stranger's is not accepted any more. */
  readonly isTooShort: (
    of: { readonly purpose: Purpose; readonly familiar: boolean; readonly limits: readonly LimitTaken[] },
    codeLength: number,
  ) => boolean;
}

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
export type Passage = readonly LimitTaken[] | CountersignError | 'too_short';

function passageOf(rules: Rules, { v, known, open }: Case, own: readonly LimitTaken[], now: Instant): Passage {
  const ends = own.find((t) => !rules.isWithin(t))?.windowEnds;
  if (ends !== undefined) return new CountersignError('limited', [], secondsUntil(ends, now));
  const { purpose, codeLength } = v;
  const isShort = open && rules.isTooShort({ purpose, familiar: known.familiar, limits: own }, codeLength);
  return isShort ? 'too_short' : own;
}

/** A submission that is refused here counts for nothing; what it keeps of its places is a column of each limit's row. */
export async function takeLimits(
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
