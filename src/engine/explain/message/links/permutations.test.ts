// Threat: a name that a hurried reader takes for ours, made by any of the ways such names are made. At least 99 of 100 are recognised.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { areNeighbours } from '../../../codes/keyboard.ts';
import { classifyLink } from './classify-link.ts';
import { ourNames } from './our-names.ts';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const HOST_SIGNS = [...LETTERS, ...'0123456789'];
const VOWELS = [...'aeiou'];
const ENDINGS = 'com net org info biz io co app dev shop xyz online test co.uk com.br de fr es ae top site'.split(' ');
const WORDS = 'login secure account verify support help code my get the auth signin update billing mobile'.split(' ');
/** Letters that look like those of the names below, taken from font tables and not from the list that is tested. */
const TWINS: Readonly<Record<string, string>> = {
  a: 'аɑàáâãäåāăąạả',
  b: 'ьƅḃḅ',
  c: 'сϲćĉċčç',
  e: 'еèéêëēĕėęěẹẻẽє',
  i: '1lіıìíîïī',
  k: 'кķĸ',
  l: '1iӏıĺļľḷłⅼ',
  m: 'мṁṃḿɱ',
  n: 'пńņňṇṅñŋո',
  o: '0оοòóôõöøō',
  r: 'гŕŗřȑ',
  s: 'ѕśŝşš5',
  t: 'тţťŧ7',
  u: 'υսùúûüũūŭůűųụцʋ',
};
const PAIRS: Readonly<Record<string, string>> = { m: 'rn', w: 'vv', d: 'cl' };

type Make = (name: string, ending: string) => readonly string[];
const each = (name: string, change: (letter: string, at: number) => readonly string[]): string[] =>
  [...name].flatMap((letter, at) => change(letter, at).map((put) => name.slice(0, at) + put + name.slice(at + 1)));
const ended = (names: readonly string[], ending: string) => names.map((name) => `${name}.${ending}`);

const WAYS: Readonly<Record<string, Make>> = {
  omission: (name, ending) =>
    ended(
      each(name, () => ['']),
      ending,
    ),
  repetition: (name, ending) =>
    ended(
      each(name, (letter) => [letter + letter]),
      ending,
    ),
  transposition: (name, ending) =>
    ended(
      [...name].slice(1).map((_, at) => name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2)),
      ending,
    ),
  neighbour: (name, ending) =>
    ended(
      each(name, (letter) => HOST_SIGNS.filter((sign) => areNeighbours(letter.charCodeAt(0), sign.charCodeAt(0)))),
      ending,
    ),
  insertion: (name, ending) =>
    ended(
      each(name, (letter) => HOST_SIGNS.flatMap((sign) => [sign + letter, letter + sign])),
      ending,
    ),
  homoglyph: (name, ending) =>
    ended(
      each(name, (letter) => [...(TWINS[letter] ?? '')]),
      ending,
    ),
  'two homoglyphs': (name, ending) => ended(twoTwins(name), ending),
  'all homoglyphs': (name, ending) =>
    [0, 1].map(
      (pick) => `${[...name].map((letter) => [...(TWINS[letter] ?? letter)][pick] ?? letter).join('')}.${ending}`,
    ),
  'letter pair': (name, ending) =>
    ended(
      each(name, (letter) => (PAIRS[letter] ? [PAIRS[letter]] : [])),
      ending,
    ),
  punycode: (name, ending) =>
    ended(
      each(name, (letter) => [...(TWINS[letter] ?? '')].filter((twin) => twin > '\u007f')),
      ending,
    ).map((host) => new URL(`https://${host}`).hostname),
  bitsquat: (name, ending) => ended(each(name, flippedBits), ending),
  hyphenation: (name, ending) =>
    ended(
      [...name].slice(1).map((_, at) => `${name.slice(0, at + 1)}-${name.slice(at + 1)}`),
      ending,
    ),
  'vowel swap': (name, ending) =>
    ended(
      each(name, (letter) => (VOWELS.includes(letter) ? VOWELS : [])),
      ending,
    ),
  addition: (name, ending) =>
    ended(
      HOST_SIGNS.map((sign) => name + sign),
      ending,
    ),
  'word added': (name, ending) =>
    ended(
      WORDS.flatMap((word) => [`${name}${word}`, `${word}${name}`, `${name}-${word}`, `${word}-${name}`]),
      ending,
    ),
  ending: (name) => ENDINGS.map((ending) => `${name}.${ending}`),
  'ending in the name': (name, ending) => [
    `${name}${ending}.test`,
    `${name}-${ending}.test`,
    `www${name}.${ending}`,
    `www-${name}.${ending}`,
  ],
  subdomain: (name, ending) => [
    ...[`${name}.${ending}.evil.test`, `${name}.evil.test`, `login.${name}.evil.test`, `${name}-${ending}.evil.test`],
    ...ended(
      [...name].slice(1).map((_, at) => `${name.slice(0, at + 1)}.${name.slice(at + 1)}`),
      ending,
    ),
  ],
};

/** Every two letters beside each other, each put for every letter that looks like it. */
function twoTwins(name: string): readonly string[] {
  return [...name]
    .slice(1)
    .flatMap((next, at) =>
      [...(TWINS[name[at] ?? ''] ?? '')].flatMap((first) =>
        [...(TWINS[next] ?? '')].map((second) => name.slice(0, at) + first + second + name.slice(at + 2)),
      ),
    );
}

function flippedBits(letter: string): readonly string[] {
  const signs = [0, 1, 2, 3, 4, 5, 6, 7].map((bit) =>
    String.fromCharCode(letter.charCodeAt(0) ^ (1 << bit)).toLowerCase(),
  );
  return signs.filter((sign) => HOST_SIGNS.includes(sign));
}

const SERVICES = [
  { brand: 'Lumen', domain: 'lumen.example' },
  { brand: 'Northbank', domain: 'northbank.co.uk' },
  { brand: 'Brisk Mail', domain: 'briskmail.com' },
];

for (const service of SERVICES) {
  describe(`names made from ${service.domain}`, () => {
    const ours = ourNames(service);
    const [name = '', ...rest] = service.domain.split('.');
    for (const [way, make] of Object.entries(WAYS)) {
      test(way, (t) => {
        const hosts = [...new Set(make(name, rest.join('.')))].filter((host) => isOther(host, service.domain));
        const missed = hosts.filter(
          (host) => classifyLink(`https://${host}/`, ours, new Set()).verdict !== 'imitates_us',
        );
        t.diagnostic(
          `${hosts.length - missed.length} of ${hosts.length}${missed.length > 0 ? `, missed ${missed.join(' ')}` : ''}`,
        );
        assert.ok(hosts.length > 0 || !/[mwd]/.test(name), 'no name was made');
        assert.ok(missed.length <= hosts.length / 100, `missed ${missed.join(' ')}`);
      });
    }
  });
}

/** A name that exists and is not just another writing of ours. */
function isOther(host: string, domain: string): boolean {
  try {
    const { hostname } = new URL(`https://${host}`);
    return hostname !== domain && !hostname.endsWith(`.${domain}`);
  } catch {
    return false;
  }
}
