/**
 * What a mail says, sentence by sentence, before it is laid out. The plain text and the HTML are made from this one list, so they
 * cannot tell different facts; only how a name or a run is set into a sentence differs (`Setting`).
 */
import { ALL_TEXTS } from '../texts/all-texts.ts';
import { fill } from './fill.ts';
import type { MessageInput } from './message-input.ts';
import { tellDuration, tellEnd, tellInstant } from './when.ts';
import { readableWhoAsked } from './who-asked.ts';

/** How words become text of one kind. */
export interface Setting {
  /** Text of ours. */
  plain(text: string): string;
  /** A name from outside, which may run in either direction. */
  name(text: string): string;
  /** Text that runs left to right in every language. */
  leftToRight(text: string): string;
}

export interface MailWords {
  readonly opening: string;
  readonly whoAsked: string;
  readonly facts: readonly string[];
  readonly use: string;
  readonly life: string;
  readonly neverShare: string;
  readonly notYou: string;
  readonly notYouThen: string;
  readonly why: string;
  readonly whyHow: string;
  readonly help: string;
}

export function mailWords(input: MessageInput, setting: Setting): MailWords {
  const { mail } = ALL_TEXTS[input.locale];
  const values = { act: actIn(input, setting), domain: setting.leftToRight(input.domain), ...lifeIn(input, setting) };
  const say = (sentence: string) => fill(setting.plain(sentence), values);
  return {
    opening: say(mail.opening),
    whoAsked: say(mail.whoAsked),
    facts: factsIn(input, setting),
    use: say(mail.use),
    life: say(mail.life),
    neverShare: say(mail.neverShare),
    notYou: say(mail.notYou),
    notYouThen: say(mail.notYouThen),
    why: say(mail.why),
    whyHow: say(mail.whyHow),
    help: say(mail.help),
  };
}

/** The subject tells the event and never the code: a locked screen shows it (NIST SP 800-63B-4, 3.1.3.1). */
export function mailSubject(input: MessageInput, setting: Setting): string {
  return fill(setting.plain(ALL_TEXTS[input.locale].mail.subject), { act: actIn(input, setting) });
}

function actIn(input: MessageInput, setting: Setting): string {
  const act = ALL_TEXTS[input.locale].mail.acts[input.purpose];
  return fill(setting.plain(act), { brand: setting.name(input.brand) });
}

function lifeIn(input: MessageInput, setting: Setting): { until: string; duration: string } {
  const { formats } = ALL_TEXTS[input.locale];
  return {
    until: setting.plain(tellEnd(input.at, input.lifetimeSeconds, formats, input.timeZone)),
    duration: setting.plain(tellDuration(input.lifetimeSeconds, formats)),
  };
}

function factsIn(input: MessageInput, setting: Setting): readonly string[] {
  const { mail, formats } = ALL_TEXTS[input.locale];
  const { device, place } = readableWhoAsked(input);
  const time = setting.plain(tellInstant(input.at, formats, input.timeZone));
  return [
    ...(device === null ? [] : [fill(setting.plain(mail.device), { device: setting.name(device) })]),
    ...(place === null ? [] : [fill(setting.plain(mail.place), { place: setting.name(place) })]),
    fill(setting.plain(mail.time), { time }),
  ];
}
