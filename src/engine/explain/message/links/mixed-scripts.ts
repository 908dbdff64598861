/**
 * Whether one word is written in letters of two alphabets, which no language does and browsers therefore show as `xn--…`. Han, kana,
 * Hangul and Bopomofo do stand together, and beside Latin letters (UTS #39, "highly restrictive"), so they are not counted.
 */
const ALPHABETS: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Devanagari}/u,
  /\p{Script=Thai}/u,
  /\p{Script=Canadian_Aboriginal}/u,
];

export function hasMixedScripts(word: string): boolean {
  return ALPHABETS.filter((alphabet) => alphabet.test(word)).length > 1;
}
