/** What the parts of the following store share. */
import type { Store } from '../../engine/ports.ts';
import type { OpenIndex } from '../vault/open-index.ts';
import type { Following } from './aware.ts';
import type { Counting } from './count-twice.ts';
import type { Follow } from './follow.ts';
import type { Touch } from './mover.ts';

export interface Followed extends Following {
  /** The store underneath. */
  readonly store: Store;
  readonly index: OpenIndex;
  readonly follow: Follow;
  readonly touch: Touch;
  readonly counting: Counting;
}

type Either<T> = (plain: () => Promise<T>, shifted: () => Promise<T>) => Promise<T>;

/** One method of the store in both ways, by `reading` or `writing`, whatever it is asked. */
export const either =
  <A extends readonly unknown[], T>(
    by: Either<T>,
    plain: (...asked: A) => Promise<T>,
    shifted: (...asked: A) => Promise<T>,
  ): ((...asked: A) => Promise<T>) =>
  (...asked) =>
    by(
      () => plain(...asked),
      () => shifted(...asked),
    );
