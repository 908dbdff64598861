// The load over HTTP, in a process of its own.
import { codeReader } from '../engine/known-codes.mjs';
import { drive } from '../load/drive.mjs';
import { openGateway } from '../load/gateway.mjs';
import { httpTarget } from '../load/http-target.mjs';
import { peerTarget } from '../load/peer-target.mjs';
import { openPost } from '../load/post.mjs';
import { STEPS } from '../load/steps.mjs';
import { serveCalls } from './worker.mjs';

let people = 1;
let gateway;

/** How the target is reached and how codes are learnt: derived under the service's key, out of messages, or as the peer says. */
const TARGETS = {
  async derived(post, { keys, code }) {
    const derive = await codeReader(code);
    return httpTarget(post, keys, ({ id, codeLength }) => derive(id, codeLength));
  },
  delivered: (post, { keys }) =>
    httpTarget(post, keys, (_, { input }, timed) => timed('arrival', () => gateway.waitFor(input.to))),
  peer: (post, { plugin }) => peerTarget(post, plugin),
};

async function withTarget({ kind, base, ...how }, callers, use) {
  const post = openPost(base, callers);
  try {
    return await use(await TARGETS[kind](post, how));
  } finally {
    post.close();
  }
}

serveCalls({
  async openGateway() {
    gateway = await openGateway();
    return { url: gateway.url, secret: gateway.secret };
  },
  load: ({ target, step, ...rest }) =>
    withTarget(target, rest.callers, (found) => drive({ ...rest, step: STEPS[step](found), next: () => people++ })),
  repeat: ({ target, step, times }) =>
    withTarget(target, 1, async (found) => {
      const run = STEPS[step](found);
      for (let i = 0; i < times; i++) await run(people++, (_, call) => call());
    }),
});
