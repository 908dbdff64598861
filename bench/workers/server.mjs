// The service as `serve` puts it together, on a database of its own, with three differences: limits whose ceilings nobody reaches,
// salts that the load can tell, and no dispatcher: messages are queued and stay queued, as in what pgbench plays.
import { fromDist } from '../dist.mjs';
import { knownRandom } from '../engine/known-codes.mjs';
import { addKeys, senderSettings } from '../engine/service-settings.mjs';
import { liftedPolicy } from '../engine/world.mjs';
import { serveCalls } from './worker.mjs';

let node;
let app;

/** The engine of the node, made again on its own world but for what the bench needs otherwise. */
async function engineOf(world) {
  const { createEngine } = await fromDist('engine', 'engine.js');
  const { openDoor } = await fromDist('engine', 'door', 'door.js');
  const lifted = Object.freeze({ ...world, policy: await liftedPolicy(), random: await knownRandom() });
  const engine = createEngine(lifted);
  return { world: lifted, engine, door: openDoor(engine) };
}

serveCalls({
  /** `env`: settings, as `serve` would find them in its environment. */
  async open(env) {
    const { readSettings } = await fromDist('cli', 'read-settings.js');
    const { compose } = await fromDist('cli', 'compose.js');
    const { createServer } = await fromDist('server', 'server.js');
    const all = { ...env, NODE_ENV: 'production', ...senderSettings('http://127.0.0.1:9/nobody') };
    const log = (level, what, detail) => level === 'warn' && console.error(JSON.stringify({ what, ...detail }));
    node = await compose({ settings: readSettings(all), env: all, log, onLost: (why) => console.error(why.message) });
    await node.stopSending();
    const made = await engineOf(node.server.world);
    app = await createServer({ ...node.server, ...made });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { vault, epoch, services } = made.world;
    const { secret } = vault.issuingKey(services[0].id);
    return { base: `http://127.0.0.1:${app.server.address().port}`, code: { secret, epoch } };
  },
  addKeys: (config) => addKeys(config),
  async close() {
    app.server.closeAllConnections();
    await app.close();
    await node.close();
  },
});
