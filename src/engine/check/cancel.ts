/** The requester ends it: its code dies, and a message that waits is dropped. */
import { CountersignError } from '../errors.ts';
import type { Instant } from '../model.ts';
import type { World } from '../ports.ts';

/** Throws `not_found`, and `wrong_state` where it is over already. */
export async function cancel(world: World, service: string, id: string, now: Instant): Promise<void> {
  const event = {
    service,
    verification: id,
    at: now,
    type: 'verification.canceled',
    body: { by: 'requester' },
  } as const;
  if (await world.store.cancel(service, id, now, event)) return;
  throw new CountersignError((await world.store.findVerification(service, id)) ? 'wrong_state' : 'not_found');
}
