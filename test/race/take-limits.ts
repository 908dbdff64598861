/** A process of its own that takes a limit as often as it is told, all at once, and answers the places it got. */
import type { LimitTake } from '../../src/engine/ports.ts';
import { createStore, openPool, type PoolOptions } from '../../src/store/index.ts';

export interface Errand {
  readonly config: PoolOptions;
  readonly take: LimitTake;
  readonly times: number;
  readonly now: number;
}
export type Places = readonly { readonly strangers: number; readonly familiars: number }[];

process.once('message', async ({ config, take, times, now }: Errand) => {
  const pool = openPool(config);
  const store = createStore(pool);
  // Connected beforehand, so that the places are fought for and not the connections.
  await Promise.all(Array.from({ length: 10 }, () => pool.query('select 1')));
  process.send!('ready');
  await new Promise((resolve) => process.once('message', resolve));
  const taken = await Promise.all(Array.from({ length: times }, () => store.takeLimits([[take]], now)));
  process.send!(taken.flat(2).map(({ strangers, familiars }) => ({ strangers, familiars })));
  await pool.end();
});
