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
