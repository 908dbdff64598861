/** The steps a person has ticked off: their codes, kept on this device and nothing else. A browser that keeps nothing loses no more. */
import type { AdviceCode } from '../../../engine/causes/advice-codes.ts';

const KEY = 'countersign.guide.ticks';

export interface Ticks {
  has(code: AdviceCode): boolean;
  set(code: AdviceCode, ticked: boolean): void;
  forget(): void;
}

export function openTicks(storage: Storage | null): Ticks {
  const ticked = new Set<string>(readTicks(storage));
  return {
    has: (code) => ticked.has(code),
    set(code, isTicked) {
      if (isTicked) ticked.add(code);
      else ticked.delete(code);
      write(storage, ticked);
    },
    forget() {
      ticked.clear();
      write(storage, ticked);
    },
  };
}

function readTicks(storage: Storage | null): readonly string[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((code) => typeof code === 'string') : [];
  } catch {
    return [];
  }
}

function write(storage: Storage | null, ticked: ReadonlySet<string>): void {
  try {
    if (ticked.size === 0) storage?.removeItem(KEY);
    else storage?.setItem(KEY, JSON.stringify([...ticked]));
  } catch {
    // Full or forbidden: the ticks last as long as the page.
  }
}
