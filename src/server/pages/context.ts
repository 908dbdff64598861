/** What the pages are given, and what they share among themselves. */
import type { FastifyRequest } from 'fastify';
import type { Engine } from '../../engine/engine.ts';
import type { Service } from '../../engine/model.ts';
import type { Clock } from '../../engine/ports.ts';
import type { Assets } from './assets.ts';
import type { NetworkLimit } from './network-limit.ts';
import type { SendPage } from './send-page.ts';

export interface PagesDeps {
  readonly engine: Engine;
  readonly services: readonly Service[];
  readonly clock: Clock;
  /** Each of 32 bytes, for sealing cookies: by the first; what any of them sealed is opened. The same on every node. */
  readonly secrets: () => readonly Uint8Array[];
  /** Messages end in the inbox of development; `/dev/inbox/messages` is the server's. */
  readonly hasInbox: boolean;
  readonly docsHtml: () => string;
  /** Told of what went wrong here, for the log. */
  readonly troubled: (error: unknown, request: FastifyRequest) => void;
}

export interface PagesContext extends PagesDeps {
  readonly assets: Assets;
  readonly send: SendPage;
  readonly limit: NetworkLimit;
}
