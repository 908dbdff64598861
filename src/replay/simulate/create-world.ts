/** A world before anything happens in it: its clock stands still, and everybody's past is planned. */
import type { Instant } from '../../engine/model.ts';
import { createCarriers } from './carriers/carriers.ts';
import { type Chance, createChance } from './chance.ts';
import { past } from './people/life.ts';
import { createPeople } from './people/people.ts';
import { createPlaces } from './places/places.ts';
import { createQueue } from './queue.ts';
import { createReleases } from './releases.ts';
import type { Script } from './script.ts';
import { DAY } from './spans.ts';
import type { Caller, Doing, World } from './world.ts';

/** Lines that wait to be written, and how many there were. */
export interface WorldRecord {
  readonly trace: string[];
  readonly truth: string[];
  readonly counts: { events: number; requests: number; questions: number };
}

export interface Life {
  readonly world: World;
  readonly record: WorldRecord;
  /** Takes up what is next, and answers when that is; undefined: nothing is left before the end. */
  step(): Instant | undefined;
}

type Turn = Doing | (() => void);

/** Time, and what is still to happen in it. */
function createTime() {
  const queue = createQueue<Turn>();
  let now = Number.NEGATIVE_INFINITY;
  const plan = (what: Turn, after: number) => queue.add(now + Math.max(0, Math.round(after)), what);

  function take(what: Turn): void {
    if (typeof what === 'function') {
      what();
      return;
    }
    const { value, done } = what.next();
    if (!done) queue.add(now + Math.max(1, Math.round(value)), what);
  }
  return {
    now: () => now,
    plan,
    planAt: (what: Turn, at: Instant) => queue.add(at, what),
    step(end: Instant): Instant | undefined {
      const turn = queue.take();
      if (!turn || turn.at >= end) return undefined;
      now = turn.at;
      take(turn.what);
      return now;
    },
  };
}

/** What happens is written down as it happens, and what is behind it beside that. */
function writeDown({ trace, truth, counts }: WorldRecord, now: () => Instant): Pick<World, 'tell' | 'know'> {
  return {
    tell({ type, ...fields }) {
      counts.events++;
      if (type === 'code.requested') counts.requests++;
      trace.push(JSON.stringify({ at: new Date(now()).toISOString(), type, ...fields }));
    },
    know(fact) {
      if ('ask' in fact) counts.questions++;
      truth.push(JSON.stringify(fact));
    },
  };
}

function nameThings(chance: Chance): Pick<World, 'id' | 'key'> {
  const id = (length: number) => chance.word(length);
  const keys = new Map<Caller, string>();
  return {
    id,
    key(caller) {
      const known = keys.get(caller) ?? id(8);
      keys.set(caller, known);
      return known;
    },
  };
}

export function createWorld(script: Script, seed: number): Life {
  const chance = createChance(`${seed}`);
  const start = Date.parse(script.start);
  const end = start + script.days * DAY;
  const time = createTime();
  const record: WorldRecord = { trace: [], truth: [], counts: { events: 0, requests: 0, questions: 0 } };
  const names = nameThings(chance.fork('ids'));
  const where = { countries: Object.keys(script.countries), people: script.people, ipv6: script.life.ipv6 };
  const places = createPlaces(where, chance.fork('places'));
  const world: World = {
    ...names,
    ...writeDown(record, time.now),
    script,
    start,
    end,
    chance: chance.fork('world'),
    places,
    people: createPeople({ script, start, places, id: names.id }, chance.fork('people')),
    carriers: createCarriers(),
    releases: createReleases(start, chance.fork('releases')),
    now: time.now,
    begin: time.plan,
    later: (after, act) => time.plan(act, after),
  };
  for (const person of world.people.all) time.planAt(past(world, person), person.joinedAt);
  return { world, record, step: () => time.step(end) };
}
