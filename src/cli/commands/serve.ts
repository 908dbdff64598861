/** `countersign serve`: everything in one process, until it is told to stop. */
import type { AddressInfo } from 'node:net';
import { createServer } from '../../server/server.ts';
import { compose } from '../compose.ts';
import { createLog, describeError } from '../log.ts';
import { readSettings } from '../read-settings.ts';
import { sayReady } from '../say-ready.ts';

const STOP_WITHIN_MS = 9_000;

export async function serve(env: NodeJS.ProcessEnv): Promise<number> {
  const settings = readSettings(env);
  const log = createLog(settings.logLevel, (line) => process.stderr.write(line), Date.now);
  let stop: (code: number) => void = () => {};
  const stopped = new Promise<number>((resolve) => {
    stop = resolve;
  });
  const node = await compose({
    settings,
    env,
    log,
    onLost: (why) => {
      log('warn', 'database.lost', describeError(why));
      stop(1);
    },
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(0));
  const app = await createServer(node.server);
  try {
    await app.listen({ host: settings.host, port: settings.port });
    const { port } = app.server.address() as AddressInfo;
    sayReady({ host: settings.host, port, key: node.key, inbox: node.server.inbox !== null });
    const code = await stopped;
    // What is in flight is finished; whoever keeps a connection open past the bound is cut off.
    const bound = setTimeout(() => app.server.closeAllConnections(), STOP_WITHIN_MS / 2);
    await Promise.all([app.close(), node.stopSending()]);
    clearTimeout(bound);
    return code;
  } finally {
    await node.close();
  }
}
