/** The world that scenarios and people act in: its clock, its record, its places, people and carriers. */
import type { Instant } from '../../engine/model.ts';
import type { SentTraceEvent } from '../../protocol/shapes/trace-events.ts';
import type { Carriers } from './carriers/carriers.ts';
import type { Chance } from './chance.ts';
import type { People } from './people/people.ts';
import type { Places } from './places/places.ts';
import type { Releases } from './releases.ts';
import type { Script } from './script.ts';
import type { AskTruth, RequestTruth } from './truth.ts';

/** Something that goes on in virtual time: it yields how many milliseconds to wait, and is taken up again after them. */
export type Doing<T = void> = Generator<number, T, void>;

type WithoutTime<T> = T extends unknown ? Omit<T, 'at' | 'id'> : never;
/** An event that happens now. */
export type Told = WithoutTime<SentTraceEvent>;

/** The credentials of the operator's own parts. */
export type Caller = 'ios' | 'android' | 'web' | 'backend' | 'sync' | 'jobs' | 'risk' | 'partner' | 'desk';

export interface World {
  readonly script: Script;
  readonly start: Instant;
  readonly end: Instant;
  /** For what belongs to nobody in particular. */
  readonly chance: Chance;
  readonly places: Places;
  readonly people: People;
  readonly carriers: Carriers;
  readonly releases: Releases;
  now(): Instant;
  /** Sets something going after so many milliseconds. */
  begin(doing: Doing, after: number): void;
  /** `act` once, after so many milliseconds. */
  later(after: number, act: () => void): void;
  tell(event: Told): void;
  know(truth: RequestTruth | AskTruth): void;
  /** A new opaque name, unlike every other. */
  id(length: number): string;
  key(caller: Caller): string;
}
