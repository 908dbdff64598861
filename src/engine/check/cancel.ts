/** The requester ends it: its code dies, and a message that waits is dropped. */
import { CountersignError } from '../errors.ts';
import type { Instant } from '../model.ts';
import type { World } from '../ports.ts';
import { missing } from '../subjects/missing.ts';

/** Throws `not_found`, `too_long_ago`, and `wrong_state` where it is over already. */
export async function cancel(world: World, service: string, id: string, now: Instant): Promise<void> {
  const event = {
    service,
    verification: id,
    at: now,
    type: 'verification.canceled',
    body: { by: 'requester' },
  } as const;
  if (await world.store.cancel(service, id, now, event)) return;
  const found = await world.store.findVerification(service, id);
  throw found ? new CountersignError('wrong_state') : missing(world, id, now);
}
