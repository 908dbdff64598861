/** What carriers say of messages: kept once, never moved backwards, and folded into what is known of the address. */
import type { Instant } from '../model.ts';
import type { Report, World } from '../ports.ts';
import type { AddressBody } from '../subjects/bodies.ts';
import { foldReport } from '../subjects/fold.ts';
import { type Change, updateSubjects } from '../subjects/update.ts';

/** Answers how many were new and about messages of ours. */
export async function report(world: World, reports: readonly Report[], now: Instant): Promise<number> {
  const added = await world.store.addReports(reports);
  const fresh = reports.filter((_, i) => added[i]?.isNew);
  const verifications = await Promise.all(
    reports.map((_, i) =>
      added[i]?.isNew ? world.store.findVerification(added[i].service, added[i].verification) : undefined,
    ),
  );
  const changes = reports.flatMap((r, i): Change[] => {
    const v = verifications[i];
    if (!v) return [];
    return [
      {
        ref: { service: v.service, kind: 'address', key: v.addressKey },
        fold: (body) => ({ ...foldReport(body as AddressBody, r.status, r.at) }),
      },
    ];
  });
  await updateSubjects(world.store, changes, now);
  return fresh.length;
}
