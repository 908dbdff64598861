/**
 * The limits of one verification. Which open one a request goes on with is known only once the facts are gathered, so these are taken
 * after the others, and only by requests that found one: nobody else pays for them.
 */
import type { CodeRequest, Instant } from '../model.ts';
import type { World } from '../ports.ts';
import type { Assessed } from '../subjects/assessed.ts';
import type { Identity } from '../subjects/identity.ts';
import { type Taker, takesOfVerification } from '../subjects/takes.ts';

/** `verification`: the open one that the request goes on with, where that is known. */
export const takerOf = (request: CodeRequest, id: Identity, familiar: boolean, verification: string | null): Taker => ({
  service: id.service,
  channel: request.channel,
  verification,
  to: request.to ?? request.shown,
  mailbox: id.mailbox,
  account: id.account,
  requester: request.requester,
  familiar,
  nothingDone: false,
  odds: 0,
});

/** The same requests, with what they took of the verification that they found open. Taken once, however often they are assessed. */
export async function countOpen(
  world: World,
  assessed: readonly Assessed[],
  now: Instant,
): Promise<readonly Assessed[]> {
  const takes = assessed.map(({ request, id, familiar, open, reserved }) => {
    const own = open ? takesOfVerification(world, takerOf(request, id, familiar, open.id)) : [];
    return own.filter((take) => !reserved.taken.some(({ name, key }) => name === take.name && key === take.key));
  });
  if (takes.every((own) => own.length === 0)) return assessed;
  const taken = await world.store.takeLimits(takes, now);
  return assessed.map((a, i) => ({ ...a, reserved: { ...a.reserved, taken: [...a.reserved.taken, ...taken[i]!] } }));
}
