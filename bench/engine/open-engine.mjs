// The engine as a library, on a database of its own, with nothing left out but delivery: messages are queued and stay queued.
import { fromDist } from '../dist.mjs';
import { knownRandom } from './known-codes.mjs';
import { liftedPolicy, SERVICE } from './world.mjs';

/** `masterKey`: 32 bytes; `clock`: the database's, or one of the caller's own. `code` of the answer is what `codeReader` needs. */
export async function openEngine(config, masterKey, clock) {
  const { createCountersign } = await fromDist('index.js');
  const store = await fromDist('store', 'index.js');
  const { createInbox } = await fromDist('channels', 'inbox.js');
  const pool = store.openPool(config);
  await store.migrate(pool);
  const vault = await store.openVault(pool, [masterKey], [SERVICE.id]);
  const epoch = await store.readEpoch(pool);
  const engine = createCountersign({
    store: store.openStore(pool, vault),
    vault,
    signer: store.openSigner(vault),
    channels: [createInbox()],
    clock: clock ?? (await store.openDatabaseClock(pool, Date.now)),
    random: await knownRandom(),
    services: [SERVICE],
    policy: await liftedPolicy(),
    epoch,
  });
  return { engine, pool, code: { secret: vault.issuingKey(SERVICE.id).secret, epoch }, close: () => pool.end() };
}
