/**
 * The engine of a node sees marks of one generation for as long as the node runs; the database may be ahead of it, or on its way. Here
 * marks are led from one to the other. What the engine says is of its own generation, however old that is by now; what is read in a
 * row says by itself whether it was taken over.
 */
import { ERASED, type Mark } from '../../engine/ports.ts';
import { generationIn, generationSaid } from '../vault/generations.ts';
import type { OpenIndex } from '../vault/open-index.ts';

export interface Follow {
  /** What the engine says, as it is written to the database. */
  stored(service: string, mark: Mark): Mark;
  /** What the engine says, as it stands where it was not taken over yet; the same as `stored` where nothing is on its way. */
  before(service: string, mark: Mark): Mark;
  /** What is read in a row, as the engine sees it. */
  shown(service: string, mark: Mark): Mark;
  /** What is read in a row, as it is once it was taken over. */
  taken(service: string, mark: Mark): Mark;
  /** What is read in a row, as it was before it was taken over. */
  untaken(service: string, mark: Mark): Mark;
}

const KNOWN_MOST = 50_000;
const MARK = /^[0-9a-f]{32}$/;

/** Counters over all services have no index key: what they are counted by is no mark. */
const isFollowed = (service: string, mark: Mark) => service !== '*' && mark !== ERASED;

type Generation = (service: string, mark: Mark) => number;

export function followMarks(index: OpenIndex): Follow {
  const known = new Map<string, Mark>();
  const shown: Generation = (service) => index.shown(service);
  const stored: Generation = (service) => index.stored(service);
  const before: Generation = (service) => index.move(service)?.from ?? index.stored(service);
  const said: Generation = (service, mark) => generationSaid(index, service, mark);
  const written: Generation = (service, mark) => generationIn(index, service, mark);

  const leading = (fromOf: Generation, toOf: Generation) => (service: string, mark: Mark) => {
    if (!isFollowed(service, mark)) return mark;
    const [from, to] = [fromOf(service, mark), toOf(service, mark)];
    if (from === to) return mark;
    const name = `${from} ${to} ${service} ${mark}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    const led = index.marksOf(service).lead(mark, from, to);
    if (known.size >= KNOWN_MOST) known.clear();
    known.set(name, led);
    return led;
  };

  return Object.freeze({
    stored: leading(said, stored),
    before: leading(said, before),
    shown: leading(written, shown),
    taken: leading(written, stored),
    untaken: leading(written, before),
  });
}

/** What is read in a row, as it may stand in another one by now. */
export function aliveMarks(index: OpenIndex, service: string): (mark: Mark) => readonly Mark[] {
  const follow = followMarks(index);
  return (mark) => [...new Set([follow.taken(service, mark), follow.untaken(service, mark)])];
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
