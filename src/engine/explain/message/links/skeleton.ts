/**
 * What a name looks like at a glance: accents off, letters of other scripts and digits put for the Latin letter they resemble, pairs
 * that run together drawn as one. Two names with the same skeleton are hard to tell apart. The list is of our own and short, made
 * for comparing with one known name; letters that are not in it are treated as unknown by `isDisguised`.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: '4@аαɑᴀаⱥ',
  b: '68ьвƅɓʙᖯ',
  c: 'сϲᴄƈȼ',
  d: 'ԁɗđᴅժ',
  e: '3еєҽεɛᴇəӗөҿ',
  f: 'ƒғϝք',
  g: '9ɡɢԍɠցǥ',
  h: 'һհнʜħի',
  j: 'јʝϳյ',
  k: 'кκᴋƙқ',
  l: '1i|!ıіɩιɪӏǀɭłƚʟⅼلاĸւ',
  m: 'мᴍɱʍⅿ₥',
  n: 'пηɴɲŋոռրƞɳи',
  o: '0оοσօᴏøɵ๐٥ه००',
  p: 'рρᴘƥþ',
  q: 'ԛգզ',
  r: 'гʀɾɼɽᴦг',
  s: '5ѕꜱʂƽടş',
  t: '7тτᴛŧƭ',
  u: 'υսᴜʋцµμʊù',
  v: 'ѵνᴠⅴ',
  w: 'ԝѡɯωաᴡш',
  x: 'хχҳ×ⅹ',
  y: 'уүγʏɣўყ',
  z: '2ʐᴢżƶ',
};
const PROTOTYPES = new Map(
  Object.entries(LOOK_ALIKES).flatMap(([letter, likes]) => [...likes].map((like) => [like, letter] as const)),
);
const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/rn|nn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
];
/** Far longer than any name; what follows is not read. */
const LENGTH_MAX = 320;

/** Lower case, without accents, format characters and what else does not change which letters a person reads. */
export function foldLetters(text: string): string {
  return limitMarks(text.slice(0, LENGTH_MAX))
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();
}

export function skeletonOf(text: string): string {
  const letters = Array.from(foldLetters(text), (letter) => PROTOTYPES.get(letter) ?? letter).join('');
  return PAIRS.reduce((seen, [pair, letter]) => seen.replace(pair, letter), letters);
}

/** Ordering a long run of combining marks takes quadratic time, so no more than a handful is kept of each. */
export function limitMarks(text: string): string {
  return text.replace(/(\p{M}{6})\p{M}+/gu, '$1');
}

/**
 * Whether `skeleton` could be read as `name` when every letter outside ASCII is taken for an unknown one: same length, no ASCII
 * letter different, and most letters known.
 */
export function isDisguised(skeleton: string, name: string): boolean {
  const letters = [...skeleton];
  const meant = [...name];
  if (letters.length !== meant.length) return false;
  const unknown = letters.filter((letter) => letter > '\u007f').length;
  if (unknown === 0 || unknown > meant.length * 0.4) return false;
  return letters.every((letter, at) => letter > '\u007f' || letter === meant[at]);
}
