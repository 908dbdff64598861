/** Reads the script of a world. Whatever is left out has the usual value, and what cannot be is named field by field. */
import Type, { type Static } from 'typebox';
import { CAUSES } from '../../engine/model.ts';
import { asked, line, share, time, whole, yesOrNo } from '../../protocol/shapes/fields.ts';
import { compile } from '../../protocol/validate.ts';
import { COUNTRY_CODES } from './places/countries.ts';
import { SCENARIOS } from './scenarios.ts';
import type { Measured, Script } from './script.ts';

const times = (maximum: number, description: string) => Type.Number({ minimum: 0, maximum, description });
const maybe = Type.Optional;

const Measure = Type.Union([
  times(10_000, 'Campaigns for a thousand people and thirty days; 0: none.'),
  asked('How often, how large and how slow.', {
    rate: maybe(times(10_000, 'Campaigns for a thousand people and thirty days; 0: none.')),
    size: maybe(Type.Number({ minimum: 0.1, maximum: 100, description: 'How many at a time: 1 is usual.' })),
    pace: maybe(Type.Number({ minimum: 0.01, maximum: 100, description: 'How long everything takes: 1 is usual.' })),
  }),
]);

const each = <T extends ReturnType<typeof times> | typeof Measure>(names: readonly string[], shape: T) =>
  Object.fromEntries(names.map((name) => [name, maybe(shape)]));

const ScriptShape = asked('A world.', {
  days: maybe(whole(1, 3650, 'How many days it lasts.')),
  people: maybe(whole(50, 1_000_000, 'How many have an account when it begins.')),
  start: maybe(time('When it begins.')),
  brand: maybe(line(60, 'The operator.')),
  domain: maybe(line(200, 'Its domain.')),
  countries: maybe(
    asked('Where people live: a weight for each country.', each(COUNTRY_CODES, times(1e6, 'Its weight.'))),
  ),
  life: maybe(
    asked('What people are like.', {
      visitsADay: maybe(Type.Number({ minimum: 0.01, maximum: 50, description: 'How often somebody looks in.' })),
      codesAMonth: maybe(times(300, 'How many codes a person wants in thirty days, about.')),
      newcomersAMonth: maybe(times(10, 'Newcomers in thirty days, for each who is there.')),
      dormant: maybe(share('The share that never comes.')),
      lostNumbers: maybe(share('Of those with a number on record for long, the share that has lost it.')),
      sharedPhones: maybe(share('Of those who live with somebody, the share that uses the same phone.')),
      ipv6: maybe(share('The share of homes with IPv6.')),
      curiosity: maybe(times(50, 'How readily people ask why a message came; 1 is usual.')),
      acting: maybe(share('Of those who ask with a reference, the share that presses something.')),
    }),
  ),
  causes: maybe(
    asked(
      'How often a whole cause, next to the usual rate.',
      each([...CAUSES, 'toll'], times(1000, 'Times as often.')),
    ),
  ),
  scenarios: maybe(
    asked(
      'How often each scenario.',
      each(
        SCENARIOS.map(({ name }) => name),
        Measure,
      ),
    ),
  ),
  others: maybe(yesOrNo('Whether scenarios that are not named have their usual rate.')),
});

export class ScriptWrong extends Error {}

const USUAL = {
  days: 30,
  people: 1500,
  start: '2026-03-02T00:00:00.000Z',
  brand: 'Lumio',
  domain: 'lumio.example',
  countries: { US: 5, DE: 4, GB: 3, BR: 3, IN: 3, FR: 2, ES: 2, PL: 2, TR: 2, NG: 1, SA: 1, JP: 1, ID: 1 },
};
const LIFE: Script['life'] = {
  visitsADay: 0.45,
  codesAMonth: 2.6,
  newcomersAMonth: 0.12,
  dormant: 0.18,
  lostNumbers: 0.12,
  sharedPhones: 0.25,
  ipv6: 0.45,
  curiosity: 1,
  acting: 0.2,
};

const readShape = compile(ScriptShape, { thing: 'script' });

type Sent = Static<typeof ScriptShape>;

function measuresOf(sent: Sent): Record<string, Measured> {
  const causes = (sent.causes ?? {}) as Record<string, number | undefined>;
  const said = (sent.scenarios ?? {}) as Record<string, number | Partial<Measured> | undefined>;
  return Object.fromEntries(
    SCENARIOS.map(({ name, rate }) => {
      const own = said[name];
      const given = typeof own === 'number' ? { rate: own } : own;
      const usual = given === undefined && sent.others === false ? 0 : rate;
      const times = causes[name.slice(0, name.indexOf('/'))] ?? 1;
      return [name, { size: 1, pace: 1, ...given, rate: (given?.rate ?? usual) * times }];
    }),
  );
}

/** Throws `ScriptWrong`, which names every field that cannot be. */
export function readScript(value: unknown): Script {
  const read = readShape(value);
  if (!read.ok) throw new ScriptWrong(read.problems.map(({ path, message }) => `${path} ${message}`.trim()).join('; '));
  const sent = read.value;
  const { days, people, start, brand, domain, countries, life } = sent;
  const known = Object.fromEntries(
    Object.entries({ days, people, start, brand, domain }).filter(([, said]) => said !== undefined),
  );
  const where = Object.fromEntries(
    Object.entries((countries ?? USUAL.countries) as Record<string, number>).filter(([, weight]) => weight > 0),
  );
  if (Object.keys(where).length === 0) throw new ScriptWrong('countries must name at least one with a weight above 0');
  return {
    ...USUAL,
    ...known,
    countries: where,
    life: { ...LIFE, ...life } as Script['life'],
    scenarios: measuresOf(sent),
  };
}
