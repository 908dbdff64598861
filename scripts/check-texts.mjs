/**
 * Renders every message we can send (language × purpose × channel) for the demo brand and for the longest brand and domain allowed,
 * says what each costs, and fails the build when a text message or a mail is too long. Needs `dist/` (npm run build).
 */
import { BRAND_UNITS_MAX, DOMAIN_LENGTH_MAX } from '../dist/src/engine/deliver/render/brand-fits.js';
import { renderMessage } from '../dist/src/engine/deliver/render/render-message.js';
import { sampleInput } from '../dist/src/engine/deliver/render/sample-input.js';
import { ALL_TEXTS } from '../dist/src/engine/deliver/texts/all-texts.js';
import { CHANNELS, LOCALES, PURPOSES } from '../dist/src/engine/model.js';

const SEGMENTS_MAX = { en: 1, es: 1, ar: 2 };
const MAIL_BYTES_MAX = 20_000;
const LONGEST = { brand: 'B'.repeat(BRAND_UNITS_MAX), domain: `${'d'.repeat(DOMAIN_LENGTH_MAX - 8)}.example` };
const BRANDS = [
  { name: 'demo', changes: {} },
  { name: 'longest', changes: LONGEST },
  { name: 'longest, code of 12', changes: { ...LONGEST, code: '0'.repeat(12) } },
];
const WHO = { en: { place: 'near Berlin' }, es: { place: 'cerca de Berlín' }, ar: { place: 'قرب برلين' } };

const bytes = (text) => new TextEncoder().encode(text ?? '').length;
const most = (values) => Math.max(...values);

/** One row: every purpose of one language, channel and brand. */
function measure(locale, channel, brand) {
  const messages = PURPOSES.map((purpose) =>
    renderMessage(sampleInput({ locale, channel, purpose, device: 'iPhone', ...WHO[locale], ...brand.changes })),
  );
  const untold = PURPOSES.filter((_, index) => messages[index].dropped.includes('purpose'));
  return {
    locale,
    channel,
    brand: brand.name,
    encoding: [...new Set(messages.map((message) => message.encoding ?? '-'))].join(),
    segments: channel === 'sms' ? most(messages.map((message) => message.segments)) : '-',
    characters: most(messages.map((message) => message.text.length)),
    'html bytes': channel === 'email' ? most(messages.map((message) => bytes(message.html))) : '-',
    'mail bytes':
      channel === 'email' ? most(messages.map((message) => bytes(message.html) + bytes(message.text))) : '-',
    'purposes told': `${PURPOSES.length - untold.length} of ${PURPOSES.length}`,
  };
}

function faultOf(row) {
  const limit = SEGMENTS_MAX[row.locale] ?? 2;
  if (row.channel === 'sms' && row.segments > limit) return `${row.segments} segments, at most ${limit} allowed`;
  if (row.channel === 'email' && row['mail bytes'] > MAIL_BYTES_MAX)
    return `${row['mail bytes']} bytes of mail, at most ${MAIL_BYTES_MAX}`;
  return null;
}

const rows = LOCALES.flatMap((locale) =>
  CHANNELS.flatMap((channel) => BRANDS.map((brand) => measure(locale, channel, brand))),
);
console.table(rows);

const sms = rows.filter((row) => row.channel === 'sms');
for (const locale of LOCALES) {
  const own = sms.filter((row) => row.locale === locale);
  const segments = most(own.map((row) => row.segments));
  console.log(`${locale}: a text message takes ${segments} segment${segments === 1 ? '' : 's'} (${own[0].encoding})`);
}
const two = LOCALES.filter((locale) => sms.some((row) => row.locale === locale && row.segments === 2));
console.log(
  `languages that need two segments: ${two.join(', ') || 'none'}; of ${Object.keys(ALL_TEXTS).length} languages`,
);

const faults = rows.flatMap((row) =>
  faultOf(row) === null ? [] : [`${row.locale} ${row.channel} (${row.brand}): ${faultOf(row)}`],
);
for (const fault of faults) console.error(`too long: ${fault}`);
if (faults.length > 0) process.exitCode = 1;
