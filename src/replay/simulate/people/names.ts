/** Names that nobody has, and mailboxes under them. */
import type { Chance } from '../chance.ts';

const FIRST = [
  'bra',
  'cel',
  'dor',
  'eli',
  'fen',
  'gara',
  'hal',
  'ino',
  'jes',
  'kore',
  'lum',
  'mira',
  'nel',
  'oda',
  'pell',
  'quen',
  'rosa',
  'sil',
  'tave',
  'uri',
  'ves',
  'wil',
  'yara',
  'zen',
];
const SECOND = ['ba', 'do', 'fi', 'ga', 'la', 'mo', 'na', 'ri', 'sa', 'to', 'va', 'ze'];
const LAST = [
  'bergan',
  'castel',
  'dunmore',
  'estava',
  'farrow',
  'grendahl',
  'holt',
  'ivarsen',
  'jarrow',
  'kestrel',
  'lorenz',
  'marlowe',
  'norell',
  'oakes',
  'pravda',
  'rask',
  'sorel',
  'tindal',
  'ulric',
  'vantor',
  'westin',
  'yardley',
  'zabel',
];
const MAIL = {
  'gmail.com': 50,
  'outlook.com': 14,
  'yahoo.com': 12,
  'icloud.com': 10,
  'hotmail.com': 8,
  'proton.me': 3,
  'gmx.de': 3,
};
export type MailDomain = keyof typeof MAIL;

export interface Names {
  /** Unlike every other of this world. */
  username(): string;
  mailbox(username: string): string;
}

const word = (chance: Chance) => chance.pick(FIRST) + (chance.happens(0.5) ? chance.pick(SECOND) : '');

export function createNames(chance: Chance): Names {
  const taken = new Set<string>();
  const draw = () => {
    const name = word(chance) + chance.pick(['.', '', '_']) + chance.pick(LAST);
    return chance.happens(0.5) ? `${name}${chance.whole(1, 2009)}` : name;
  };
  return {
    username() {
      let name = draw();
      while (taken.has(name)) name = `${name}${chance.whole(0, 99)}`;
      taken.add(name);
      return name;
    },
    mailbox: (username) => {
      const local = chance.happens(0.7) ? username : `${word(chance)}.${chance.pick(LAST)}${chance.whole(1, 99_999)}`;
      return `${local}@${chance.weigh(MAIL)}`;
    },
  };
}
