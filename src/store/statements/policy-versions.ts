/** Policies that were in use, by their versions: so that what a stored decision followed can be read back. */
import type { Instant } from '../../engine/model.ts';
import type { Policy } from '../../engine/policy.ts';
import { type Pool, toTime } from '../pool.ts';

export interface UsedPolicy {
  readonly version: string;
  readonly firstUsed: Instant;
}

/** A version that is known stays as it is: it has one content. */
export async function keepPolicy(pool: Pool, policy: Policy, now: Instant): Promise<void> {
  const text =
    'insert into policy_version (version, content, first_used) values ($1, $2, $3) on conflict (version) do nothing';
  await pool.query({ text, values: [policy.version, JSON.stringify(policy), toTime(now)] });
}

/** Oldest first. */
export async function listPolicies(pool: Pool): Promise<readonly UsedPolicy[]> {
  const { rows } = await pool.query('select version, first_used from policy_version order by first_used, version');
  return rows.map((row) => ({ version: row.version, firstUsed: row.first_used }));
}

/** As it was in use; undefined: no such version was. */
export async function findPolicy(pool: Pool, version: string): Promise<unknown> {
  const { rows } = await pool.query({
    text: 'select content from policy_version where version = $1',
    values: [version],
  });
  return rows[0] && JSON.parse(rows[0].content);
}
