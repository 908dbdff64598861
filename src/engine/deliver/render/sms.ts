/**
 * The text message: the code first, what it allows, the warning, where to ask why, and the origin-bound last line. It takes the
 * longest wording that fits: one segment in the GSM alphabet, two otherwise. What gives way, in this order: the place, the device,
 * long words, the purpose. The code, the brand, the warning, the page, the reference and the last line never do.
 */
import { ALL_TEXTS } from '../texts/all-texts.ts';
import type { PhoneTexts, Texts } from '../texts/texts.ts';
import { fill } from './fill.ts';
import { type Isolation, leftToRightIsland, nameIsland } from './island.ts';
import { type Droppable, type MessageInput, type RenderedMessage, referenceLabel, whyPage } from './message-input.ts';
import { countSegments, type SegmentCount } from './segments.ts';
import { gsmWhoAsked, readableWhoAsked, type WhoAsked } from './who-asked.ts';

/** Most segments a message may take in each encoding; the second value only if no wording fits the first. */
const ROOM = { gsm7: [1], ucs2: [2, 3] } as const;
const NOBODY: WhoAsked = { place: null, device: null };

interface Form {
  readonly template: string;
  readonly who: WhoAsked;
  readonly isolation: Isolation;
}

export function renderSms(input: MessageInput): RenderedMessage {
  const texts = ALL_TEXTS[input.locale];
  const shortest = write(input, texts, shortestForm(texts.phone));
  const { encoding } = countSegments(shortest);
  const readable = readableWhoAsked(input);
  const forms = formsOf(texts.phone, encoding === 'gsm7' ? gsmWhoAsked(readable) : readable);
  for (const room of ROOM[encoding]) {
    for (const form of forms) {
      const text = write(input, texts, form);
      const count = countSegments(text);
      if (count.segments <= room) return rendered(input, form, text, count);
    }
  }
  return rendered(input, shortestForm(texts.phone), shortest, countSegments(shortest));
}

/** The same sentences where nothing is counted and nothing reads a last line. */
export function renderWhatsapp(input: MessageInput): RenderedMessage {
  const texts = ALL_TEXTS[input.locale];
  const form: Form = { template: texts.phone.full, who: readableWhoAsked(input), isolation: 'always' };
  const dropped = droppedFrom(input, form);
  return { subject: null, text: sentences(input, texts, form), html: null, segments: null, encoding: null, dropped };
}

/** Every wording, longest first. */
function formsOf(phone: PhoneTexts, who: WhoAsked): readonly Form[] {
  const full = [who, { ...who, place: null }, NOBODY].map((told) => ({ template: phone.full, who: told }));
  return [
    ...full.map((form): Form => ({ ...form, isolation: 'always' })),
    ...phone.terse.map((template): Form => ({ template, who: NOBODY, isolation: 'needed' })),
    shortestForm(phone),
  ];
}

function shortestForm(phone: PhoneTexts): Form {
  return { template: phone.terse.at(-1) ?? phone.full, who: NOBODY, isolation: 'never' };
}

function write(input: MessageInput, texts: Texts, form: Form): string {
  return `${sentences(input, texts, form)}\n${boundLine(input)}`;
}

/** WICG "Origin-bound one-time codes delivered via SMS": the last line and nothing else in it, so never an isolate. */
function boundLine(input: MessageInput): string {
  return `@${input.domain} #${input.code}`;
}

function sentences(input: MessageInput, texts: Texts, form: Form): string {
  const isolation = texts.direction === 'rtl' ? form.isolation : 'never';
  const facts = [form.who.device, form.who.place].filter((fact) => fact !== null);
  const told = facts.map((fact) => nameIsland(fact, isolation)).join(texts.comma);
  return fill(form.template, {
    code: input.code,
    brand: nameIsland(input.brand, isolation),
    act: texts.phone.acts[input.purpose],
    who: facts.length === 0 ? '' : fill(texts.phone.who, { facts: told }),
    ask: askWhy(input, isolation),
  });
}

/** An isolate that touches the address would be taken into the link by some phones, so a space keeps them apart. */
function askWhy(input: MessageInput, isolation: Isolation): string {
  const ask = `${whyPage(input.domain)} ${referenceLabel(input.reference)}`;
  const island = leftToRightIsland(ask, isolation);
  return island === ask ? ask : leftToRightIsland(` ${ask}`, 'always');
}

function rendered(input: MessageInput, form: Form, text: string, count: SegmentCount): RenderedMessage {
  const { encoding, segments } = count;
  return { subject: null, text, html: null, segments, encoding, dropped: droppedFrom(input, form) };
}

function droppedFrom(input: MessageInput, form: Form): readonly Droppable[] {
  const dropped: Droppable[] = [];
  if (input.place !== null && form.who.place === null) dropped.push('place');
  if (input.device !== null && form.who.device === null) dropped.push('device');
  if (!form.template.includes('{act}')) dropped.push('purpose');
  return dropped;
}
