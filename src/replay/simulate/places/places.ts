/** The networks and the numbers of a world: who runs lines where, and addresses that nobody has yet. */
import type { Chance } from '../chance.ts';
import { COUNTRIES } from './countries.ts';
import {
  createExit,
  createHome,
  createHosting,
  createMobile,
  createOffice,
  createOperator,
  type Network,
  type Operator,
} from './networks.ts';

export interface Places {
  home(country: string, chance: Chance): Network;
  mobile(country: string, chance: Chance): Network;
  /** One of the offices of a country. */
  office(country: string, chance: Chance): Network;
  hosting(chance: Chance, servers: number): Network;
  /** A new exit each time. `countries`: where; empty: anywhere. */
  exit(chance: Chance, options?: { readonly countries?: readonly string[]; readonly kind?: 'any' | 'v6' }): Network;
  /** A mobile number of that country. */
  number(country: string, chance: Chance): string;
}

export interface PlacesOptions {
  readonly countries: readonly string[];
  readonly people: number;
  readonly ipv6: number;
}

/** Hosting stands in countries of its own, whether people of the world live there or not. */
const HOSTING_COUNTRIES = ['NL', 'US', 'DE', 'SG', 'RO', 'FI'];

export const fillNumber = (pattern: string, chance: Chance): string => pattern.replaceAll('#', () => chance.digits(1));

interface Lines {
  readonly operators: readonly Operator[];
  readonly mobiles: readonly Network[];
  readonly offices: readonly Network[];
}

export function createPlaces({ countries, people, ipv6 }: PlacesOptions, chance: Chance): Places {
  let operators = 0;
  const operator = (country: string) => createOperator(operators++, country, chance.fork('operator', operators));
  const linesOf = (country: string): Lines => {
    const here = chance.fork('lines', country);
    const share = people / countries.length;
    const three = () => [operator(country), operator(country), operator(country)];
    return {
      operators: three(),
      mobiles: three().map((each, i) =>
        createMobile(each, here, Math.max(2, Math.ceil(share / 60)), [0.8, 0.4, 0][i]!),
      ),
      offices: Array.from({ length: Math.max(1, Math.ceil(share / 80)) }, () => createOffice(operator(country), here)),
    };
  };
  const lines = new Map(countries.map((country) => [country, linesOf(country)]));
  const hosts = HOSTING_COUNTRIES.map((country) => operator(country));
  const inAll = [...lines.values()].flatMap((each) => each.operators);
  return Object.freeze({
    home: (country: string, own: Chance) => createHome(own.pick(lines.get(country)!.operators), own, ipv6),
    mobile: (country: string, own: Chance) => own.pick(lines.get(country)!.mobiles),
    office: (country: string, own: Chance) => own.pick(lines.get(country)!.offices),
    hosting: (own: Chance, servers: number) => createHosting(own.pick(hosts), own, servers),
    exit(
      own: Chance,
      { countries: where = [], kind = 'any' }: { countries?: readonly string[]; kind?: 'any' | 'v6' } = {},
    ) {
      const among = where.length === 0 ? inAll : where.flatMap((country) => lines.get(country)!.operators);
      return createExit(among, own, kind);
    },
    number(country: string, own: Chance) {
      const { dial, mobile } = COUNTRIES[country]!;
      return `+${dial}${fillNumber(own.pick(mobile), own)}`;
    },
  });
}
