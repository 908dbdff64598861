/**
 * A world lived through: people, devices, networks, carriers, the operator's own systems, apps and attackers, on virtual time, and
 * the trace of it written as it happens. The same script and seed give the same bytes. Memory holds the people and what is under
 * way, not the days.
 */
import { createChance } from './chance.ts';
import { createWorld } from './create-world.ts';
import { life, newcomers } from './people/life.ts';
import type { Campaign, Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';
import type { Script } from './script.ts';
import { DAY } from './spans.ts';
import type { World } from './world.ts';

export interface SimulateOptions {
  readonly script: Script;
  readonly seed: number;
  /** JSON Lines, a piece at a time. */
  readonly writeTrace: (text: string) => Promise<unknown>;
  readonly writeTruth: (text: string) => Promise<unknown>;
  /** How much of the time has gone by, and what was told. */
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

/** The lines, and none of them waits any longer. */
const textOf = (lines: string[]) => lines.splice(0).reduce((text, line) => `${text}${line}\n`, '');

/** Throws `SimulationStopped`, and what writing throws. */
export async function simulate(options: SimulateOptions): Promise<Simulated> {
  const { script, seed, signal, writeTrace, writeTruth, onProgress } = options;
  const { world, record, step } = createWorld(script, seed);
  const campaigns: Record<string, number> = {};
  let steps = 0;
  let isBegun = false;
  const flush = async () => {
    const [trace, truth] = [textOf(record.trace), textOf(record.truth)];
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
