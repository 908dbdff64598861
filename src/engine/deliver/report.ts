/** What carriers say of messages: kept once, never moved backwards, and folded into what is known of the address. */
import type { Instant } from '../model.ts';
import { ERASED, type Report, type World } from '../ports.ts';
import type { AddressBody } from '../subjects/bodies.ts';
import { foldReport } from '../subjects/fold.ts';
import { type Change, updateSubjects } from '../subjects/update.ts';

/** Answers which were new and about messages of ours. */
export async function report(world: World, reports: readonly Report[], now: Instant): Promise<readonly boolean[]> {
  const added = await world.store.addReports(reports, now);
  const changes = reports.flatMap(({ status, at }, i): Change[] => {
    const about = added[i];
    if (!about?.isNew || about.addressKey === ERASED) return [];
    const { service, addressKey: key } = about;
    const ref = { service, kind: 'address', key } as const;
    return [{ ref, fold: (body) => ({ ...foldReport(body as AddressBody, status, at) }) }];
  });
  await updateSubjects(world.store, changes, now);
  return added.map((about) => about?.isNew === true);
}
