/**
 * Mail services that many people have an address at, for noticing a slip in the domain. Being absent means nothing: the list only
 * ever proposes, it never refuses.
 */

/** A name and the endings it really exists with; the first is the one proposed where the typed ending tells nothing. */
const SERVICES: Readonly<Record<string, string>> = {
  gmail: 'com',
  googlemail: 'com',
  yahoo:
    'com co.uk fr de it es ca in co.in com.br com.au com.mx com.ar co.jp co.id com.ph com.sg com.vn com.tr com.hk com.tw ie pl ro ' +
    'gr se dk no nl be at ch pt cz hu fi co.nz co.za co.th com.my com.co com.pe cl ne.jp',
  hotmail:
    'com co.uk fr de it es ca be nl ch at se no dk fi gr pt com.br com.ar com.mx com.tr com.au cl co.jp co.th co.nz co.za com.my ie hu',
  outlook:
    'com fr de es it pt be dk ie at cl cz hu in jp kr lv my ph sa sg sk com.br com.au com.ar com.tr com.vn com.gr co.id co.th co.il',
  live: 'com co.uk fr de it nl be ca se no dk at cn com.au com.mx com.ar com.pt ie in jp ru cl fi hk com.my com.ph com.sg co.za co.in co.kr',
  gmx: 'net de at ch com fr es co.uk us eu info org biz li tm it pt',
  icloud: 'com',
  protonmail: 'com ch',
  proton: 'me',
  yandex: 'ru com by kz ua com.tr',
  rocketmail: 'com',
  fastmail: 'com fm',
  tutanota: 'com de',
  hushmail: 'com',
  rediffmail: 'com',
  comcast: 'net',
  verizon: 'net',
  sbcglobal: 'net',
  bellsouth: 'net',
  earthlink: 'net',
  btinternet: 'com',
  virginmedia: 'com',
  ntlworld: 'com',
  talktalk: 'net',
  blueyonder: 'co.uk',
  bigpond: 'com net.au',
  optusnet: 'com.au',
  't-online': 'de',
  freenet: 'de',
  posteo: 'de',
  mailbox: 'org',
  orange: 'fr',
  wanadoo: 'fr',
  laposte: 'net',
  libero: 'it',
  virgilio: 'it',
  tiscali: 'it co.uk',
  telenet: 'be',
  bluewin: 'ch',
  seznam: 'cz',
  interia: 'pl',
  rambler: 'ru',
  hanmail: 'net',
  terra: 'com.br',
};

/** Real mail services whose names are too short or too close to another word for anything but an exact match. */
const SHORT =
  'aol.com aol.de aol.co.uk aim.com msn.com me.com mac.com mail.com email.com ymail.com web.de arcor.de online.de free.fr sfr.fr ' +
  'neuf.fr bbox.fr alice.it tin.it mail.ru bk.ru list.ru inbox.ru ya.ru qq.com 163.com 126.com sina.com naver.com daum.net att.net ' +
  'cox.net charter.net sky.com uol.com.br bol.com.br ig.com.br globo.com wp.pl o2.pl onet.pl centrum.cz abv.bg ukr.net i.ua ' +
  'meta.ua sapo.pt ziggo.nl kpnmail.nl planet.nl home.nl hetnet.nl skynet.be aon.at hey.com pm.me tuta.com tuta.io zoho.com';

/** Real names, of mail or of something else, one slip away from a service above. */
const LOOK_ALIKES =
  'cloud.com iclouds.com tmail.com fmail.com hmail.com zmail.com photon.me protons.me oranges.fr libera.it terra.com';

/** The endings of each service, by its name. */
export const SERVICE_ENDINGS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(SERVICES).map(([name, endings]) => [name, endings.split(' ')]),
);

/** Domains that are right as they are. */
export const RIGHT_DOMAINS: ReadonlySet<string> = new Set([
  ...[...SERVICE_ENDINGS].flatMap(([name, endings]) => endings.map((ending) => `${name}.${ending}`)),
  ...SHORT.split(' '),
  ...LOOK_ALIKES.split(' '),
]);
