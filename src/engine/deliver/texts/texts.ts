/**
 * Everything a language has to say in a message, as typed data: a language that leaves a sentence out does not compile. Words in
 * braces are filled in by `render`. What must never go wrong is not left to a language: the reference, the address of the page and
 * the origin-bound last line are put together by code.
 */
import type { Purpose } from '../../model.ts';

/** What the code allows, told as "to …", so that somebody who is asked for it knows what they would give away. */
export type Acts = Readonly<Record<Purpose, string>>;

/** Sentences of text messages. `{ask}` is the page and the reference, `{who}` is filled from `who` or empty. */
export interface PhoneTexts {
  readonly acts: Acts;
  /** Device and place of who asked, put where `{who}` stands; `{facts}` are joined by `comma`. */
  readonly who: string;
  /** The whole message when there is room. Begins with `{code}`. */
  readonly full: string;
  /** Ever shorter forms of the same, tried in this order. Each keeps `{code}` first, `{brand}`, the warning and `{ask}`. */
  readonly terse: readonly string[];
  /** Said aloud: `{digits}` and `{letters}` come one by one. */
  readonly voice: string;
}

/** Sentences of mails. `{act}` is one of `acts`, already filled. */
export interface MailTexts {
  readonly acts: Acts;
  readonly subject: string;
  readonly opening: string;
  readonly whoAsked: string;
  readonly device: string;
  readonly place: string;
  readonly time: string;
  readonly use: string;
  readonly life: string;
  readonly neverShare: string;
  readonly notYou: string;
  readonly notYouThen: string;
  readonly why: string;
  readonly whyHow: string;
  readonly help: string;
}

export interface Texts {
  readonly direction: 'ltr' | 'rtl';
  /** BCP 47 tag for dates and numbers; says `nu-latn` where the language's own default may be other digits. */
  readonly formats: string;
  readonly comma: string;
  readonly phone: PhoneTexts;
  readonly mail: MailTexts;
}
