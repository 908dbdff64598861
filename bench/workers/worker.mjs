// A process of the bench's own, told what to do over its channel. It ends when whoever started it is gone, and Ctrl-C is left to them.
import { profile } from './profile.mjs';

/** `calls`: functions by name; each is called with what was sent and answers what is sent back. */
export function serveCalls(calls) {
  process.on('SIGINT', () => {});
  process.on('disconnect', () => process.exit(0));
  const known = { memory: () => process.memoryUsage(), profile, ...calls };
  process.on('message', async ({ id, name, args }) => {
    try {
      process.send({ id, value: await known[name](...args) });
    } catch (error) {
      process.send({ id, error: { message: error?.message ?? String(error), code: error?.code, stack: error?.stack } });
    }
  });
  process.send({ ready: true });
}
