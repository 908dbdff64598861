// Threat: somebody gets a copy of the database, its log or its disk, or reads an error. Promise: there is no code, no reference and no
// address in it, whatever happened before.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { CodeRequest } from '../../src/engine/model.ts';
import type { Outbound, Sender } from '../../src/engine/ports.ts';
import { parseRequester, type RequestInput } from '../../src/engine/request/parse-request.ts';
import { codeOf, requestOf, wrongCode } from '../race/parts.ts';
import { idOf, messagesOf } from '../setup/rows.ts';
import { LUMEN, MASTER } from '../setup/world.ts';
import { openCluster } from './cluster.ts';
import { dressesOf, found, searcher, spellingsOf } from './search.ts';

/** A sender that takes every message, keeps it for the test, and then says whatever it was told to say. */
const taken: Outbound[] = [];
let says: (outbound: Outbound) => Awaited<ReturnType<Sender['send']>>[number] = () => ({
  state: 'sent',
  carrierId: null,
});
const talkative: Sender = {
  id: 'talkative',
  channel: 'any',
  deduplicates: false,
  fictional: true,
  send: async (batch) => {
    taken.push(...batch);
    return batch.map(says);
  },
  close: async () => {},
};

const cluster = await openCluster([talkative]);
const { engine, world, pool, clock } = cluster;
after(() => cluster.stop());

const PHONE = '+12025550143';
const MAIL = 'Zyx.Holder-7q@example.com';
const OTHER = '+12025550134';
const ACCOUNT = 'acc-zyx-very-own-1';
const PERSONAL = [
  ACCOUNT,
  'zyx.username.8k',
  'zyx.nobody.5w',
  'zyx-metadata-4m',
  '198.51.100.77',
  'zyx-session-3j',
  'zyx-device-2h',
  'zyx-grant-6d',
];

const errors: unknown[] = [];
async function tolerate<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    errors.push(error);
    return undefined;
  }
}
const requester = parseRequester(
  {
    ip: '198.51.100.77',
    session: 'zyx-session-3j',
    device: 'zyx-device-2h',
    grant: 'zyx-grant-6d',
    country: 'DE',
    client: 'ios/31.2.0',
    actor: 'person',
  },
  'k-test',
);
const ask = (input: Partial<RequestInput>): CodeRequest =>
  requestOf(LUMEN, { account: ACCOUNT, metadata: { note: 'zyx-metadata-4m' }, ...input }, requester);
const codes: string[] = [];

async function begin(input: Partial<RequestInput>): Promise<string> {
  const [issued] = await engine.request([ask(input)]);
  const id = issued!.verification!;
  codes.push(await codeOf(world, 'lumen', id));
  return id;
}
const check = (id: string, code: string) =>
  tolerate(engine.check({ service: 'lumen', id, code, purpose: null, account: null, requester }));
const referenceOf = (message: Outbound) => /Ref ([A-Z]{10})/.exec(message.text)![1]!;
const explain = (to: { kind: 'phone' | 'email'; value: string }, more: { reference?: string; verification?: string }) =>
  engine.explain({
    service: LUMEN,
    to,
    reference: null,
    verification: null,
    complaint: 'not_me',
    text: { text: null, textLures: null },
    locale: 'en',
    ...more,
  });

/** Everything that can happen, once. */
async function live(): Promise<void> {
  for (const to of [PHONE, MAIL]) {
    const id = await begin({ to, typed: to, locale: to === PHONE ? 'es' : 'ar' });
    await engine.deliver();
    for (const n of [1, 2]) await check(id, wrongCode(codes.at(-1)!, n));
    for (const typed of [
      referenceOf(taken.at(-1)!),
      `Ref ${referenceOf(taken.at(-1)!)}`,
      to,
      'nonsense',
      codes.at(-1)!.slice(0, 11),
    ])
      await check(id, typed);
    clock.advance(31_000);
    await tolerate(engine.resend('lumen', id, requester, null));
    await engine.deliver();
    const approved = await check(id, codes.at(-1)!);
    assert.equal(approved?.outcome, 'approved');
    await engine.redeem('lumen', approved!.receipt!);
    await tolerate(engine.redeem('lumen', `${approved!.receipt}x`));
    clock.advance(7_200_000);
  }
  await sendersFail();
  await holdersAct();
  await othersTell();
  await begin({ typed: 'zyx.nobody.5w', account: null });
  await Promise.all([
    begin({ to: 'zyx.raced-1@example.com', account: null }),
    begin({ to: 'zyx.raced-1@example.com', account: null }),
  ]);
  await engine.deliver();
  clock.advance(86_400_000);
}

/** Each way of failing, each with all that it was given in what it says. */
async function sendersFail(): Promise<void> {
  const all = (o: Outbound) => `could not send <${o.to.value}> (${o.to.value.slice(2)}): ${o.text}`;
  const answers: (typeof says)[] = [
    (o) => ({ state: 'failed', why: all(o) }),
    (o) => ({ state: 'retry', why: all(o) }),
    (o) => ({ state: 'unknown', why: all(o).toUpperCase() }),
    (o) => ({ state: 'sent', carrierId: all(o) }),
    (o) => {
      throw new Error(all(o), { cause: o });
    },
  ];
  for (const [i, answer] of answers.entries()) {
    says = answer;
    await begin({ to: i % 2 ? PHONE : MAIL });
    await engine.deliver();
    clock.advance(7_200_000);
    await engine.recover();
  }
  says = () => ({ state: 'sent', carrierId: null });
}

async function holdersAct(): Promise<void> {
  const to = { kind: 'email', value: MAIL } as const;
  for (const action of [
    'it_was_me',
    'not_me',
    'undo',
    'stop_codes',
    'undo',
    'not_my_account',
    'undo',
    'report_phishing',
  ] as const) {
    await begin({ to: MAIL });
    await engine.deliver();
    const shown = await explain(to, { reference: referenceOf(taken.at(-1)!) });
    assert.equal(shown.proof, 'reference');
    await tolerate(engine.act(LUMEN, shown.id, action));
    clock.advance(7_200_000);
  }
  const id = await begin({ to: MAIL, purpose: 'prove_holding' });
  await engine.deliver();
  await check(id, codes.at(-1)!);
  assert.equal((await explain(to, { verification: id })).proof, 'verification');
  await explain(to, { reference: 'BBBBBBBBBB' });
  await engine.lookup('lumen', to);
  await engine.diagnose('lumen', id);
  await engine.timeline('lumen', id);
}

async function othersTell(): Promise<void> {
  const at = clock.now();
  const contact = { kind: 'phone', value: OTHER } as const;
  await engine.observe('lumen', [
    { type: 'contact.verified', at, account: ACCOUNT, contact },
    { type: 'contact.added', at, account: ACCOUNT, contact: { kind: 'email', value: MAIL } },
    { type: 'password.tried', at, account: null, username: 'zyx.username.8k', right: false, requester },
    { type: 'account.seen', at, account: ACCOUNT, requester },
    { type: 'grant.created', at, account: ACCOUNT, grant: 'zyx-grant-6d', app: 'zyx-app', scopes: 1 },
    { type: 'carrier.told', at, contact, fact: 'recycled', since: at },
    { type: 'credentials.leaked', at, account: ACCOUNT },
  ]);
  const rows = await messagesOf(pool);
  await engine.report(
    rows.map((row, i) => ({
      service: 'lumen',
      sender: 'talkative',
      eventId: `e${i}`,
      message: row.id,
      status: i % 2 ? 'delivered' : 'undelivered',
      at,
    })),
  );
}

const secretsOf = () => [
  ...new Set([
    ...codes,
    ...taken.map(referenceOf),
    ...[PHONE, MAIL, OTHER, 'zyx.raced-1@example.com'].flatMap(spellingsOf),
    ...PERSONAL,
  ]),
];

async function tables(): Promise<Map<string, Buffer>> {
  const { rows } = await pool.query("select tablename as name from pg_tables where schemaname = 'public'");
  const dumps = new Map<string, Buffer>();
  for (const { name } of rows) {
    const all = (await pool.query(`select * from "${name}"`)).rows;
    const parts = all.flatMap((row) =>
      Object.values(row).map((value) =>
        Buffer.isBuffer(value)
          ? Buffer.concat([value, Buffer.from(` ${value.toString('hex')} `)])
          : Buffer.from(`${JSON.stringify(value)} `),
      ),
    );
    dumps.set(name, Buffer.concat(parts));
  }
  return dumps;
}

let anId = '';

test('a life with everything in it happens', async () => {
  await live();
  anId = (await pool.query('select id from verification limit 1')).rows[0].id;
  const counts = { codes: codes.length, messages: taken.length, errors: errors.length };
  assert.ok(counts.codes >= 15 && counts.messages >= 12 && counts.errors >= 5, JSON.stringify(counts));
  assert.ok(codes.every((code) => /^\d{12}$/.test(code)));
});

test('the search finds what is there: an id in the table, and a code in whatever dress', async () => {
  assert.ok((await tables()).get('verification')!.includes(anId));
  const code = codes[0]!;
  for (const text of [code, Buffer.from(`x${code}y`).toString('base64'), Buffer.from(`to ${code}`).toString('hex')])
    assert.deepEqual(found(Buffer.from(`.. ${text} ..`), [code]), [code]);
  assert.deepEqual(found(Buffer.from(`..${code}..`, 'utf16le'), [code]), [code]);
  assert.deepEqual(found(Buffer.from('ZYX.HOLDER-7Q'), [MAIL.split('@')[0]!]).length, 1);
  assert.equal(
    dressesOf(code).length,
    6,
    'as it is, in hexadecimal, three times in base64, in UTF-16; and nothing short',
  );
  for (const secret of secretsOf())
    for (const dress of dressesOf(secret)) assert.ok(dress.length >= 8, `${secret} as ${dress}`);
});

test('no table holds a code, a reference, an address or whatever else is a person’s', async () => {
  const all = await tables();
  assert.ok(all.size >= 17);
  for (const [name, bytes] of all) assert.deepEqual(found(bytes, secretsOf()), [], name);
});

test('no error, and nothing that the engine shows an operator, holds one', async () => {
  const shown = errors.map((error) => {
    const { message, stack, problems, cause } = error as Error & { problems?: unknown };
    return JSON.stringify({ message, stack, problems, cause });
  });
  const ids = (await pool.query('select id from verification')).rows.map((row) => idOf('ver', row.id));
  for (const id of ids) {
    shown.push(JSON.stringify(await engine.timeline('lumen', id)), JSON.stringify(await engine.diagnose('lumen', id)));
    const { to, account, ...view } = (await engine.read('lumen', id, true))!;
    shown.push(JSON.stringify(view), to);
    assert.ok(account === null || account === ACCOUNT);
  }
  const secrets = secretsOf().filter((secret) => !/^zyx-metadata/.test(secret));
  assert.deepEqual(found(Buffer.from(shown.join('\n')), secrets), []);
});

test('no file of the server holds one: tables, write-ahead log, its own log', async () => {
  await pool.query('checkpoint');
  assertDiscreet();
});

test('not even after it was killed', async () => {
  const id = await begin({ to: PHONE });
  await engine.deliver();
  await check(id, wrongCode(codes.at(-1)!));
  await tolerate(pool.query('select $1::int', [codes.at(-1)]));
  await tolerate(pool.query(`insert into message (id) values ('${codes.at(-1)} ${PHONE}')`));
  pool.on('error', () => {});
  process.kill(cluster.pid(), 'SIGKILL');
  await assert.rejects(pool.query('select pg_sleep(60)'));
  assertDiscreet();
});

function assertDiscreet(): void {
  const keys = world.vault.issuingKey('lumen').secret;
  const search = searcher(secretsOf());
  let files = 0;
  let ids = 0;
  const names: string[] = [];
  for (const [name, bytes] of cluster.files()) {
    files++;
    names.push(name);
    if (bytes.includes(Buffer.from(anId.replaceAll('-', ''), 'hex'))) ids++;
    assert.deepEqual(search(bytes), [], name);
    for (const key of [keys, MASTER])
      for (const dress of [
        Buffer.from(key),
        Buffer.from(Buffer.from(key).toString('hex')),
        Buffer.from(Buffer.from(key).toString('base64')),
      ])
        assert.ok(!bytes.includes(dress), `${name}: a key`);
  }
  assert.ok(files > 100 && ids >= 2, 'the table and the write-ahead log were among them');
  assert.ok(names.some((name) => name.endsWith('server.log')));
}
