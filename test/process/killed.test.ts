// Promise: nothing acknowledged is lost when the process is killed at any moment, and nothing is accepted or sent twice;
// what is approved has taught what it teaches, whether anybody was told of it or not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ServiceProcess, startService, tempFolder } from '../setup/service-process.ts';

const KILLS = 6;
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed}`);
let state = seed;
/** A small generator (Park and Miller), so that a printed seed gives the same moments. */
function random(): number {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
}

interface Acknowledged {
  readonly created: Set<string>;
  /** Mailboxes that one caller alone asked for, by the verification. */
  readonly mails: Map<string, string>;
  readonly approved: Set<string>;
  readonly canceled: Set<string>;
}

/** One caller: asks for a code, reads it, enters it or cancels; writes down only what was answered. */
async function caller(service: ServiceProcess, n: number, known: Acknowledged): Promise<void> {
  const to = `+1202555${String(100 + (n % 100)).padStart(4, '0')}`;
  const mail = `caller${n}@example.com`;
  const address = n % 2 ? mail : to;
  const { status, body } = await service.call('POST', '/v1/verifications', {
    to: address,
    purpose: 'sign_in',
    account: `acc_${n}`,
  });
  if (status !== 201) return;
  known.created.add(body.id);
  if (address === mail) known.mails.set(body.id, mail);
  if (n % 3 === 0) {
    const ended = await service.call('POST', `/v1/verifications/${body.id}/cancel`, {});
    if (ended.status === 200) known.canceled.add(body.id);
    return;
  }
  const inbox = await service.call('GET', `/dev/inbox/messages?to=${encodeURIComponent(address)}`);
  const code = /\d{6,10}/.exec(inbox.body.messages?.[0]?.text ?? '')?.[0];
  if (!code) return;
  const checked = await service.call('POST', `/v1/verifications/${body.id}/check`, { code });
  if (checked.body.outcome === 'approved') known.approved.add(body.id);
}

async function load(service: ServiceProcess, from: number, known: Acknowledged, stopped: () => boolean): Promise<void> {
  let n = from;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      // A call that fails because the process is gone was not acknowledged.
      while (!stopped()) await caller(service, n++, known).catch(() => {});
    }),
  );
}

test(`${KILLS} times killed under load: what was acknowledged is there`, async () => {
  const dataDir = tempFolder();
  const known: Acknowledged = { created: new Set(), mails: new Map(), approved: new Set(), canceled: new Set() };
  for (let kill = 0; kill < KILLS; kill++) {
    const service = await startService({ DATA_DIR: dataDir });
    let over = false;
    const working = load(service, 1000 * kill, known, () => over);
    const enough = known.created.size + 20 + Math.floor(random() * 60);
    while (known.created.size < enough) await new Promise((resolve) => setImmediate(resolve));
    await service.end('SIGKILL');
    over = true;
    await working;
  }
  const after = await startService({ DATA_DIR: dataDir });
  const statusOf = async (id: string) => (await after.call('GET', `/v1/verifications/${id}`)).body.status;
  for (const id of known.created) assert.notEqual(await statusOf(id), undefined, 'a verification was lost');
  for (const id of known.approved) assert.equal(await statusOf(id), 'approved');
  for (const id of known.canceled) assert.equal(await statusOf(id), 'canceled');
  let [taught, untold] = [0, 0];
  for (const [id, to] of known.mails) {
    const isApproved = (await statusOf(id)) === 'approved';
    const { body } = await after.call('POST', '/v1/addresses/lookup', { to });
    assert.equal(body.proofs.length, isApproved ? 1 : 0, 'approved and learned are one write');
    taught += body.proofs.length;
    untold += isApproved && !known.approved.has(id) ? 1 : 0;
  }
  assert.ok(taught > 0);
  console.log(`${taught} approvals of mailboxes taught, ${untold} of them told to nobody`);
  console.log(
    `${known.created.size} created, ${known.approved.size} approved, ${known.canceled.size} canceled over ${KILLS} kills`,
  );
  assert.ok(known.approved.size > 0 && known.canceled.size > 0);
  assert.equal(await after.end('SIGTERM'), 0);
});
