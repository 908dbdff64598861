/**
 * The engine of a node sees marks of one generation for as long as the node runs; the database may be ahead of it, or on its way. Here
 * marks are led from one to the other: those that stand for themselves, and those inside of what is stored.
 */
import { ERASED, type Mark } from '../../engine/ports.ts';
import type { OpenIndex } from '../vault/open-index.ts';

export interface Follow {
  /** As it is written to the database. */
  stored(service: string, mark: Mark): Mark;
  /** As the engine sees it, of whatever generation it is. */
  shown(service: string, mark: Mark): Mark;
  /** As it is where it was not taken over yet; the same as `stored` where nothing is on its way. */
  before(service: string, mark: Mark): Mark;
}

const KNOWN_MOST = 50_000;
const MARK = /^[0-9a-f]{32}$/;

/** Counters and limits over all services have no index key: their keys are no marks. */
const isFollowed = (service: string, mark: Mark) => service !== '*' && mark !== ERASED;

export function followMarks(index: OpenIndex): Follow {
  const known = new Map<string, Mark>();
  const lead = (service: string, mark: Mark, to: number): Mark => {
    if (!isFollowed(service, mark)) return mark;
    const name = `${to} ${service} ${mark}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    const led = index.marksOf(service).as(to, mark);
    if (known.size >= KNOWN_MOST) known.clear();
    known.set(name, led);
    return led;
  };
  const generation = (service: string, of: 'stored' | 'shown') => (service === '*' ? 0 : index[of](service));
  return Object.freeze({
    stored: (service: string, mark: Mark) => lead(service, mark, generation(service, 'stored')),
    shown: (service: string, mark: Mark) => lead(service, mark, generation(service, 'shown')),
    before: (service: string, mark: Mark) =>
      lead(service, mark, (service === '*' ? null : index.move(service))?.from ?? generation(service, 'stored')),
  });
}

/** A mark as it may stand in a row by now. */
export function aliveMarks(index: OpenIndex, service: string, mark: Mark): readonly Mark[] {
  const follow = followMarks(index);
  return [...new Set([follow.stored(service, mark), follow.before(service, mark)])];
}

export const orNull = (follow: (mark: Mark) => Mark, mark: Mark | null): Mark | null =>
  mark === null ? null : follow(mark);

/** Every mark inside of a body. Nothing else in it is 32 hex digits. */
export function inBody<T>(body: T, follow: (mark: Mark) => Mark): T {
  const within = (value: unknown): unknown => {
    if (typeof value === 'string') return MARK.test(value) ? follow(value) : value;
    if (Array.isArray(value)) return value.map(within);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, within(inner)]));
  };
  return within(body) as T;
}
