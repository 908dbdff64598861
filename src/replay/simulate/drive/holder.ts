/** Whoever holds the addresses of a world: reads their messages in the development inbox, the code and the reference in each. */
import { findCode, findReference } from '../../read-message.ts';
import type { CallServer } from './call-server.ts';

export interface ReadMessage {
  readonly id: string;
  readonly code: string;
  readonly reference: string | null;
  readonly text: string;
}

export interface Holder {
  /** The newest message to `to` that is not among `seen`, with a code of that length; undefined: none came in time. */
  read(to: string, seen: ReadonlySet<string>, codeLength: number): Promise<ReadMessage | undefined>;
  /** Ids of what lies there already. */
  lying(to: string): Promise<ReadonlySet<string>>;
}

const LOOKS = 12;
const BETWEEN_MS = 100;

type Lying = readonly { readonly id: string; readonly text: string }[];

export function createHolder(server: CallServer, wait: (ms: number) => Promise<unknown>): Holder {
  async function look(to: string): Promise<Lying> {
    const { body } = await server.get(`/dev/inbox/messages?to=${encodeURIComponent(to)}`);
    return (body.messages ?? []) as Lying;
  }
  return {
    async read(to, seen, codeLength) {
      for (let left = LOOKS; left > 0; left--) {
        const fresh = (await look(to)).find(({ id }) => !seen.has(id));
        const code = fresh && findCode(fresh.text, codeLength);
        if (fresh && code) return { id: fresh.id, code, reference: findReference(fresh.text), text: fresh.text };
        await wait(BETWEEN_MS);
      }
      return undefined;
    },
    lying: async (to) => new Set((await look(to)).map(({ id }) => id)),
  };
}
