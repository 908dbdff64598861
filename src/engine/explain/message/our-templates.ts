/**
 * The wording of every message we really send, made by the renderer itself so that it cannot fall behind: each purpose on each channel
 * in each language, in every form that a long code or an unknown place brings about. Codes and references are masked, and what changes
 * from message to message (device, place, time) is a gap. Takes some tenths of a second: make it once for a service and keep it.
 */
import { CHANNELS, type Channel, LOCALES, type Locale, PURPOSES, type Purpose } from '../../model.ts';
import { findLinks } from './links/find-links.ts';
import { visibleText } from './visible-text.ts';
import { linkWord } from './wording/link-word.ts';
import { mergeWordings, NAME_GAP } from './wording/merge-wordings.ts';
import { wordsOf } from './wording/words-of.ts';

export interface TemplateService {
  readonly brand: string;
  readonly domain: string;
  readonly supportUrl: string;
}

/** What the renderer is asked for; the same shape as the deliver stage's own input, which this stage must not import. */
export interface WantedMessage extends TemplateService {
  readonly channel: Channel;
  readonly locale: Locale;
  readonly purpose: Purpose;
  readonly code: string;
  readonly reference: string;
  readonly place: string | null;
  readonly device: string | null;
  readonly at: number;
  readonly timeZone: string | null;
  readonly lifetimeSeconds: number;
}

export interface WrittenMessage {
  readonly subject: string | null;
  readonly text: string;
  readonly html: string | null;
}

export type RenderWanted = (wanted: WantedMessage) => WrittenMessage;

const DEVICE = 'Qadevice';
const PLACE = 'Qaplace';
const CODES = ['1234', '123456', '12345678', '123456789', '1234567890', '12345678901', '123456789012'];
/** Of November, February and July, in three zones, for minutes, a day and hours: no word in common but those every time has. */
const TIMES = [
  { at: 1_795_183_500_000, timeZone: null, lifetimeSeconds: 600 },
  { at: 1_770_106_200_000, timeZone: 'Europe/Berlin', lifetimeSeconds: 86_400 },
  { at: 1_814_916_600_000, timeZone: 'Asia/Tokyo', lifetimeSeconds: 7200 },
] as const;
const ASKERS = [
  { device: null, place: null },
  { device: DEVICE, place: null },
  { device: null, place: PLACE },
  { device: DEVICE, place: PLACE },
];

/** Each a line of words for `checkMessage`, in no order, each once. `render` is the deliver stage's `renderMessage`. */
export const ourTemplates = (service: TemplateService, render: RenderWanted): readonly string[] => [
  ...new Set([...parts(service, render)].flat()),
];

/** The same, a hundredth of it at a time: whoever else calls meanwhile does not wait for all of it. */
export async function makeTemplates(service: TemplateService, render: RenderWanted): Promise<readonly string[]> {
  const templates = new Set<string>();
  for (const part of parts(service, render)) {
    for (const template of part) templates.add(template);
    await new Promise<void>((resolve) => void setImmediate(resolve));
  }
  return [...templates];
}

function* parts(service: TemplateService, render: RenderWanted): Generator<readonly string[]> {
  for (const locale of LOCALES) {
    for (const purpose of PURPOSES) {
      for (const channel of CHANNELS) {
        const base = { ...service, channel, locale, purpose, reference: 'BCDFGHJKLM' };
        const made = channel === 'email' ? mailTemplates(base, render) : phoneTemplates(base, render);
        yield made.map((words) => words.join(' '));
      }
    }
  }
}

type Base = Omit<WantedMessage, 'code' | 'place' | 'device' | 'at' | 'timeZone' | 'lifetimeSeconds'>;

/** Every form, and the same without the last line, which some phones do not show. */
function phoneTemplates(base: Base, render: RenderWanted): readonly (readonly string[])[] {
  return CODES.flatMap((code) =>
    ASKERS.flatMap((asker) => {
      const { text } = render({ ...base, ...asker, ...TIMES[0], code });
      const words = templateWords(text);
      return words.at(-2)?.startsWith('@') === true ? [words, words.slice(0, -2)] : [words];
    }),
  );
}

/** The plain text and the HTML, with and without the subject. */
function mailTemplates(base: Base, render: RenderWanted): readonly (readonly string[])[] {
  return ASKERS.flatMap((asker) => {
    const written = TIMES.map((time) => render({ ...base, ...asker, ...time, code: '123456' }));
    const subject = templateWords(written[0]?.subject ?? '');
    const bodies = [
      written.map(({ text }) => templateWords(text)).reduce(mergeWordings),
      written.map(({ html }) => templateWords(visibleText(html ?? ''))).reduce(mergeWordings),
    ].filter((words) => words.length > 0);
    return bodies.flatMap((words) => [words, [...subject, ...words]]);
  });
}

function templateWords(text: string): readonly string[] {
  const { links } = findLinks(text, () => false, Number.MAX_SAFE_INTEGER);
  const spans = links.map((link) => ({ start: link.start, end: link.end, word: linkWord(link) }));
  return withGaps(wordsOf(text, spans));
}

function withGaps(words: readonly string[]): readonly string[] {
  const gaps = words.map((word) => (word === DEVICE.toLowerCase() || word === PLACE.toLowerCase() ? NAME_GAP : word));
  return gaps.filter((word, at) => word !== NAME_GAP || gaps[at - 1] !== NAME_GAP);
}
