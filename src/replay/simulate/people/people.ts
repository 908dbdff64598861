/** Everybody with an account, and who holds which address. */
import type { Instant } from '../../../engine/model.ts';
import type { Chance } from '../chance.ts';
import { createChance } from '../chance.ts';
import type { Places } from '../places/places.ts';
import type { Script } from '../script.ts';
import { DAY } from '../spans.ts';
import { createNames } from './names.ts';
import type { Device, Person } from './person.ts';

/** A person of this world, somebody outside of it, or nobody. */
export type Holder = Person | 'stranger' | 'nobody';

export interface People {
  readonly all: readonly Person[];
  /** Somebody who comes now and then. */
  pick(chance: Chance, fits?: (person: Person) => boolean): Person;
  /** Different ones, perhaps fewer than asked for. */
  some(chance: Chance, count: number, fits?: (person: Person) => boolean): Person[];
  holderOf(address: string): Holder;
  /** The address is theirs from now on. */
  hold(address: string, holder: Holder): void;
  /** A newcomer; who is nobody's account yet. */
  make(joinedAt: Instant, given?: { readonly country?: string; readonly isDormant?: boolean }): Person;
  add(person: Person): void;
  device(chance: Chance, platform?: Device['platform']): Device;
}

export interface PeopleOptions {
  readonly script: Script;
  readonly start: Instant;
  readonly places: Places;
  readonly id: (length: number) => string;
}

const TRIES = 400;

/** Comes now and then, and gets what is sent. */
const isThere = (person: Person) => !person.isDormant && !person.hasLostNumber;

export function createPeople({ script, start, places, id }: PeopleOptions, chance: Chance): People {
  const all: Person[] = [];
  const held = new Map<string, Holder>();
  const names = createNames(chance.fork('names'));
  const { life, countries } = script;
  let made = 0;

  const device = (own: Chance, platform?: Device['platform']): Device => ({
    id: id(12),
    platform: platform ?? own.weigh({ android: 45, ios: 35, web: 20 }),
    lag: own.gap(6 * DAY),
    sessions: new Map(),
  });

  /** One in four shares the home of somebody who came before, and some of those the phone as well. */
  function devicesOf(own: Chance, account: string, family: Person | undefined): Device[] {
    const shared = family?.devices[0];
    const devices = shared && own.happens(life.sharedPhones) ? [shared] : [device(own)];
    if (own.happens(0.35)) devices.push(device(own, 'web'));
    for (const each of devices) if (own.happens(0.85)) each.sessions.set(account, id(11));
    return devices;
  }

  function make(joinedAt: Instant, given: { country?: string; isDormant?: boolean } = {}): Person {
    const own = chance.fork('person', made++);
    const family = all.length > 0 && own.happens(0.25) ? own.pick(all) : undefined;
    const country = given.country ?? family?.country ?? own.weigh(countries);
    const [account, username] = [id(9), names.username()];
    const [hasPhone, hasMail] = [own.happens(0.75), own.happens(0.5)];
    const isDormant = given.isDormant ?? own.happens(life.dormant);
    const isOld = joinedAt < start - 200 * DAY;
    return {
      account,
      username,
      country,
      joinedAt,
      hasLostNumber: hasPhone && isOld && !isDormant && own.happens(life.lostNumbers),
      phone: hasPhone ? places.number(country, own) : null,
      email: hasMail || !hasPhone ? names.mailbox(username) : null,
      devices: devicesOf(own, account, family?.country === country ? family : undefined),
      home: family?.country === country ? family.home : places.home(country, own),
      mobile: places.mobile(country, own),
      office: own.happens(0.3) ? places.office(country, own) : null,
      isDormant,
      isPasswordless: own.happens(0.4),
      signsInAfresh: own.happens(0.06),
      isFamous: own.happens(0.004),
      grants: [],
      curiosity: own.around(1, 0.5),
      chance: own,
    };
  }

  function add(person: Person): void {
    all.push(person);
    if (person.email !== null) held.set(person.email, person);
    if (person.phone !== null) held.set(person.phone, person.hasLostNumber ? 'stranger' : person);
  }

  for (let i = 0; i < script.people; i++) add(make(start - Math.round(chance.between(1, 9 * 365) * DAY)));

  function pick(own: Chance, fits: (person: Person) => boolean = () => true): Person {
    for (let i = 0; i < TRIES; i++) {
      const person = own.pick(all);
      if (isThere(person) && fits(person)) return person;
    }
    const last = all.find(fits);
    if (!last) throw new RangeError('nobody in this world fits what a scenario needs: more people are needed');
    return last;
  }

  return {
    get all() {
      return all;
    },
    pick,
    some(own, count, fits = () => true) {
      const found = new Set<Person>();
      for (let i = 0; i < 20 * count && found.size < count; i++) {
        const person = own.pick(all);
        if (isThere(person) && fits(person)) found.add(person);
      }
      return [...found];
    },
    holderOf(address) {
      const holder = held.get(address);
      // Of addresses that nobody here has, two in three are somebody else's. The same one always is.
      return holder ?? (createChance(`holder/${address}`).happens(0.66) ? 'stranger' : 'nobody');
    },
    hold: (address, holder) => void held.set(address, holder),
    make,
    add,
    device,
  };
}

/** Signed-in activity makes no sense for who has no session; this is where they have one. */
export const signedInDevice = (person: Person): Device | undefined =>
  person.devices.find(({ sessions }) => sessions.has(person.account));
