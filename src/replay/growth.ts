/**
 * A trace fills an empty store faster than the store finds out by itself that it is no longer empty, and until then it looks for
 * one row by reading all. So it is told each time that the number of events has doubled.
 */
export interface Growth {
  afterEvent(): Promise<void>;
}

const FIRST = 500;

/** `learn` lets the store measure itself. */
export function followGrowth(learn: () => Promise<unknown>): Growth {
  let events = 0;
  let next = FIRST;
  return Object.freeze({
    async afterEvent() {
      if (++events < next) return;
      next *= 2;
      await learn();
    },
  });
}
