/**
 * A decision's record as text: the verdict and all it was made on, without what is unknown, which is filled in again when it is read,
 * and with short names. It would else be the words "null", and names.
 */
import type { Assessment, Facts, LimitFact } from '../../engine/facts.ts';
import type { Decision, ShadowNote } from '../../engine/model.ts';
import type { DecisionRecord, StoredDecision } from '../../engine/ports.ts';
import { UNKNOWN_FACTS } from '../../engine/unknown-facts.ts';
import { longName, shortName } from './record-names.ts';

type Loose = Readonly<Record<string, unknown>>;

/** Undefined where nothing of it is known. */
function pack(part: object | null): Loose | undefined {
  if (part === null) return undefined;
  let found: Record<string, unknown> | undefined;
  for (const [name, value] of Object.entries(part)) {
    if (value === null) continue;
    found ??= {};
    found[shortName(name)] = value;
  }
  return found;
}

const unpack = (packed: Loose): Loose =>
  Object.fromEntries(Object.entries(packed).map(([name, value]) => [longName(name), value]));

const packFacts = (facts: Facts): Loose | undefined =>
  pack(Object.fromEntries(Object.entries(facts).map(([name, part]) => [name, pack(part) ?? null])));

function unpackFacts(packed: Loose): Facts {
  const found = unpack(packed) as Readonly<Record<string, Loose | undefined>>;
  const parts = Object.entries(UNKNOWN_FACTS).map(([name, empty]) => {
    const part = found[name];
    if (part === undefined) return [name, empty];
    return [name, { ...(name === 'request' ? NO_REQUEST : empty), ...unpack(part) }];
  });
  return Object.fromEntries(parts) as Facts;
}

/** The one part that is null as a whole where nothing is known. */
const NO_REQUEST: Loose = {
  typed: null,
  addressKind: null,
  firstFactor: null,
  actor: null,
  hasSession: null,
  hasGrant: null,
  hasDevice: null,
};

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

const packShadow = ({ policy, instead }: ShadowNote) =>
  instead === null ? [policy] : [policy, instead.outcome, instead.reason, instead.codeLength];
const unpackShadow = ([policy, outcome, reason, codeLength]: readonly unknown[]): ShadowNote =>
  ({ policy, instead: outcome === undefined ? null : { outcome, reason, codeLength } }) as ShadowNote;

export function packDecision({
  decision,
  assessment,
  shadow,
}: Pick<DecisionRecord, 'decision' | 'assessment' | 'shadow'>): string {
  const { facts, limits, ...rest } = assessment;
  const packed = limits.map((l) => packLimit(l, rest.now));
  const beside = shadow === null ? [] : [packShadow(shadow)];
  return JSON.stringify([pack(decision), packFacts(facts), packed, pack(rest), ...beside]);
}

const NO_VERDICT = { retryAfterSeconds: null, withholds: null };

export function unpackDecision(at: number, policy: string, record: string): StoredDecision {
  const [verdict, packed, limits, rest, shadow] = JSON.parse(record) as [
    Loose,
    Loose | null,
    readonly unknown[][],
    Loose,
    (readonly unknown[])?,
  ];
  const facts = unpackFacts(packed ?? {});
  const { now, ...others } = unpack(rest);
  const assessment = {
    open: null,
    destination: null,
    now,
    ...others,
    facts,
    limits: limits.map((l) => unpackLimit(l, now as number)),
  } as unknown as Assessment;
  const decision = { ...NO_VERDICT, ...unpack(verdict) } as unknown as Decision;
  return { at, policy, facts, assessment, decision, shadow: shadow === undefined ? null : unpackShadow(shadow) };
}
