// Promise: a template matches exactly the messages it stands for; a gap takes a name or a time and never a number to call.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { matchesTemplate } from './matches-template.ts';
import { mergeWordings } from './merge-wordings.ts';

const split = (text: string) => text.split(' ').filter((word) => word !== '');
const matches = (text: string, template: string) => matchesTemplate(split(text), split(template));

describe('matching', () => {
  test('word by word', () => {
    assert.ok(matches('# is your code', '# is your code'));
    assert.ok(!matches('# is your new code', '# is your code'));
    assert.ok(!matches('# is your', '# is your code'));
  });

  test('a gap of a name takes words, none at all, and not a long number or a link', () => {
    assert.ok(matches('asked from chrome on windows 0 near berlin today', 'asked from * today'));
    assert.ok(matches('asked from today', 'asked from * today'));
    assert.ok(!matches('asked from # today', 'asked from * today'));
    assert.ok(!matches('asked from <link> today', 'asked from * today'));
    assert.ok(!matches(`asked from ${'far '.repeat(13)}today`, 'asked from * today'));
  });

  test('gaps find each other', () => {
    assert.ok(matches('a b x c b d', 'a * b * d'));
    assert.ok(matches('time # pm utc', 'time ** # **'));
  });
});

describe('merging', () => {
  test('keeps what is common and makes one gap of what is not', () => {
    const merged = mergeWordings(
      split('time november # at # pm utc use it'),
      split('time february # at # am berlin time use it'),
    );
    assert.equal(merged.join(' '), 'time ** # at # ** use it');
    assert.equal(mergeWordings(merged, split('time july # at # use it')).join(' '), 'time ** # at # ** use it');
  });

  test('what was merged matches all it was made of', () => {
    const made: readonly (readonly string[])[] = ['a b c', 'a x c', 'a c d', 'q'].map(split);
    const merged = made.reduce(mergeWordings);
    for (const words of made) assert.ok(matchesTemplate(words, merged), words.join(' '));
  });
});
