/** What every handler of the native API gets and gives. */
import type { Requester, Service } from '../../engine/model.ts';
import type { Answer } from '../idempotent.ts';
import type { Key, ServerWorld } from '../ports.ts';

export interface Call {
  readonly server: ServerWorld;
  readonly key: Key;
  readonly service: Service;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Validated against the route's own schema. */
  readonly body: never;
  /** Who asks, as the service sees it where the key is publishable; null: the caller tells. */
  readonly seen: Requester | null;
}

export type Handler = (call: Call) => Promise<Answer>;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
