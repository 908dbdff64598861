/** Explanations: the answer as it was given, and what its holder did since. */

import type { Instant } from '../../engine/model.ts';
import type { HolderAction, StoredExplanation } from '../../engine/ports.ts';
import { idOrNull, toUuid, uuidOf, uuidOrNull } from '../ids.ts';
import type { Pool } from '../pool.ts';
import { toBytes, toMark, toTime } from '../pool.ts';

export async function addExplanation(pool: Pool, e: StoredExplanation): Promise<void> {
  const text = `insert into explanation (id, service, created_at, verification, address_key, proof, locale, answer, actions)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
  const values = [
    uuidOf(e.id),
    e.service,
    toTime(e.createdAt),
    uuidOrNull(e.verification),
    toBytes(e.addressKey),
    e.proof,
    e.locale,
    JSON.stringify(e.answer),
    JSON.stringify(e.actions),
  ];
  await pool.query({ name: 'record.add_explanation', text, values });
}

export async function findExplanation(pool: Pool, service: string, id: string): Promise<StoredExplanation | undefined> {
  const text = 'select * from explanation where service = $1 and id = $2';
  const { rows } = await pool.query({ name: 'record.explanation', text, values: [service, toUuid('exp', id)] });
  const row = rows[0];
  if (!row) return undefined;
  return {
    id,
    service,
    createdAt: row.created_at,
    verification: idOrNull('ver', row.verification),
    addressKey: toMark(row.address_key),
    proof: row.proof,
    locale: row.locale,
    answer: row.answer,
    actions: row.actions,
  };
}

/** Bounded: a holder who presses more than fifty times is not written down any more. */
export async function addHolderAction(pool: Pool, service: string, id: string, action: HolderAction): Promise<boolean> {
  const text = `update explanation set actions = actions || $3::jsonb where service = $1 and id = $2 and jsonb_array_length(actions) < 50`;
  const { rowCount } = await pool.query({
    name: 'record.add_action',
    text,
    values: [service, toUuid('exp', id), JSON.stringify([action])],
  });
  return rowCount === 1;
}

// The last action that can still be undone, and was not.
const UNDONE = `
with last as (
  select max(a.n) as n from explanation e, jsonb_array_elements(e.actions) with ordinality a(item, n)
  where e.service = $1 and e.id = $2 and not (a.item ->> 'undone')::boolean and (a.item ->> 'undoUntil')::bigint > $3
)
update explanation e set actions = jsonb_set(e.actions, array[(last.n - 1)::text, 'undone'], 'true')
from last where e.service = $1 and e.id = $2 and last.n is not null`;

export async function markUndone(pool: Pool, service: string, id: string, at: Instant): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'record.undo',
    text: UNDONE,
    values: [service, toUuid('exp', id), at],
  });
  return rowCount === 1;
}
