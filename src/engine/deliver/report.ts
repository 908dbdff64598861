/** What carriers say of messages: kept once, never moved backwards, and folded into what is known of the address. */
import type { Instant } from '../model.ts';
import { type AddedReport, ERASED, type Report } from '../ports.ts';
import type { AddressBody } from '../subjects/bodies.ts';
import { foldReport } from '../subjects/fold.ts';
import { shortId } from '../subjects/ids.ts';
import { type Change, updateSubjects } from '../subjects/update.ts';
import { tellReported } from '../surroundings/around.ts';
import { isUnreached, openNumber, tellUnreached } from '../surroundings/ranges/range-news.ts';
import { type Around, NO_SURROUNDINGS } from '../surroundings/surroundings.ts';

/** Numbers that were not reached say nothing of the numbers around them. */
async function tellNumbers(
  world: Around,
  reports: readonly Report[],
  added: readonly (AddedReport | null)[],
  now: Instant,
): Promise<void> {
  const about = added.filter((one, i) => one?.isNew && isUnreached(reports[i]!.status)) as AddedReport[];
  if (about.length === 0) return;
  const found = await world.store.findVerifications(
    about.map(({ service, verification }) => ({ service, id: verification })),
  );
  const numbers = found.flatMap((v) => {
    const to = v ? openNumber(world.vault, v) : null;
    return v && to ? [{ service: v.service, to }] : [];
  });
  await tellUnreached(world, numbers, now);
}

/** Which way a message went stands beside its request, in what is known of the address. */
async function tellRoutes(
  world: Around,
  reports: readonly Report[],
  added: readonly (AddedReport | null)[],
  now: Instant,
): Promise<void> {
  const fresh = reports.flatMap(({ status, at }, i) => {
    const about = added[i];
    return about?.isNew && about.addressKey !== ERASED && status !== 'accepted' ? [{ ...about, status, at }] : [];
  });
  if (fresh.length === 0 || world.surroundings === NO_SURROUNDINGS) return;
  const refs = fresh.map(({ service, addressKey }) => ({ service, kind: 'address', key: addressKey }) as const);
  const subjects = await world.store.readSubjects(refs);
  for (const [i, { service, verification, status, at }] of fresh.entries()) {
    const { requests } = subjects[i]!.body as AddressBody;
    const route = requests?.find((one) => one.v === shortId(verification))?.r;
    if (route) tellReported(world, service, route, verification, status, Math.min(at, now));
  }
}

/** Answers which were new and about messages of ours. */
export async function report(world: Around, reports: readonly Report[], now: Instant): Promise<readonly boolean[]> {
  const added = await world.store.addReports(reports, now);
  const changes = reports.flatMap(({ status, at }, i): Change[] => {
    const about = added[i];
    if (!about?.isNew || about.addressKey === ERASED) return [];
    const { service, addressKey: key } = about;
    const ref = { service, kind: 'address', key } as const;
    return [{ ref, fold: (body) => ({ ...foldReport(body as AddressBody, status, at) }) }];
  });
  await updateSubjects(world.store, changes, now);
  await tellNumbers(world, reports, added, now);
  await tellRoutes(world, reports, added, now);
  return added.map((about) => about?.isNew === true);
}
