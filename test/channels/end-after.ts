/** Ends what a test opened, however it went: a server that is left open would keep the whole run from ending. */
import type { TestContext } from 'node:test';

type Opened = { close(): Promise<void> } | { stop(): Promise<void> };

/** In the order given: senders before the servers they talk to. */
export function endAfter(context: TestContext, ...opened: readonly Opened[]): void {
  context.after(async () => {
    for (const one of opened) await ('close' in one ? one.close() : one.stop());
  });
}
