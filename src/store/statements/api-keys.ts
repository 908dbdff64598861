/** API keys: hashed at rest (they are 256 random bits, so a plain SHA-256 is enough), shown once, revoked by a date. */
import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from '../pool.ts';

export const SCOPES = ['verify', 'addresses', 'events', 'explain', 'support', 'operate', 'import'] as const;
export type Scope = (typeof SCOPES)[number];

export interface ApiKey {
  readonly id: string;
  readonly service: string;
  readonly kind: 'secret' | 'publishable';
  readonly scopes: readonly string[];
  readonly origins: readonly string[];
}

const PREFIX = { secret: 'cs_sec_', publishable: 'cs_pub_' } as const;
const hashOf = (token: string) => createHash('sha256').update(token).digest();

export const newKeyToken = (kind: ApiKey['kind']): string => PREFIX[kind] + randomBytes(32).toString('base64url');

/** Idempotent for a token that is known already. */
export async function addApiKey(pool: Pool, token: string, key: Omit<ApiKey, 'id'>): Promise<string> {
  const id = `k_${randomBytes(9).toString('base64url')}`;
  const text = `insert into api_key (id, service, kind, hash, scopes, origins, created_at) values ($1, $2, $3, $4, $5, $6, now())
    on conflict (hash) do update set scopes = excluded.scopes, origins = excluded.origins returning id`;
  const { rows } = await pool.query(text, [id, key.service, key.kind, hashOf(token), key.scopes, key.origins]);
  return rows[0].id;
}

const FIND = `
select k.* from unnest($1::bytea[]) with ordinality as a(hash, ord)
left join lateral (
  select id, service, kind, scopes, origins from api_key k where k.hash = a.hash and k.revoked_at is null offset 0) k on true
order by a.ord`;

/** Undefined for each that is unknown or revoked, in the order of the tokens. */
export async function findApiKeys(pool: Pool, tokens: readonly string[]): Promise<readonly (ApiKey | undefined)[]> {
  const { rows } = await pool.query({ name: 'keys.find', text: FIND, values: [tokens.map(hashOf)] });
  return rows.map((row) => (row.id === null ? undefined : row));
}

export const findApiKey = async (pool: Pool, token: string): Promise<ApiKey | undefined> =>
  (await findApiKeys(pool, [token]))[0];

export async function listApiKeys(pool: Pool): Promise<readonly Record<string, unknown>[]> {
  const { rows } = await pool.query(
    'select id, service, kind, scopes, origins, created_at, revoked_at from api_key order by created_at, id',
  );
  return rows;
}

export async function revokeApiKey(pool: Pool, id: string): Promise<boolean> {
  const { rowCount } = await pool.query('update api_key set revoked_at = now() where id = $1 and revoked_at is null', [
    id,
  ]);
  return rowCount === 1;
}
