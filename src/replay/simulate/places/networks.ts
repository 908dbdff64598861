/**
 * Networks: homes with an address of their own, mobile carriers whose subscribers share a few, offices behind one, hosting, and what
 * comes out of other people's homes (residential proxies). Addresses are from 240.0.0.0/4 and 2001:db8::/32, autonomous system
 * numbers from the private range.
 */
import type { Chance } from '../chance.ts';

export interface Network {
  readonly kind: 'home' | 'mobile' | 'office' | 'hosting' | 'proxy';
  readonly asn: number;
  readonly country: string;
  /** The address of one connection: of a network with many, any of them. */
  ip(chance: Chance): string;
}

/** Who runs networks: one autonomous system and its part of the address space. */
export interface Operator {
  readonly asn: number;
  readonly country: string;
  v4(chance: Chance): string;
  /** A prefix of 64 bits, without its colons at the end. */
  v6(chance: Chance): string;
}

const hex = (chance: Chance) => chance.whole(1, 0xffff).toString(16);
const interfaceOf = (chance: Chance) => [0, 1, 2, 3].map(() => hex(chance)).join(':');
const fullV6 = (prefix: string, chance: Chance) => `${prefix}:${interfaceOf(chance)}`;

/** `index` decides which /16 is theirs; no two operators of a world below 4,096 share one. */
export function createOperator(index: number, country: string, chance: Chance): Operator {
  const block = (index * 1597 + 611) % 4096;
  const head = `${240 + (block >> 8)}.${block & 255}`;
  return Object.freeze({
    asn: 4_200_000_000 + chance.whole(1, 90_000_000),
    country,
    v4: (own: Chance) => `${head}.${own.whole(0, 255)}.${own.whole(1, 254)}`,
    v6: (own: Chance) => `2001:db8:${hex(own)}:${hex(own)}`,
  });
}

/** A line of one's own: the same IPv4 address, or the same IPv6 prefix with hosts that change. `ipv6`: the share that has it. */
export function createHome({ asn, country, v4, v6 }: Operator, chance: Chance, ipv6: number): Network {
  const [address, prefix, odds] = [v4(chance), v6(chance), chance.happens(ipv6) ? 0.6 : 0];
  return { kind: 'home', asn, country, ip: (own) => (own.happens(odds) ? fullV6(prefix, own) : address) };
}

/** Many subscribers behind a few addresses, next to IPv6 prefixes that change with each connection. */
export function createMobile(operator: Operator, chance: Chance, addresses: number, ipv6: number): Network {
  const shared = Array.from({ length: addresses }, () => operator.v4(chance));
  const sites = Array.from({ length: addresses }, () => operator.v6(chance).split(':').slice(0, 3).join(':'));
  const { asn, country } = operator;
  const ip = (own: Chance) => (own.happens(ipv6) ? fullV6(`${own.pick(sites)}:${hex(own)}`, own) : own.pick(shared));
  return { kind: 'mobile', asn, country, ip };
}

export function createOffice({ asn, country, v4 }: Operator, chance: Chance): Network {
  const address = v4(chance);
  return { kind: 'office', asn, country, ip: () => address };
}

/** A few servers next to each other. */
export function createHosting({ asn, country, v4 }: Operator, chance: Chance, servers: number): Network {
  const head = v4(chance).split('.').slice(0, 3).join('.');
  const addresses = Array.from({ length: servers }, () => `${head}.${chance.whole(1, 254)}`);
  return { kind: 'hosting', asn, country, ip: (own) => own.pick(addresses) };
}

/** One exit of a residential proxy: a stranger's home, once. */
export function createExit(operators: readonly Operator[], chance: Chance, kind: 'any' | 'v6'): Network {
  const { asn, country, v4, v6 } = chance.pick(operators);
  const address = kind === 'v6' || chance.happens(0.25) ? fullV6(v6(chance), chance) : v4(chance);
  return { kind: 'proxy', asn, country, ip: () => address };
}
