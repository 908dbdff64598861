/** Two services on one database, the first with a bit of everything in it: what the second must never see or touch. */
import type { Action, Service } from '../../src/engine/model.ts';
import { parseRequester } from '../../src/engine/request/parse-request.ts';
import { codeOf, requestOf } from '../race/parts.ts';
import { idOf, messagesOf, uuidOf } from '../setup/rows.ts';
import { LUMEN, openTestWorld } from '../setup/world.ts';

export const OTHER: Service = {
  ...LUMEN,
  id: 'umbra',
  brand: 'Umbra',
  domain: 'umbra.example',
  supportUrl: 'https://umbra.example/help',
};
export const TO = '+12025550177';
export const ACCOUNT = 'acc_1';
export const requester = parseRequester({ ip: '198.18.0.7', session: 'ses_1' }, 'k-test');

export async function openTwo() {
  const two = await openTestWorld({ services: [LUMEN, OTHER] });
  const { engine, world, clock, inbox, database } = two;
  const request = async (service: Service, more: Parameters<typeof requestOf>[1] = {}) =>
    (await engine.request([requestOf(service, { to: TO, account: ACCOUNT, ...more }, requester)]))[0]!;
  const textTo = () => inbox.messages(TO)[0]!.text;
  const deliverAll = async () => {
    while ((await engine.deliver()) > 0);
  };

  const approved = (await request(LUMEN)).verification!;
  await deliverAll();
  const code = await codeOf(world, 'lumen', approved);
  const { receipt, deviceToken } = (await engine.check({
    service: 'lumen',
    id: approved,
    code,
    purpose: null,
    account: null,
    requester,
  }))!;
  clock.advance(61_000);
  const open = (await request(LUMEN)).verification!;
  await deliverAll();
  const text = textTo();
  const reference = /Ref ([A-Z]{10})/.exec(text)![1]!;
  const explanation = (
    await engine.explain({
      service: LUMEN,
      to: { kind: 'phone', value: TO },
      reference,
      verification: null,
      complaint: null,
      text: { text: null, textLures: null },
      locale: 'en',
    })
  ).id;
  await engine.act(LUMEN, explanation, 'it_was_me' satisfies Action);
  const [{ id: message } = { id: '' }] = await messagesOf(database.pool, [open]);
  const decided = await database.pool.query('select id from decision where verification = $1', [uuidOf(open)]);
  const decision = idOf('dec', decided.rows[0].id);
  await engine.observe('lumen', [
    { type: 'platform.told', at: clock.now(), fact: 'deploy', aboutCodes: false, component: 'api' },
  ]);

  /** Every row of the first service, to be compared. */
  async function rowsOf(service: string): Promise<Record<string, unknown[]>> {
    const tables = (
      await database.pool.query(
        "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'service'",
      )
    ).rows;
    const all: Record<string, unknown[]> = {};
    for (const { name } of tables) {
      all[name] = (
        await database.pool.query(
          `select to_jsonb(t) as row from "${name}" t where service = $1 order by to_jsonb(t)::text`,
          [service],
        )
      ).rows.map((r) => r.row);
    }
    return all;
  }

  return {
    ...two,
    request,
    deliverAll,
    rowsOf,
    held: {
      approved,
      open,
      code: await codeOf(world, 'lumen', open),
      receipt: receipt!,
      deviceToken: deviceToken!,
      reference,
      text,
      explanation,
      message,
      decision,
    },
  };
}
