/** Events: a row holds those of one step, in order; most steps have several. */
import type { NewEvent } from '../../engine/ports.ts';
import { type Column, column, rowsAs, valuesOf } from '../columns.ts';
import { reachOf, uuidOf } from '../ids.ts';
import type { Pool } from '../pool.ts';
import { toTime } from '../pool.ts';

/** A step tells of itself and of what came of it in nearly the same words: a body that is the one before it is left out. */
export function packEvents(events: readonly Pick<NewEvent, 'type' | 'body'>[]): string {
  let last = '';
  const packed = events.map(({ type, body }) => {
    const text = JSON.stringify(body);
    const isSame = text === last;
    last = text;
    return isSame ? `["${type}"]` : `["${type}",${text}]`;
  });
  return `[${packed.join()}]`;
}

export function unpackEvents(service: string, verification: string, row: Record<string, unknown>): NewEvent[] {
  const told: [NewEvent['type'], NewEvent['body']?][] = JSON.parse(row.events as string);
  let last: NewEvent['body'] = {};
  return told.map(([type, body = last]) => {
    last = body;
    return { service, verification, at: row.at as number, type, body };
  });
}

/** What comes from outside without taking a try or a limit is written down so often and no more: a record stays one that can be read. */
const ROWS_MOST = 200;

const ADDED: readonly Column<NewEvent>[] = [
  column('of', 'uuid', (e) => uuidOf(e.verification!)),
  column('service', 'text', (e) => e.service),
  column('at', 'timestamptz', (e) => toTime(e.at)),
  column('events', 'json', (e) => packEvents([e])),
];

const REACH = `between $${ADDED.length + 1}::uuid and $${ADDED.length + 2}::uuid`;

const ADD = `
insert into event (of, service, at, events)
select a.of, a.service, a.at, a.events
from (select a.*, row_number() over (partition by a.of order by a.ord) as nth from ${rowsAs('a', ADDED)}) a
where a.nth + (select count(*) from (select 1 from event k where k.of = a.of and k.of ${REACH} limit ${ROWS_MOST}) known) <= ${ROWS_MOST}
  and exists (select from verification v where v.id = a.of and v.id ${REACH} and v.service = a.service)
order by a.ord`;

/** Events of verifications, bounded; of one that is not there, or no longer, nothing is written down. */
export async function addEvents(pool: Pool, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const values = [...valuesOf(ADDED, events), ...reachOf(events.map((e) => uuidOf(e.verification!)))];
  await pool.query({ name: 'events.add', text: ADD, values });
}
