/**
 * All words of the pages, one set a language, as typed data: a language that lacks a sentence does not compile. `{brand}` stands for
 * the service's name (no sentence begins with it), other braces for what the page fills in. How sure we are, what to do and what a
 * button did is worded by the engine, so that every surface says the same.
 */
import type { Action, Locale, Purpose } from '../../../engine/model.ts';

export interface Titled {
  readonly title: string;
  readonly text: string;
}

export interface Copy {
  readonly locale: Locale;
  /** For `Intl`. */
  readonly formats: string;
  readonly shell: {
    readonly skip: string;
    readonly start: string;
    readonly languages: string;
    readonly help: string;
    readonly support: string;
  };
  /** Stands before everything else wherever codes are spoken of. */
  readonly pressing: { readonly asks: string; readonly says: string; readonly gave: string };
  readonly home: {
    readonly title: string;
    readonly lead: string;
    readonly why: Titled;
    readonly guide: Titled;
    readonly more: string;
    readonly checkMessage: string;
    readonly signIn: string;
    readonly developers: string;
  };
  readonly why: {
    readonly title: string;
    readonly lead: string;
    readonly address: string;
    readonly addressHint: string;
    readonly reference: string;
    readonly referenceHint: string;
    readonly ask: string;
    readonly opensNothing: string;
    readonly noReference: string;
    readonly whereReference: readonly string[];
    readonly withoutReference: string;
    readonly toGuide: string;
  };
  readonly problems: {
    readonly heading: string;
    readonly prefix: string;
    readonly suggestion: string;
    readonly address: Readonly<Record<AddressTrouble, string>>;
    readonly reference: Readonly<Record<ReferenceTrouble, string>>;
  };
  readonly answer: {
    readonly message: string;
    readonly purposes: Readonly<Record<Purpose, string>>;
    readonly steps: string;
    readonly moreSteps: string;
    readonly evidence: string;
    readonly actions: string;
    readonly hints: Readonly<Record<Exclude<Action, 'undo'>, string>>;
    readonly earlier: string;
    readonly done: string;
    readonly already: string;
    readonly nothingToUndo: string;
    readonly undoUntil: string;
    readonly next: string;
    readonly close: string;
    readonly closes: string;
  };
  readonly general: {
    readonly notFound: string;
    readonly noReference: string;
    readonly again: string;
    readonly where: string;
    readonly later: string;
  };
  readonly gone: Titled & { readonly again: string };
  readonly guide: {
    readonly title: string;
    readonly lead: string;
    readonly doors: string;
    readonly reasons: string;
    readonly reasonsLead: string;
  };
  readonly notYet: {
    readonly checkMessage: Titled;
    readonly signIn: Titled;
    readonly signUp: Titled;
    readonly recovery: Titled;
    readonly helps: string;
  };
  readonly trouble: {
    readonly limited: Titled & { readonly others: string };
    readonly refused: Titled;
    readonly unreadable: Titled;
    readonly broken: Titled;
    readonly helps: string;
  };
  readonly inbox: InboxCopy;
}

/** What is wrong with what was typed as an address, as far as it matters to whoever mends it. */
export type AddressTrouble = 'empty' | 'long' | 'unreadable' | 'phone' | 'country' | 'unreached' | 'email';
export type ReferenceTrouble = 'is_code' | 'unreadable';

/** Plain strings only: they travel to the inbox's script in one attribute. */
export interface InboxCopy {
  readonly title: string;
  readonly lead: string;
  readonly off: string;
  readonly needsScripts: string;
  readonly key: string;
  readonly keyHint: string;
  readonly open: string;
  readonly refused: string;
  readonly lost: string;
  readonly pause: string;
  readonly go: string;
  readonly none: string;
  readonly shown: string;
  readonly copyCode: string;
  readonly copied: string;
  readonly to: string;
}
