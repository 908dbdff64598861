/**
 * A decision's record as text: the verdict and all it was made on, without what is unknown, which is filled in again when it is read.
 * Half of it would else be the word "null".
 */
import type { Assessment, Facts, LimitFact } from '../../engine/facts.ts';
import type { Decision } from '../../engine/model.ts';
import type { StoredDecision } from '../../engine/ports.ts';
import { UNKNOWN_FACTS } from '../../engine/unknown-facts.ts';

type Loose = Readonly<Record<string, unknown>>;

function known(part: object | null): Loose | undefined {
  if (part === null) return undefined;
  let found: Record<string, unknown> | undefined;
  for (const [name, value] of Object.entries(part)) {
    if (value === null) continue;
    found ??= {};
    found[name] = value;
  }
  return found;
}

const packFacts = (facts: Facts): Loose =>
  Object.fromEntries(Object.entries(facts).flatMap(([name, part]) => [[name, known(part)]]));

function unpackFacts(packed: Loose): Facts {
  const parts = Object.entries(UNKNOWN_FACTS).map(([name, empty]) => {
    const found = packed[name];
    return [name, found === undefined ? empty : name === 'request' ? fillRequest(found) : { ...empty, ...found }];
  });
  return Object.fromEntries(parts) as Facts;
}

/** The one part that is null as a whole where nothing is known. */
const NO_REQUEST = { typed: null, addressKind: null, firstFactor: null, actor: null };
const UNASKED = { hasSession: null, hasGrant: null, hasDevice: null };
const fillRequest = (found: unknown): Loose => ({ ...NO_REQUEST, ...UNASKED, ...(found as Loose) });

/** A dozen of them stand in every record: without what nearly all their names begin with, and a window's end as so long from now. */
const MOST_BEGIN = 'issue.any.per_';
const packLimit = (l: LimitFact, now: number) => [
  l.name.startsWith(MOST_BEGIN) ? l.name.slice(MOST_BEGIN.length) : l.name,
  l.familiar ? 1 : 0,
  l.strangers,
  l.familiars,
  l.windowEnds - now,
];
const unpackLimit = ([name, familiar, strangers, familiars, ends]: readonly unknown[], now: number): LimitFact =>
  ({
    name: (name as string).includes('.') ? name : MOST_BEGIN + name,
    familiar: familiar === 1,
    strangers,
    familiars,
    windowEnds: now + (ends as number),
  }) as LimitFact;

export function packDecision(decision: Decision, { facts, limits, ...rest }: Assessment): string {
  return JSON.stringify({
    verdict: known(decision),
    facts: packFacts(facts),
    limits: limits.map((l) => packLimit(l, rest.now)),
    rest: known(rest),
  });
}

const NO_VERDICT = { retryAfterSeconds: null, withholds: null };

export function unpackDecision(at: number, policy: string, record: string): StoredDecision {
  const { verdict, facts: packed, limits, rest } = JSON.parse(record);
  const facts = unpackFacts(packed);
  const assessment = {
    open: null,
    ...rest,
    facts,
    limits: limits.map((l: readonly unknown[]) => unpackLimit(l, rest.now)),
  } as Assessment;
  return { at, policy, facts, assessment, decision: { ...NO_VERDICT, ...verdict } as Decision };
}
