/** What a check is held against, in one round trip: the verification, and what is known of its address, its account and a device. */
import type { CheckRead, CheckRef, Subject } from '../../engine/ports.ts';
import { type Column, column, markIn, rowsAs, valuesOf } from '../columns.ts';
import { reachOf, toUuid } from '../ids.ts';
import type { Pool } from '../pool.ts';
import { firstMessageOf } from './record.ts';
import { subjectOf } from './subjects.ts';
import { COLUMNS, joins, verificationOf } from './verification-row.ts';

const ASK: readonly Column<CheckRef>[] = [
  column('id', 'uuid', (r) => toUuid('ver', r.id)),
  column('service', 'text', (r) => r.service),
  column('device', 'bytea', (r) => markIn(r.device)),
];
const REACH = `between $${ASK.length + 1}::uuid and $${ASK.length + 2}::uuid`;

const subject = (kind: string, key: string) => `
left join lateral (
  select s.rev, s.body from subject s where s.service = v.service and s.kind = '${kind}' and s.key = ${key} offset 0) ${kind} on true`;

const READ = `
select ${COLUMNS}, sa.rev as address_rev, sa.body as address_body, account.rev as account_rev, account.body as account_body,
  device.rev as device_rev, device.body as device_body
from ${rowsAs('a', ASK)}
left join lateral (select * from verification v where v.id = a.id and v.id ${REACH} and v.service = a.service offset 0) v on true
${joins(` and m.id >= $${ASK.length + 3}::uuid`)}${subject('account', 'v.account_key')}${subject('device', 'coalesce(a.device, v.device_key)')}
order by a.ord`;

function readOf(ref: CheckRef, row: Record<string, unknown>): CheckRead {
  const verification = verificationOf(row);
  const { service, addressKey, accountKey, personKey, addressSealed } = verification;
  const named = { address: addressKey, account: accountKey, device: ref.device ?? verification.deviceKey };
  const of = (kind: keyof typeof named): Subject[] => {
    const key = named[kind];
    if (key === null) return [];
    const sealed = kind === 'address' ? { person_key: personKey, sealed: addressSealed } : {};
    return [subjectOf({ service, kind, key }, { rev: row[`${kind}_rev`], body: row[`${kind}_body`], ...sealed })];
  };
  return { verification, subjects: [...of('address'), ...of('account'), ...of('device')] };
}

/** Undefined for each that is not there, in the order of what was asked. */
export async function readForCheck(pool: Pool, refs: readonly CheckRef[]): Promise<readonly (CheckRead | undefined)[]> {
  const [low, high] = reachOf(refs.map((r) => toUuid('ver', r.id)));
  const values = [...valuesOf(ASK, refs), low, high, firstMessageOf(low)];
  const { rows } = await pool.query({ name: 'check.read', text: READ, values });
  return rows.map((row, i) => (row.id === null ? undefined : readOf(refs[i]!, row)));
}
