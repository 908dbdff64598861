/**
 * What a replay remembers of the requests it played, under the names that the trace gives them: which verification each has, what
 * left for it, and what people hold in their hands (codes, references).
 */

import type { ToldFacts } from '../engine/facts.ts';
import type { Address, Instant } from '../engine/model.ts';

export interface PlayedRequest {
  readonly name: string;
  readonly at: Instant;
  readonly to: Address;
  readonly account: string | null;
  /** The id of the engine's decision. */
  readonly decision: string;
  /** Null: it was refused. */
  readonly verification: string | null;
  readonly codeLength: number;
  /** It was decided that a message leaves for it at once. */
  readonly sends: boolean;
  /** A code that whoever asked may hold: a message left, or the request joined one that had. */
  isLive: boolean;
  /** The message that left for this very request; null: none did. */
  message: string | null;
}

interface HeldCode {
  readonly verification: string;
  readonly code: string;
  readonly at: Instant;
}

interface Holder {
  codes: HeldCode[];
  reference: string | null;
  explanation: string | null;
}

/** The codes that lie around at one address; older ones nobody tries. */
const CODES_KEPT = 8;

export interface Ledger {
  add(request: PlayedRequest): void;
  find(name: string): PlayedRequest | undefined;
  all(): Iterable<PlayedRequest>;
  /** Those that were added since this was asked the last time. */
  takeNew(): readonly PlayedRequest[];
  /** A message left: from now on whoever holds the address has its code and its reference. */
  addMessage(request: PlayedRequest, message: { id: string; code: string; reference: string }): void;
  /** The request whose message left last for this verification. */
  requestOf(verification: string): PlayedRequest | undefined;
  codeOf(verification: string): string | undefined;
  /** The latest code of another verification that had come to the same address before this request. */
  olderCode(request: PlayedRequest): string | undefined;
  /** The reference in the message of this request, or in the last one to this address. */
  referenceOf(request: PlayedRequest): string | undefined;
  latestReference(to: Address): string | undefined;
  keepExplanation(to: Address, id: string): void;
  explanationOf(to: Address): string | undefined;
  approve(account: string, verification: string): void;
  /** The last approved verification of this account that is another one. */
  approvedOf(account: string, otherThan: string): string | undefined;
  tell(request: PlayedRequest, told: Partial<ToldFacts>): void;
  told(request: PlayedRequest): Partial<ToldFacts> | undefined;
}

function createHolders() {
  const holders = new Map<string, Holder>();
  const find = (to: Address) => holders.get(to.value.toLowerCase());
  const get = (to: Address): Holder => {
    const found = find(to) ?? { codes: [], reference: null, explanation: null };
    holders.set(to.value.toLowerCase(), found);
    return found;
  };
  return { find, get };
}

function hold(holder: Holder, code: HeldCode, reference: string): void {
  const others = holder.codes.filter((held) => held.verification !== code.verification);
  holder.codes = [...others, code].slice(-CODES_KEPT);
  holder.reference = reference;
}

export function createLedger(): Ledger {
  const requests = new Map<string, PlayedRequest>();
  const fresh: PlayedRequest[] = [];
  const latestOf = new Map<string, PlayedRequest>();
  const codes = new Map<string, string>();
  const references = new Map<string, string>();
  const approved = new Map<string, string>();
  const told = new Map<string, Partial<ToldFacts>>();
  const holders = createHolders();
  return Object.freeze<Ledger>({
    add(request) {
      requests.set(request.name, request);
      fresh.push(request);
    },
    takeNew: () => fresh.splice(0),
    find: (name) => requests.get(name),
    all: () => requests.values(),
    addMessage(request, { id, code, reference }) {
      const { verification, to, at } = request;
      if (verification === null) throw new Error('a message left for a refused request');
      request.message = id;
      request.isLive = true;
      latestOf.set(verification, request);
      codes.set(verification, code);
      references.set(request.name, reference);
      hold(holders.get(to), { verification, code, at }, reference);
    },
    requestOf: (verification) => latestOf.get(verification),
    codeOf: (verification) => codes.get(verification),
    olderCode({ to, verification, at }) {
      const held = holders.find(to)?.codes ?? [];
      return held.filter((code) => code.verification !== verification && code.at <= at).at(-1)?.code;
    },
    referenceOf: ({ name }) => references.get(name),
    latestReference: (to) => holders.find(to)?.reference ?? undefined,
    keepExplanation(to, id) {
      holders.get(to).explanation = id;
    },
    explanationOf: (to) => holders.find(to)?.explanation ?? undefined,
    approve: (account, verification) => void approved.set(account, verification),
    approvedOf: (account, otherThan) => (approved.get(account) === otherThan ? undefined : approved.get(account)),
    tell: ({ name }, more) => void told.set(name, { ...told.get(name), ...more }),
    told: ({ name }) => told.get(name),
  });
}
