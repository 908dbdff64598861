/**
 * Rows that a guarded write will lock: made beforehand, empty and at revision 0, so that the write meets existing rows only and its
 * locks are all there is to order.
 */
import type { Instant } from '../../engine/model.ts';
import { type Column, column, markIn, rowsAs, UNFLUSHED, valuesOf } from '../columns.ts';
import type { Pool } from '../pool.ts';
import { retrying, toTime } from '../pool.ts';

export interface MissingRow {
  readonly service: string;
  /** Of a subject; or `budget`. */
  readonly kind: string;
  readonly key: string;
}

const ROW: readonly Column<MissingRow>[] = [
  column('service', 'text', (r) => r.service),
  column('kind', 'text', (r) => r.kind),
  column('key', 'bytea', (r) => markIn(r.key)),
];

const PREPARE = `
with row as materialized (select distinct service, kind, key from ${rowsAs('r', ROW)}, ${UNFLUSHED} order by kind, service, key),
subjects as (
  insert into subject (service, kind, key, rev, body, seen)
  select service, kind, key, 0, '{}', $${ROW.length + 1} from row where kind <> 'budget' on conflict do nothing
)
insert into budget (service, key) select service, key from row where kind = 'budget' on conflict do nothing`;

export async function prepareRows(pool: Pool, rows: readonly MissingRow[], now: Instant): Promise<void> {
  if (rows.length === 0) return;
  const values = [...valuesOf(ROW, rows), toTime(now)];
  await retrying(() => pool.query({ name: 'prepare', text: PREPARE, values }));
}
