// (e) The embedded default: the same service over HTTP, on the PostgreSQL that comes with it, as it is started there, flushed to disk.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromDist } from '../dist.mjs';
import { query } from '../postgres/databases.mjs';
import { contenderOf, openServed, prepareServed } from './http.mjs';

export async function openEmbedded({ plan, only = plan.callers }) {
  const { startEmbedded } = await fromDist('store', 'embedded', 'start-embedded.js');
  const dataDir = mkdtempSync(join(tmpdir(), 'cs-bench-embedded-'));
  const database = await startEmbedded({ dataDir });
  const stop = async () => {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const served = await openServed(database.config);
    await prepareServed(served, database.config, plan.prepareCycles);
    const [{ version }] = await query(database.config, "select current_setting('server_version') as version");
    const id = 'embedded.cycle';
    return {
      contenders: [contenderOf('embedded', id, only[id], served.generator, served.target, 'cycle')],
      databases: [database.config],
      about: { PostgreSQL: version },
      close: () => served.close().then(stop),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
