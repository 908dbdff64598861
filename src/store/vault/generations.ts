/**
 * Of which generation a mark is. Its last two bits tell four generations apart, and there may be many more: a node that was started
 * five keys ago sees marks with the same bits as those of today. So where a mark comes from tells first, and its bits only between
 * what may stand there.
 */
import type { Mark } from '../../engine/ports.ts';
import { isOf } from './marks.ts';
import type { OpenIndex } from './open-index.ts';

/** A mark is of a key that this node has not heard of: another node knows more. */
export class GenerationUnknown extends Error {}

type Generations = Pick<OpenIndex, 'shown' | 'stored'>;

/** Of a mark that was read in a row: rows are of the generation that is written, or of the one before it. */
export function generationIn(index: Generations, service: string, mark: Mark): number {
  const stored = index.stored(service);
  if (isOf(mark, stored)) return stored;
  if (stored > 1 && isOf(mark, stored - 1)) return stored - 1;
  throw new GenerationUnknown();
}

/** Of a mark that the engine says: the one it sees; or, read by a node that had not heard of a move, as it stood in its row. */
export function generationSaid(index: Generations, service: string, mark: Mark): number {
  const shown = index.shown(service);
  return isOf(mark, shown) ? shown : generationIn(index, service, mark);
}
