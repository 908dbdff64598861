/** Which index keys a service has, and which marks are where: those that this node's engine sees, and those in the database. */
import type { Instant } from '../../engine/model.ts';
import type { HeldKeys } from './held-keys.ts';
import { createMarks, type Marks } from './marks.ts';

/** Marks are being taken over from one generation to the next. */
export interface Move {
  readonly from: number;
  readonly to: number;
  readonly begunAt: Instant;
}

export interface OpenIndex {
  marksOf(service: string): Marks;
  /** The generation of the marks that this node's engine sees: the same as long as the node runs, whatever is in the database. */
  shown(service: string): number;
  /** The generation of the marks that are written to the database. */
  stored(service: string): number;
  move(service: string): Move | null;
  /** Some service has a key that marks are going to be taken over to: at any moment now. */
  isAnyComing(): boolean;
  /** Some service's marks are not, or not all, in the database as this node's engine sees them. */
  isShifting(): boolean;
}

interface Service {
  readonly name: string;
  readonly marks: Marks;
  readonly shown: number;
  readonly stored: number;
  readonly move: Move | null;
  readonly isComing: boolean;
}

export function openIndex(held: HeldKeys): OpenIndex {
  const shown = new Map<string, number>();
  let readAt = -1;
  let services = new Map<string, Service>();
  let isShifting = false;
  let isComing = false;

  function serviceOf(name: string): Service {
    const keys = held.of(name, 'index');
    const active = keys.filter((key) => key.active);
    const newest = active.at(-1);
    if (!newest) throw new Error(`No index key for service ${name}.`);
    if (!shown.has(name)) shown.set(name, newest.generation);
    const known = services.get(name);
    const { generation, settled, activeFrom } = newest;
    return {
      name,
      marks: known?.marks.generations === keys.length ? known.marks : createMarks(keys),
      shown: shown.get(name)!,
      stored: generation,
      move: settled ? null : { from: generation - 1, to: generation, begunAt: activeFrom! },
      isComing: active.length < keys.length,
    };
  }

  /** Worked out once for each reading of the keys. */
  function look(): void {
    if (readAt === held.readings()) return;
    readAt = held.readings();
    const names = new Set(held.all().flatMap((key) => (key.use === 'index' && key.active ? [key.service] : [])));
    services = new Map([...names].map((name) => [name, serviceOf(name)]));
    isShifting = [...services.values()].some((s) => s.shown !== s.stored || s.move !== null);
    isComing = [...services.values()].some((s) => s.isComing);
  }

  function get(name: string): Service {
    look();
    const found = services.get(name);
    if (!found) throw new Error(`No index key for service ${name}.`);
    return found;
  }

  return Object.freeze({
    marksOf: (service: string) => get(service).marks,
    shown: (service: string) => get(service).shown,
    stored: (service: string) => get(service).stored,
    move: (service: string) => get(service).move,
    isAnyComing() {
      look();
      return isComing;
    },
    isShifting() {
      look();
      return isShifting;
    },
  });
}
