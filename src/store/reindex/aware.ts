/** Knowing in time that marks are being taken over: before each call, and, where it was refused or overtaken for not knowing, after it. */
import type { Pool } from '../pool.ts';
import { GenerationUnknown } from '../vault/generations.ts';
import type { OpenVault } from '../vault/vault.ts';
import { isFenced } from './fence.ts';

/** Keys that were read longer ago may not tell that a move is coming. Nodes read them every few seconds. */
const FRESH_MS = 15_000;
const TRIES = 5;

const BEGUN = "select count(*)::int as n from wrapped_key where use = 'index' and active_from < 'infinity'";

type Call<T> = () => Promise<T>;

export interface Following {
  /** Asks as if nothing were different, or as the marks are by now. What it answers in the first way was read before anything was different. */
  readonly reading: <T>(plain: Call<T>, shifted: Call<T>) => Promise<T>;
  /** The same for what writes. Where it says that nothing was written, and a move began meanwhile, it is written in the second way. */
  readonly writing: <T>(plain: Call<T>, shifted: Call<T>, isNothing?: (written: T) => boolean) => Promise<T>;
}

export function awareOf(vault: OpenVault, pool: Pool): Following {
  /** Whether a move has begun that was only coming when the keys were read last. It may, at any moment, while one is. */
  async function hasBegun(): Promise<boolean> {
    if (!vault.isAnyComing()) return false;
    const known = vault.keys('index').filter((key) => key.active).length;
    return (await pool.query(BEGUN)).rows[0].n !== known;
  }

  async function trying<T>(run: () => Promise<T>): Promise<T> {
    if (vault.age() > FRESH_MS) await vault.refresh();
    if (await hasBegun()) await vault.refresh();
    for (let left = TRIES; ; left--) {
      try {
        return await run();
      } catch (error) {
        // It brought a mark of before, or it met a mark of after.
        if (left === 0 || !(isFenced(error) || error instanceof GenerationUnknown)) throw error;
        await vault.refresh();
      }
    }
  }

  const following = <T>(plain: Call<T>, shifted: Call<T>, isVoidIfBegun: (done: T) => boolean) =>
    trying(async () => {
      if (vault.isShifting()) return await shifted();
      const done = await plain();
      if (!isVoidIfBegun(done) || !(await hasBegun())) return done;
      await vault.refresh();
      return await shifted();
    });

  return {
    reading: (plain, shifted) => following(plain, shifted, () => true),
    writing: (plain, shifted, isNothing = () => false) => following(plain, shifted, isNothing),
  };
}
