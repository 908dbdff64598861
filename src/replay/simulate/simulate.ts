/**
 * A world lived through: people, devices, networks, carriers, the operator's own systems, apps and attackers, on virtual time, and
 * the trace of it written as it happens. The same script and seed give the same bytes. Memory holds the people and what is under
 * way, not the days.
 */
import type { Instant } from '../../engine/model.ts';
import { createCarriers } from './carriers/carriers.ts';
import { createChance } from './chance.ts';
import { life, newcomers, past } from './people/life.ts';
import { createPeople } from './people/people.ts';
import { createPlaces } from './places/places.ts';
import { createQueue } from './queue.ts';
import { createReleases } from './releases.ts';
import type { Campaign, Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';
import type { Script } from './script.ts';
import { DAY } from './spans.ts';
import type { Caller, Doing, World } from './world.ts';

export interface SimulateOptions {
  readonly script: Script;
  readonly seed: number;
  /** JSON Lines, a piece at a time. */
  readonly writeTrace: (text: string) => Promise<unknown>;
  readonly writeTruth: (text: string) => Promise<unknown>;
  /** `at` of the time from the first event to the end. */
  readonly onProgress: (done: number, all: number, events: number) => void;
  readonly signal: AbortSignal;
}

export interface Simulated {
  readonly events: number;
  readonly requests: number;
  readonly questions: number;
  /** Campaigns of each scenario. */
  readonly campaigns: Readonly<Record<string, number>>;
}

export class SimulationStopped extends Error {}

type Turn = Doing | (() => void);

/** Lines that wait to be written, and how many there were. */
function createRecord() {
  const [trace, truth]: [string[], string[]] = [[], []];
  const counts = { events: 0, requests: 0, questions: 0 };
  const take = (lines: string[]) => {
    const text = lines.length === 0 ? '' : `${lines.join('\n')}\n`;
    lines.length = 0;
    return text;
  };
  return { trace, truth, counts, take };
}
type Made = ReturnType<typeof createRecord>;

interface Stage {
  readonly world: World;
  readonly record: Made;
  /** Takes up what is next; undefined: nothing is left before the end. */
  step(): Instant | undefined;
}

function createStage({ script, seed }: SimulateOptions): Stage {
  const chance = createChance(`${seed}`);
  const start = Date.parse(script.start);
  const end = start + script.days * DAY;
  const queue = createQueue<Turn>();
  const record = createRecord();
  let now = Number.NEGATIVE_INFINITY;
  const ids = chance.fork('ids');
  const id = (length: number) => ids.word(length);
  const where = { countries: Object.keys(script.countries), people: script.people, ipv6: script.life.ipv6 };
  const places = createPlaces(where, chance.fork('places'));
  const keys = new Map<Caller, string>();
  const world: World = {
    script,
    start,
    end,
    chance: chance.fork('world'),
    places,
    people: createPeople({ script, start, places, id }, chance.fork('people')),
    carriers: createCarriers(),
    releases: createReleases(start, chance.fork('releases')),
    now: () => now,
    begin: (doing, after) => queue.add(now + Math.max(0, Math.round(after)), doing),
    later: (after, act) => queue.add(now + Math.max(0, Math.round(after)), act),
    tell(event) {
      record.counts.events++;
      if (event.type === 'code.requested') record.counts.requests++;
      const { type, ...fields } = event;
      record.trace.push(JSON.stringify({ at: new Date(now).toISOString(), type, ...fields }));
    },
    know(truth) {
      if ('ask' in truth) record.counts.questions++;
      record.truth.push(JSON.stringify(truth));
    },
    id,
    key(caller) {
      const known = keys.get(caller) ?? id(8);
      keys.set(caller, known);
      return known;
    },
  };
  for (const person of world.people.all) queue.add(person.joinedAt, past(world, person));
  return {
    world,
    record,
    step() {
      const turn = queue.take();
      if (!turn || turn.at >= end) return undefined;
      now = turn.at;
      if (typeof turn.what === 'function') turn.what();
      else {
        const { value, done } = turn.what.next();
        if (!done) queue.add(now + Math.max(1, Math.round(value)), turn.what);
      }
      return now;
    },
  };
}

/** How many campaigns there are: by rate, people and days, and at least one of what is wanted at all. */
function campaignsOf(world: World, { name, isStanding }: Scenario): number {
  const { scenarios, people, days } = world.script;
  const { rate } = scenarios[name]!;
  if (rate === 0 || isStanding) return rate === 0 ? 0 : 1;
  return Math.max(1, Math.round((rate * people * days) / 30_000));
}

/** Campaigns begin evenly over the days, none so late that nothing of it would be seen. */
function planScenario(world: World, scenario: Scenario, seed: number): number {
  const { name, cause, isStanding } = scenario;
  const { size, pace } = world.script.scenarios[name]!;
  const count = campaignsOf(world, scenario);
  for (let i = 0; i < count; i++) {
    const chance = createChance(`${seed}/campaign/${name}/${i}`);
    const campaign: Campaign = {
      id: world.id(6),
      scenario: name,
      cause,
      chance,
      size: (usual) => Math.max(1, Math.round(usual * size)),
      pace: (usual) => usual * pace,
    };
    const after = isStanding ? 0 : ((i + chance.unit()) / count) * 0.9 * (world.end - world.start);
    world.begin(scenario.run(world, campaign), world.start - world.now() + after);
  }
  return count;
}

/** Throws `SimulationStopped`, and what writing throws. */
export async function simulate(options: SimulateOptions): Promise<Simulated> {
  const { script, seed, signal, writeTrace, writeTruth, onProgress } = options;
  const { world, record, step } = createStage(options);
  const campaigns: Record<string, number> = {};
  let steps = 0;
  let isBegun = false;
  const flush = async () => {
    const [trace, truth] = [record.take(record.trace), record.take(record.truth)];
    if (trace !== '') await writeTrace(trace);
    if (truth !== '') await writeTruth(truth);
  };
  for (let at = step(); at !== undefined; at = step()) {
    if (!isBegun) {
      isBegun = true;
      for (const person of world.people.all) if (!person.isDormant) world.begin(life(world, person), world.start - at);
      world.begin(newcomers(world, createChance(`${seed}/newcomers`)), world.start - at);
      for (const scenario of SCENARIOS) campaigns[scenario.name] = planScenario(world, scenario, seed);
    }
    if (++steps % 4096 !== 0) continue;
    if (signal.aborted) throw new SimulationStopped('stopped');
    await flush();
    onProgress(Math.max(0, at - world.start), script.days * DAY, record.counts.events);
  }
  await flush();
  return { ...record.counts, campaigns };
}
