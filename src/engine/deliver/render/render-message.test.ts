// Threat: whatever a brand, a domain or a stranger's device is called, a message grows beyond its room or loses what must stay.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { CHANNELS, LOCALES, PURPOSES } from '../../model.ts';
import { checkBrandFits } from './brand-fits.ts';
import type { MessageInput } from './message-input.ts';
import { renderMessage } from './render-message.ts';
import { sampleInput } from './sample-input.ts';
import { countSegments, isGsm } from './segments.ts';

const SEED = Date.now() % 2 ** 31;
console.log(`fast-check seed ${SEED}`);

const letters = (alphabet: string) => fc.constantFrom(...alphabet);
const brands = fc
  .array(
    fc.oneof(
      letters('abcXYZ09 '),
      letters('€[]{}|~^\\'),
      letters('éñüÇØ&"<>\''),
      letters('لومنבק'),
      letters('😀🙂Łжç¿'),
    ),
    {
      minLength: 1,
      maxLength: 24,
    },
  )
  .map((parts) => parts.join('').trim());
const labels = fc
  .array(letters('abz019-'), { minLength: 1, maxLength: 28 })
  .map((parts) => `${parts.join('').replace(/^-+|-+$/g, '')}x.example`);
const facts = fc.oneof(
  fc.constant(null),
  fc.string({ unit: 'grapheme', maxLength: 45 }),
  fc.constantFrom('near Berlin', 'قرب برلين', '😀', 'iPhone'),
);

const inputs = fc.record({
  locale: fc.constantFrom(...LOCALES),
  purpose: fc.constantFrom(...PURPOSES),
  code: fc.array(letters('0123456789'), { minLength: 4, maxLength: 12 }).map((digits) => digits.join('')),
  reference: fc.array(letters('BCDFGHJKLMNPQRSTVWXZ'), { minLength: 10, maxLength: 10 }).map((parts) => parts.join('')),
  brand: brands,
  domain: labels,
  place: facts,
  device: facts,
});

function assertWithinRoom(input: MessageInput): void {
  const { text, segments, encoding } = renderMessage(input);
  const count = countSegments(text);
  assert.deepEqual([segments, encoding], [count.segments, count.encoding]);
  const wide = !isGsm(input.brand);
  if (input.locale === 'ar') assert.ok(count.segments <= 2, text);
  else if (wide) assert.ok(count.segments <= 3 && encoding === 'ucs2', text);
  else assert.ok(count.segments === 1 && encoding === 'gsm7', text);
}

function assertMandatory(input: MessageInput): void {
  const { text } = renderMessage(input);
  const lines = text.split('\n');
  assert.ok(text.startsWith(input.code) && !/^\d/.test(text.slice(input.code.length)), text);
  assert.equal(lines.at(-1), `@${input.domain} #${input.code}`);
  assert.ok(lines.at(-2)?.includes(`${input.domain}/why Ref ${input.reference}`), text);
  assert.ok(lines.slice(0, -2).join('\n').includes(input.brand), text);
  assert.match(text, /Never share|No la (?:compartas|des)|لا تشاركه|سر/);
}

describe('any brand, domain, place and device', () => {
  test('a text message of an allowed brand stays in its room and keeps what must stay', () => {
    let allowed = 0;
    fc.assert(
      fc.property(inputs, (some) => {
        const input = sampleInput(some);
        if (!checkBrandFits(input.brand, input.domain).ok) return;
        allowed += 1;
        assertWithinRoom(input);
        assertMandatory(input);
      }),
      { seed: SEED, numRuns: 4000 },
    );
    assert.ok(allowed > 1000, `only ${allowed} of the brands were allowed`);
  });

  test('a brand of twenty units and a domain of thirty characters are always allowed', () => {
    fc.assert(
      fc.property(brands, labels, (brand, domain) => {
        fc.pre(brand !== '' && countSegments(brand).units <= 20 && domain.length <= 30);
        assert.deepEqual(checkBrandFits(brand, domain), { ok: true });
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  test('a mail never gains or loses markup, whatever is told in it', () => {
    const tags = (html: string | null) => (html ?? '').replace(/<br>/g, '').match(/<[^>]*>/g)?.length;
    fc.assert(
      fc.property(inputs, (some) => {
        const input = sampleInput({ ...some, channel: 'email', place: null, device: null });
        fc.pre(checkBrandFits(input.brand, input.domain).ok);
        const plain = renderMessage({ ...input, brand: 'Lumen' });
        assert.equal(tags(renderMessage(input).html), tags(plain.html));
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test('is the same message every time', () => {
    for (const channel of CHANNELS) {
      for (const locale of LOCALES) {
        const input = sampleInput({ channel, locale, place: 'near Berlin' });
        assert.deepEqual(renderMessage(input), renderMessage({ ...input }));
      }
    }
  });
});

describe('what would be a bug of the caller', () => {
  test('is thrown before there is a message, without repeating the value', () => {
    const wrong: readonly Partial<MessageInput>[] = [
      { code: '123 456' },
      { code: '١٢٣٤٥٦' },
      { code: '123' },
      { reference: 'bcdfghjklm' },
      { reference: 'BCDFG HJKLM' },
      { brand: 'Lumen\r\nBcc: x' },
      { domain: 'lumen.example\n@evil.example #1' },
      { supportUrl: 'https://lumen.example/\n' },
    ];
    for (const changes of wrong) {
      const value = Object.values(changes)[0];
      assert.throws(
        () => renderMessage(sampleInput(changes)),
        (thrown) => thrown instanceof TypeError && !thrown.message.includes(String(value)),
      );
    }
  });
});
