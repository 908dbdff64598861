/**
 * Measures: everything countable about a request, as numbers in a fixed order. They are taken once, when it is decided on, and stored
 * with the decision as a list; no address, network or name is in them. Yes is 1, no is 0, and what is not known is null. New ones are
 * added at the end of their list, so that what was stored keeps its meaning.
 */

import { NOBODY_ASKED } from '../subjects/bodies.ts';
import { peopleIn } from '../surroundings/platform.ts';
import { LATER_GROUPS, type LaterScene } from './later.ts';
import { accountAsked, familiarity, grantsAndContacts, passwords, sessionPlaces } from './of-account.ts';
import { addressAsked, addressProofs, addressReports, route } from './of-address.ts';
import { COMPANY_NAMES, type CompanyName, companies, platform } from './of-company.ts';
import { deviceHistory, deviceRhythm } from './of-device.ts';
import type { Measure, Scene } from './scene.ts';

/** Each names its measures; put together they are one list. */
const GROUPS = [
  familiarity,
  passwords,
  accountAsked,
  grantsAndContacts,
  sessionPlaces,
  deviceHistory,
  deviceRhythm,
  addressAsked,
  addressProofs,
  addressReports,
  route,
  platform,
] as const;

type Named<T> = T extends unknown ? keyof T : never;
export type BeforeName = Named<ReturnType<(typeof GROUPS)[number]>> | CompanyName | 'servicePeople';
export type LaterName = Named<ReturnType<(typeof LATER_GROUPS)[number]>>;
/** In the order of their names. */
export type Measured = readonly Measure[];

const AROUND = {
  network: null,
  system: null,
  client: null,
  caller: null,
  app: null,
  session: null,
  route: null,
} as const;
const EMPTY_SCENE: Scene = Object.freeze({
  request: { to: null, typed: null },
  asker: NOBODY_ASKED,
  now: 0,
  account: null,
  address: {},
  device: null,
  session: null,
  neighbours: [],
  around: { ...AROUND, platform: {} },
});
const EMPTY_LATER: LaterScene = {
  ...EMPTY_SCENE,
  askedAt: 0,
  verification: '',
  reports: [],
  submissions: [],
};

export const BEFORE_NAMES = [
  ...GROUPS.flatMap((group) => Object.keys(group(EMPTY_SCENE))),
  ...COMPANY_NAMES,
  'servicePeople',
] as readonly BeforeName[];
export const LATER_NAMES = LATER_GROUPS.flatMap((group) => Object.keys(group(EMPTY_LATER))) as readonly LaterName[];

/** Three digits behind the point say enough of a share, and one of a time, and take less room. */
const rounded = (value: Measure): Measure => {
  if (value === null || Number.isInteger(value)) return value;
  return value < 10 ? Math.round(value * 1000) / 1000 : Math.round(value * 10) / 10;
};

export function measureBefore(scene: Scene): Measured {
  const measured: Measure[] = [];
  for (const group of GROUPS) for (const value of Object.values(group(scene))) measured.push(rounded(value));
  for (const value of companies(scene)) measured.push(rounded(value));
  measured.push(peopleIn(scene.around.platform));
  return measured;
}
export const measureAfter = (scene: LaterScene): Measured =>
  LATER_GROUPS.flatMap((group) => Object.values(group(scene)).map(rounded));

const beforeAt = new Map(BEFORE_NAMES.map((name, i) => [name, i]));
const laterAt = new Map(LATER_NAMES.map((name, i) => [name, i]));

/** Its place in a stored list. */
export const placeBefore = (name: BeforeName): number => beforeAt.get(name)!;
export const placeLater = (name: LaterName): number => laterAt.get(name)!;
