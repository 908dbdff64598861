/**
 * Rows to learn from, out of the history of a service: what support staff confirmed, on the facts as they are known by now. What people
 * told is left out: whoever they are, they did not prove it.
 */
import { createEngine } from '../../../engine/engine.ts';
import { confirmedCause } from '../../../engine/explain/confirm.ts';
import type { LabelledRow } from '../../../replay/calibrate/labelled-row.ts';
import { rowsOf } from '../../../replay/calibrate/rows-file.ts';
import { type Pool, readRecords, readVerificationIds } from '../../../store/index.ts';
import { openReadingWorld } from '../../reading-world.ts';
import type { Settings } from '../../settings.ts';

const TOGETHER = 500;

/** Ids of what was confirmed, and the causes. Reads every record of the service once: seldom done, and no index is kept for it. */
async function* confirmedIn(pool: Pool, service: string) {
  const all = { service, since: null, until: null };
  let after: string | null = null;
  for (;;) {
    const ids: readonly string[] = await readVerificationIds(pool, all, after, TOGETHER);
    if (ids.length === 0) return;
    after = ids.at(-1)!;
    for (const record of await readRecords(pool, service, ids)) {
      const confirmed = record && confirmedCause(record);
      if (confirmed) yield { id: record.verification.id, cause: confirmed.cause };
    }
  }
}

export async function confirmedRows(
  pool: Pool,
  settings: Settings,
  masters: readonly Uint8Array[],
  service: string,
  goOn: () => void,
): Promise<readonly LabelledRow[]> {
  const engine = createEngine(await openReadingWorld(pool, settings, masters, service));
  const rows: LabelledRow[] = [];
  for await (const { id, cause } of confirmedIn(pool, service)) {
    goOn();
    const recalled = await engine.diagnose(service, id);
    if (!recalled) continue;
    const label = { accepted: [cause], scenario: `${cause}/confirmed`, campaign: id, weight: 1 } as const;
    rows.push(...rowsOf({ kind: 'request', asked: true, ...label, facts: recalled.facts }));
  }
  return rows;
}
