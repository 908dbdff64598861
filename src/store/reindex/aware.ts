/** Knowing in time that marks are being taken over: before each call, and, where a call was refused for not knowing, after it. */
import type { Pool } from '../pool.ts';
import { GenerationUnknown } from '../vault/marks.ts';
import type { OpenVault } from '../vault/vault.ts';
import { isFenced } from './fence.ts';

/** Keys that were read longer ago may not tell that a move is coming. Nodes read them every few seconds. */
const FRESH_MS = 15_000;
const TRIES = 5;

const BEGUN = "select count(*)::int as n from wrapped_key where use = 'index' and active_from < 'infinity'";

/** A call as if nothing were different, or as the marks are by now. */
export type Following = <T>(plain: () => Promise<T>, shifted: () => Promise<T>) => Promise<T>;

export function awareOf(vault: OpenVault, pool: Pool): Following {
  /** Whether a move has begun that was only coming when the keys were read last. It may, at any moment, while one is. */
  async function hasBegun(): Promise<boolean> {
    const known = vault.keys('index').filter((key) => key.active).length;
    return (await pool.query({ name: 'index.begun', text: BEGUN })).rows[0].n !== known;
  }

  return async (plain, shifted) => {
    if (vault.age() > FRESH_MS) await vault.refresh();
    if (vault.isAnyComing() && (await hasBegun())) await vault.refresh();
    for (let left = TRIES; ; left--) {
      try {
        return await (vault.isShifting() ? shifted() : plain());
      } catch (error) {
        // It brought a mark of before, so nothing of it was written; or it met a mark of after.
        if (left === 0 || !(isFenced(error) || error instanceof GenerationUnknown)) throw error;
        await vault.refresh();
      }
    }
  };
}
