/**
 * Carriers and mail hosts: what becomes of a message on its way. Each has its own haste and its own habit of reporting; faults come
 * and go on top of that (`disturb`). The plan of a delivery is made when the message leaves, so that what a person does next can
 * depend on it.
 */
import type { Instant, ReportStatus } from '../../../engine/model.ts';
import type { Chance } from '../chance.ts';
import { createChance } from '../chance.ts';
import type { Holder } from '../people/people.ts';
import { MINUTE, SECOND } from '../spans.ts';

export interface Report {
  /** Milliseconds after the message left. */
  readonly after: number;
  readonly status: ReportStatus;
}

export interface Delivery {
  readonly carrier: string;
  readonly provider: string;
  /** Milliseconds after it left, of each copy that came; none: it never did. */
  readonly arrivals: readonly number[];
  readonly reports: readonly Report[];
  /** The scenario that spoilt it. */
  readonly fault: string | null;
  /** It came, and its code cannot be read. */
  readonly isGarbled: boolean;
}

/** What a fault looks at. */
export interface OnItsWay {
  readonly to: string;
  readonly carrier: string;
  readonly country: string;
  readonly channel: 'sms' | 'email';
  readonly at: Instant;
}

/** Spoils a delivery, or answers undefined and leaves it alone. */
export type Spoil = (way: OnItsWay, delivery: Delivery, chance: Chance) => Omit<Delivery, 'fault'> | undefined;

export interface Carriers {
  /** `chance`: of this message alone. */
  plan(to: string, holder: Holder, country: string, at: Instant, chance: Chance): Delivery;
  /** The carrier of an address, always the same one. */
  carrierOf(to: string, country: string): string;
  /** A fault begins; what it answers ends it. */
  disturb(scenario: string, spoil: Spoil): () => void;
}

const SMS_ROUTES = ['alderway', 'signalpost'];
const MAIL_ROUTE = 'mailbarge';

interface Manner {
  readonly median: number;
  /** Odds that the carrier says what became of it. */
  readonly reports: number;
}

const mannerOf = (carrier: string): Manner => {
  const own = createChance(`carrier/${carrier}`);
  return { median: own.between(1.5, 7) * SECOND, reports: own.pick([0.97, 0.97, 0.9, 0.6]) };
};

export function createCarriers(): Carriers {
  const faults = new Map<symbol, { readonly scenario: string; readonly spoil: Spoil }>();
  const manners = new Map<string, Manner>();
  const manner = (carrier: string) => {
    const known = manners.get(carrier) ?? mannerOf(carrier);
    manners.set(carrier, known);
    return known;
  };

  function carrierOf(to: string, country: string): string {
    if (to.includes('@')) return to.slice(to.indexOf('@') + 1);
    return `${country}-${1 + Math.floor(createChance(`number/${to}`).unit() * 3)}`;
  }

  function lost(way: OnItsWay, provider: string, chance: Chance): Delivery {
    const status: ReportStatus =
      way.channel === 'email'
        ? 'rejected'
        : chance.weigh({ unknown_subscriber: 5, undelivered: 3, absent_subscriber: 2 });
    const after = chance.around(way.channel === 'email' ? 2 * SECOND : 6 * SECOND, 0.6);
    const reports = [accepted(chance), { after: after + SECOND, status }];
    return { carrier: way.carrier, provider, arrivals: [], reports, fault: null, isGarbled: false };
  }

  const accepted = (chance: Chance): Report => ({ after: chance.around(0.35 * SECOND, 0.4), status: 'accepted' });

  function usual(way: OnItsWay, provider: string, chance: Chance): Delivery {
    const { median, reports: odds } = manner(way.carrier);
    const after = SECOND + chance.around(median, 0.6);
    const reports = chance.happens(odds)
      ? [accepted(chance), { after: after + 400, status: 'delivered' as const }]
      : [accepted(chance)];
    const base = { carrier: way.carrier, provider, fault: null, isGarbled: false };
    // A phone that is off, a full mailbox: it never comes, and that is no fault of the way.
    if (chance.happens(0.004)) {
      const status = way.channel === 'email' ? 'rejected' : 'absent_subscriber';
      return { ...base, arrivals: [], reports: [accepted(chance), { after: chance.between(1, 20) * MINUTE, status }] };
    }
    return { ...base, arrivals: [after], reports };
  }

  return {
    carrierOf,
    plan(to, holder, country, at, chance) {
      const channel = to.includes('@') ? 'email' : 'sms';
      const way: OnItsWay = { to, carrier: carrierOf(to, country), country, channel, at };
      const provider =
        channel === 'email' ? MAIL_ROUTE : SMS_ROUTES[Math.floor(createChance(`route/${way.carrier}`).unit() * 2)]!;
      if (holder === 'nobody') return lost(way, provider, chance);
      const delivery = usual(way, provider, chance);
      for (const { scenario, spoil } of faults.values()) {
        const spoilt = spoil(way, delivery, chance);
        if (spoilt) return { ...spoilt, fault: scenario };
      }
      return delivery;
    },
    disturb(scenario, spoil) {
      const fault = Symbol(scenario);
      faults.set(fault, { scenario, spoil });
      return () => void faults.delete(fault);
    },
  };
}
