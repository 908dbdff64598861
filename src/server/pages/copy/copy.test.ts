// Promise: every language says the same things: nothing is left out, no place to fill is lost or misspelt, and no sentence begins with
// the name of a service. English stays short enough for somebody worried.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LOCALES } from '../../../engine/model.ts';
import { COPIES } from './copies.ts';
import { GUIDE_COPIES } from './guide-copies.ts';

/** Every sentence by its path; the engine's own words are tested with the engine. */
function sentences(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'words' ? [] : sentences(inner, `${path}.${name}`),
  );
}

const placesOf = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort();
const sets = (locale: (typeof LOCALES)[number]) => [
  ...sentences(COPIES[locale], 'pages'),
  ...sentences(GUIDE_COPIES[locale], 'guide'),
];
const english = new Map(sets('en'));

for (const locale of LOCALES) {
  describe(`the words in ${locale}`, () => {
    test('are as many as in English, with the same places to fill', () => {
      const own = sets(locale);
      assert.deepEqual(own.map(([path]) => path).sort(), [...english.keys()].sort());
      for (const [path, sentence] of own) assert.deepEqual(placesOf(sentence), placesOf(english.get(path)!), path);
    });

    test('leave nothing empty or untidy, and begin with no name', () => {
      for (const [path, sentence] of sets(locale)) {
        assert.notEqual(sentence.trim(), '', path);
        assert.doesNotMatch(sentence, / {2}|\s[.,;:!?](?:\s|$)|^\{brand\}|[.!?] \{brand\}/, path);
        if (!path.endsWith('prefix')) assert.equal(sentence, sentence.trim(), path);
      }
    });
  });
}

test('English sentences are short', () => {
  for (const [path, text] of english) {
    for (const sentence of text.split(/(?<=[.?!:])\s/)) {
      const words = sentence.split(/\s+/).length;
      assert.ok(words <= 25, `${path}: ${words} words in “${sentence}”`);
    }
  }
});
