/**
 * The door of the engine: single calls in, batches through. What a product calls one at a time leaves together with whatever else
 * is asked meanwhile.
 */
import type { Told } from '../assess/observe.ts';
import type { Checked } from '../check/check.ts';
import type { Submission } from '../check/read-cases.ts';
import type { Engine } from '../engine.ts';
import type { CountersignError } from '../errors.ts';
import type { Issued } from '../issue/issue.ts';
import type { CodeRequest } from '../model.ts';
import type { Report } from '../ports.ts';
import type { ReadAsk, VerificationView } from '../view.ts';
import { gatherCalls } from './gather-calls.ts';

export interface DoorOptions {
  /** Batches of one kind under way at once: as many as the database has cores to spare for that kind. Fewer are fuller, and cost less. */
  readonly lanes: number;
  /** Calls in a batch at most: bounds the memory and the time of a batch. */
  readonly most: number;
  /** Calls of one kind that may wait; past it a caller is told to come back (`busy`, 503). */
  readonly waiting: number;
}

export const DOOR: DoorOptions = { lanes: 1, most: 100, waiting: 2_000 };

export interface Door {
  request(request: CodeRequest): Promise<Issued>;
  /** Undefined: there is no such verification in this service. */
  check(submission: Submission): Promise<Checked | undefined>;
  read(ask: ReadAsk): Promise<VerificationView | undefined>;
  observe(told: Told): Promise<void>;
  /** Answers how many were new and about messages of ours. */
  report(reports: readonly Report[]): Promise<number>;
}

/** One call may bring a thousand: so many of them count as a call, or what waits and what goes together would be bounded in name only. */
const TOLD_A_CALL = 10;
const sizeOf = (told: readonly unknown[]): number => Math.max(1, Math.ceil(told.length / TOLD_A_CALL));

type AnswerEach<T> = (n: number, out: T | CountersignError) => void;

async function reportEach(engine: Engine, calls: readonly (readonly Report[])[], answer: AnswerEach<number>) {
  const fresh = [...(await engine.reportAll(calls.flat()))];
  for (const [n, call] of calls.entries()) answer(n, fresh.splice(0, call.length).filter(Boolean).length);
}

async function observeEach(engine: Engine, told: readonly Told[], answer: AnswerEach<void>) {
  await engine.observeAll(told);
  for (const n of told.keys()) answer(n, undefined);
}

export function openDoor(engine: Engine, options: DoorOptions = DOOR): Door {
  return Object.freeze({
    request: gatherCalls<CodeRequest, Issued>(engine.requestEach, options),
    // Two submissions of one verification would wait for each other, and keep everybody else of their batch waiting.
    check: gatherCalls<Submission, Checked | undefined>(engine.checkEach, { ...options, apart: (s) => s.id }),
    read: gatherCalls<ReadAsk, VerificationView | undefined>(engine.readEach, options),
    observe: gatherCalls<Told, void>((told, answer) => observeEach(engine, told, answer), {
      ...options,
      sizeOf: ({ observations }) => sizeOf(observations),
    }),
    report: gatherCalls<readonly Report[], number>((calls, answer) => reportEach(engine, calls, answer), {
      ...options,
      sizeOf,
    }),
  });
}
