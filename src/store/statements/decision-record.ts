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

/** What is known over what is not. A backtest reads millions of them, so nothing is made that is thrown away at once. */
function unpack(packed: Loose, unknown: Loose = {}): Record<string, unknown> {
  const found: Record<string, unknown> = { ...unknown };
  for (const short in packed) found[longName(short)] = packed[short];
  return found;
}

/** Measures are a list of numbers, most of them small and many unknown: written as such, with nothing between the commas of those. */
const packMeasures = (measured: readonly (number | null)[]): string => measured.map((value) => value ?? '').join();
const unpackMeasures = (packed: string): readonly (number | null)[] =>
  packed === '' ? [] : packed.split(',').map((value) => (value === '' ? null : Number(value)));

const packPart = (part: Facts[keyof Facts]) => (Array.isArray(part) ? packMeasures(part) : (pack(part) ?? null));

const packFacts = (facts: Facts): Loose | undefined =>
  pack(Object.fromEntries(Object.entries(facts).map(([name, part]) => [name, packPart(part)])));

function unpackFacts(packed: Loose): Facts {
  const facts: Record<string, unknown> = { ...UNKNOWN_FACTS };
  for (const short in packed) {
    const name = longName(short);
    if (typeof packed[short] === 'string') {
      facts[name] = unpackMeasures(packed[short]);
      continue;
    }
    const unknown = name === 'request' ? NO_REQUEST : UNKNOWN_FACTS[name as keyof Facts];
    facts[name] = unpack(packed[short] as Loose, unknown as unknown as Loose);
  }
  return facts as unknown as Facts;
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
/** The names in full, made once. */
const NAMES = new Map<string, string>();
function nameOf(written: string): string {
  const known = NAMES.get(written);
  if (known !== undefined) return known;
  const name = written.includes('.') ? written : MOST_BEGIN + written;
  NAMES.set(written, name);
  return name;
}

const unpackLimit = (limit: readonly unknown[], now: number): LimitFact => ({
  name: nameOf(limit[0] as string),
  familiar: limit[1] === 1,
  strangers: limit[2] as number,
  familiars: limit[3] as number,
  windowEnds: now + (limit[4] as number),
});

const packShadow = ({ policy, instead }: ShadowNote) =>
  instead === null ? [policy] : [policy, instead.outcome, instead.reason, instead.codeLength, instead.sends ? 1 : 0];
const unpackShadow = ([policy, outcome, reason, codeLength, sends]: readonly unknown[]): ShadowNote =>
  ({
    policy,
    instead: outcome === undefined ? null : { outcome, reason, codeLength, sends: sends === 1 },
  }) as ShadowNote;

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

const NO_VERDICT: Loose = { retryAfterSeconds: null, withholds: null };
/** What records of before say nothing of. */
const NO_REST: Loose = { open: null, destination: null, doubt: null };

/** `record`: the text, or what it says. */
export function unpackDecision(at: number, policy: string, record: unknown): StoredDecision {
  const [verdict, packed, limits, rest, shadow] = (typeof record === 'string' ? JSON.parse(record) : record) as [
    Loose,
    Loose | null,
    readonly unknown[][],
    Loose,
    (readonly unknown[])?,
  ];
  const facts = unpackFacts(packed ?? {});
  const assessment = unpack(rest, NO_REST);
  const now = assessment.now as number;
  assessment.facts = facts;
  assessment.limits = limits.map((limit) => unpackLimit(limit, now));
  return {
    at,
    policy,
    facts,
    assessment: assessment as unknown as Assessment,
    decision: unpack(verdict, NO_VERDICT) as unknown as Decision,
    shadow: shadow === undefined ? null : unpackShadow(shadow),
  };
}
