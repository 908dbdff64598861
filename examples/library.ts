/**
 * The engine as a library, in one process and on a database of its own: send a code, read it in the inbox, check it, ask why it came.
 * After `npm run build`: `node dist/examples/library.js`.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CheckOutcome, createCountersign, parseRequest, parseRequester, type Service } from 'countersign';
import { createInbox } from 'countersign/channels/inbox';
import { migrate, openDatabaseClock, openPool, openSigner, openStore, openVault } from 'countersign/store';
import { startEmbedded } from '../src/store/embedded/start-embedded.ts';

const service: Service = {
  id: 'lumen',
  brand: 'Lumen',
  domain: 'lumen.example',
  supportUrl: 'https://lumen.example/help',
  regions: ['US'],
  allowCountries: [],
  allowFictional: true,
};

const to = '+12025550123';

/** What stands in the message: the code at its beginning, the reference after `Ref`. */
const codeIn = (text: string): string => /^\d+/.exec(text)?.[0] ?? '';
const referenceIn = (text: string): string => /Ref ([A-Z]{10})/.exec(text)?.[1] ?? '';

export interface Told {
  readonly decided: string;
  readonly checked: readonly (CheckOutcome | undefined)[];
  readonly cause: unknown;
  readonly title: unknown;
}

async function tell(pool: ReturnType<typeof openPool>): Promise<Told> {
  await migrate(pool);
  const vault = await openVault(pool, [randomBytes(32)], [service.id]);
  const inbox = createInbox();
  const countersign = createCountersign({
    store: openStore(pool, vault),
    vault,
    signer: openSigner(vault),
    channels: [inbox],
    clock: await openDatabaseClock(pool, Date.now),
    random: { bytes: randomBytes },
    services: [service],
  });

  const [issued] = await countersign.request([
    parseRequest(service, { to, purpose: 'sign_in', account: 'a-ada' }, null),
  ]);
  await countersign.deliver();
  const text = inbox.messages(to)[0]?.text ?? '';

  const entered = {
    service: service.id,
    id: issued?.verification ?? '',
    code: codeIn(text),
    purpose: 'sign_in',
    account: 'a-ada',
  } as const;
  const requester = parseRequester(undefined, null);
  const first = await countersign.check({ ...entered, requester });
  const again = await countersign.check({ ...entered, requester });

  const { answer } = await countersign.explain({
    service,
    to: { kind: 'phone', value: to },
    reference: referenceIn(text),
    verification: null,
    complaint: 'why',
    text: { text: null, textLures: null },
    locale: 'en',
  });
  return {
    decided: issued?.decision.outcome ?? '',
    checked: [first?.outcome, again?.outcome],
    cause: answer.cause,
    title: answer.title,
  };
}

/** Everything above in a folder that is gone afterwards. */
export async function tellInAFolder(): Promise<Told> {
  const dataDir = await mkdtemp(join(tmpdir(), 'countersign-example-'));
  try {
    const database = await startEmbedded({ dataDir });
    const pool = openPool({ ...database.config });
    try {
      return await tell(pool);
    } finally {
      await pool.end();
      await database.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await tellInAFolder());
