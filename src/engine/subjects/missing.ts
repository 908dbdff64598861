/** What is answered where an id leads to nothing: an id tells when it was made, so what is no longer kept is told from what never was. */
import { CountersignError } from '../errors.ts';
import type { Instant } from '../model.ts';
import type { World } from '../ports.ts';
import { madeAt } from './ids.ts';

const DAY = 86_400_000;

/** `too_long_ago`, or `not_found`. The same for every service: it says nothing of what there was. */
export function missing({ policy }: Pick<World, 'policy'>, id: string, now: Instant): CountersignError {
  const at = madeAt(id);
  return new CountersignError(at !== null && at < now - policy.recordsDays * DAY ? 'too_long_ago' : 'not_found');
}
