// What the service is told when it is measured as a process: settings as in production, and API keys.
import { randomBytes } from 'node:crypto';
import { fromDist } from '../dist.mjs';
import { GROUPS } from '../load/people.mjs';
import { SERVICE } from './world.mjs';

/** Numbers and mailboxes both go to one gateway. */
export function senderSettings(url, secret = `whsec_${randomBytes(32).toString('base64')}`) {
  const settings = ['sms', 'email'].flatMap((channel, i) => [
    [`COUNTERSIGN_SENDERS_${i}_ID`, `gateway_${channel}`],
    [`COUNTERSIGN_SENDERS_${i}_KIND`, 'webhook'],
    [`COUNTERSIGN_SENDERS_${i}_CHANNEL`, channel],
    [`COUNTERSIGN_SENDERS_${i}_URL`, url],
    [`COUNTERSIGN_SENDERS_${i}_SECRET`, secret],
  ]);
  return Object.fromEntries(settings);
}

export const newMasterKey = () => randomBytes(32).toString('base64');

/** As `countersign keys add` does it, one for each group of people. @returns {Promise<string[]>} */
export async function addKeys(config) {
  const store = await fromDist('store', 'index.js');
  const pool = store.openPool({ ...config, max: 1 });
  try {
    const tokens = Array.from({ length: GROUPS }, () => store.newKeyToken('secret'));
    for (const token of tokens) {
      await store.addApiKey(pool, token, { service: SERVICE.id, kind: 'secret', scopes: ['verify'], origins: [] });
    }
    return tokens;
  } finally {
    await pool.end();
  }
}
