/**
 * The words of an answer, one set a language, as typed data: a language that lacks a sentence does not compile, and a browser
 * bundle takes in only the language it imports. `{brand}` stands for the service's name, `{n}` for a number of ten, `{first}` and
 * `{second}` for two causes. No sentence begins with `{brand}`, since a service may be called by a small word.
 */
import type { AdviceCode } from '../../causes/advice-codes.ts';
import type { Action, Cause, Locale } from '../../model.ts';

export interface CauseWords {
  readonly title: string;
  readonly tell: string;
  readonly prevents: string;
}

/** Evidence in words: for its cause, and against it where it can be. */
export interface EvidenceWords {
  readonly says: string;
  readonly otherwise: string | null;
}

/** What an action may have done. Those at the end need the account's own proof. */
export const EFFECTS = [
  'noted',
  'code_ended',
  'codes_stopped',
  'codes_resumed',
  'address_disowned',
  'message_reported',
  'undone',
  'signed_out',
  'changes_held',
] as const;
export type Effect = (typeof EFFECTS)[number];

/** What was done, and how to undo it; null where there is nothing to undo. */
export interface EffectWords {
  readonly done: string;
  readonly undo: string | null;
}

export interface AnswerWords {
  readonly locale: Locale;
  /** How to call a service whose name is not known. */
  readonly thisService: string;
  /** The language is written right to left, so that a name in another script needs isolating. */
  readonly rightToLeft: boolean;
  readonly causes: Readonly<Record<Cause, CauseWords>>;
  readonly evidence: Readonly<Record<string, EvidenceWords>>;
  readonly advice: Readonly<Record<AdviceCode, string>>;
  /** What stands before a title that is less than certain. */
  readonly hedges: { readonly likely: string; readonly perhaps: string };
  /** How sure we are, one sentence a band. */
  readonly sureness: { readonly sure: string; readonly likely: string; readonly perhaps: string };
  /** What stands before what is told of a cause that is less than certain. */
  readonly ifSo: string;
  readonly cantTell: {
    readonly title: string;
    /** Where what is known fits several causes, and where hardly anything is known. */
    readonly several: string;
    readonly little: string;
    readonly two: string;
  };
  /** For whoever shows no proof: the same for everybody. */
  readonly general: { readonly title: string; readonly summary: string };
  /** What stands on the button. */
  readonly actions: Readonly<Record<Action, string>>;
  readonly effects: Readonly<Record<Effect, EffectWords>>;
}
