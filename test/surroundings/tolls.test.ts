// Threat: somebody asks for codes to numbers whose messages they earn on, one after another or spread over a country, and enters some of
// them. Promise: hardly any leaves after the first few, on any node; people whose numbers or devices are known get their codes there, and so
// does everybody elsewhere; what was not sent teaches nothing; and it ends by itself.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { createInbox } from '../../src/channels/inbox.ts';
import type { Requester } from '../../src/engine/model.ts';
import { parseRequest } from '../../src/engine/request/parse-request.ts';
import { codeIn, NOBODY_KNOWN, openTestWorld } from '../setup/world.ts';

const service = {
  id: 'lumen',
  brand: 'Lumen',
  domain: 'lumen.example',
  supportUrl: 'https://lumen.example/help',
  regions: ['US'],
  allowCountries: ['*'],
  allowFictional: true,
};
/** What is counted for limits is another matter. */
const inbox = createInbox();
/** Nobody earns on what ends in an inbox. */
const sender = { ...inbox, fictional: false };
const { engine, world, clock, database, another } = await openTestWorld({
  services: [service],
  senders: [sender],
  policy: { limits: [] },
});
const DAY_SECONDS = 86_400;
const wait = (seconds: number) => void clock.advance(seconds * 1000);
let people = 0;

const someone = (more: Partial<Requester> = {}): Partial<Requester> => {
  people++;
  const network = `240.${Math.floor(people / 250)}.${people % 250}`;
  const device = { device: `d-${people}`, deviceSigned: true };
  return { ...device, network: `${network}.1`, neighbourhood: network, country: 'CA', ...more };
};
/** Verifications, as they were asked for. */
const asked: string[] = [];
async function alarmsOf(ids: readonly string[]) {
  const timelines = await Promise.all(ids.map((id) => engine.timeline('lumen', id)));
  const events = timelines.flatMap((timeline) => timeline ?? []);
  return events.filter(({ type }) => type.startsWith('range.')).map(({ type, detail }) => [type, detail]);
}

async function ask(to: string, requester = someone(), by = engine) {
  const parsed = parseRequest(service, { purpose: 'sign_up', to }, 'k-test');
  const [issued] = await by.request([{ ...parsed, requester: { ...NOBODY_KNOWN, ...requester } }]);
  const { outcome, reason } = issued!.decision;
  asked.push(issued!.verification!);
  inbox.clear();
  while ((await by.deliver()) > 0);
  return { id: issued!.verification!, outcome, reason, code: codeIn(inbox.messages()[0]?.text ?? '') };
}

/** A person who enters the code, and is seen signed in. */
async function join(to: string, requester = someone(), comes = true): Promise<string> {
  const { id, code, outcome } = await ask(to, requester);
  wait(20);
  const one = {
    service: 'lumen',
    id,
    code,
    purpose: null,
    account: null,
    requester: { ...NOBODY_KNOWN, ...requester },
  };
  if (code) await engine.check(one);
  wait(20);
  const at = clock.now();
  const seen = { type: 'account.seen', at, account: `acc_${to}`, requester: one.requester } as const;
  if (comes && code) await engine.observe('lumen', [seen]);
  return outcome;
}

/** How many of so many new numbers get a message, one every `seconds`. */
async function pump(prefix: string, many: number, seconds: number, from = 0): Promise<number> {
  let sent = 0;
  for (let n = from; n < from + many; n++) {
    wait(seconds);
    if ((await ask(`${prefix}${`${n}`.padStart(4, '0')}`)).outcome === 'sent') sent++;
  }
  return sent;
}

// Every test is about a country of its own, and time goes on.
afterEach(() => wait(60));

test('one number after another: a handful leave, and then none, on other nodes as well', async () => {
  assert.ok((await pump('+2162279', 60, 60)) <= 8);
  await engine.flush(true);
  const alarms = await alarmsOf(asked.splice(0));
  assert.deepEqual(alarms, [['range.blocked', { destination: '+216', part: 'close' }]], 'the operator is told once');
  const node = await another(database.pool);
  const to = '+21622790999';
  const { outcome, reason } = await ask(to, someone(), node);
  assert.deepEqual([outcome, reason], ['challenged', 'range_close']);
});

test('spread over the country, and a few a day', async () => {
  const spread = async (many: number, seconds: number, from: number) => {
    let sent = 0;
    for (let n = from; n < from + many; n++)
      sent += await pump(`+9929${`${(n * 37) % 1000}`.padStart(3, '0')}7`, 1, seconds, n);
    return sent;
  };
  assert.ok((await spread(60, 300, 0)) <= 14, 'every five minutes');
  assert.ok((await spread(60, 6 * 3600, 100)) <= 14, 'four a day, for a fortnight');
});

test('entering some of the codes helps little where people are seen after they entered theirs', async () => {
  for (let n = 0; n < 6; n++)
    for (const country of ['+1202555', '+44740091', '+3361234', '+491512345']) await join(`${country}${n}${n}${n}1`);
  let sent = 0;
  for (let n = 0; n < 60; n++) {
    wait(600);
    const to = `+22462${n % 10}${`${n * 131}`.padStart(6, '0')}`;
    if ((n % 3 === 0 ? await join(to, someone(), false) : (await ask(to)).outcome) === 'sent') sent++;
  }
  assert.ok(sent <= 24, `${sent} of 60`);
});

test('a launch where people enter their codes goes on, however many come', async () => {
  for (let n = 0; n < 120; n++) {
    const to = `+25570${`${n * 7919}`.padStart(7, '0')}`;
    const outcome = n % 2 === 0 ? await join(to) : (await ask(to)).outcome;
    assert.equal(outcome, 'sent', `number ${n}`);
  }
});

test('where messages do not arrive, as in an outage, nobody earns, and nothing is blocked', async () => {
  for (let n = 0; n < 40; n++) {
    wait(600);
    const { id, outcome } = await ask(`+25678${`${n * 7919}`.padStart(7, '3')}`);
    assert.equal(outcome, 'sent', `number ${n}`);
    const [message] = (await world.store.readRecord('lumen', id))!.messages;
    const about = { service: 'lumen', sender: sender.id, eventId: id, message: message!.id, at: clock.now() };
    await engine.report([{ ...about, status: n % 2 ? 'undelivered' : 'expired' }]);
  }
});

test('in a range that is blocked: a number that was proved before, and whoever is known, get theirs', async () => {
  const [old, known] = ['+252615010001', '+252615010002'];
  const device = someone();
  await join(old);
  await join(known, device);
  wait(2 * DAY_SECONDS);
  await pump('+25261501', 40, 60, 100);
  assert.match((await ask('+252615010777')).reason, /^range_/);
  assert.equal((await ask(old)).outcome, 'sent', 'a number that was proved days ago');
  assert.equal((await ask('+252615010778', device)).outcome, 'sent', 'a device that proves what it asks for');
  assert.equal((await ask('+12025550177')).outcome, 'sent', 'another country');
});

test('what was not sent teaches nothing, and the block ends by itself', async () => {
  await pump('+23767123', 40, 60);
  const row = async () =>
    (await database.pool.query("select coalesce(sum(length(body)), 0)::int as n from subject where kind = 'range'"))
      .rows[0].n;
  await engine.flush(true);
  const before = await row();
  assert.equal(await pump('+23767123', 5, 60, 50), 0);
  await engine.flush(true);
  assert.equal(await row(), before);
  wait(60 * DAY_SECONDS);
  assert.equal((await ask('+237671230099')).outcome, 'sent');
  const [released] = await alarmsOf(asked.slice(-1));
  assert.deepEqual(released, ['range.released', { destination: '+237', part: 'close' }]);
});
