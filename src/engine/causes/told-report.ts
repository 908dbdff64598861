/**
 * What somebody answers when the guide asks, as its contract names it. Nothing is required: what is missing or null was not asked
 * or is not known. A report comes as `facts.told.report` and is read here only, field by field, never trusted to be whole.
 */
import type { Facts } from '../facts.ts';
import type { Channel } from '../model.ts';
import type { AdviceCode } from './advice-codes.ts';

export const DOORS = [
  'unasked',
  'asked_for_my_code',
  'gave_code',
  'does_not_come',
  'where_is_it',
  'is_it_real',
] as const;
export type Door = (typeof DOORS)[number];

export interface PastedMessage {
  readonly from: string | null;
  readonly text: string;
}

export interface Report {
  readonly door: Door | null;
  readonly service: string | null;
  readonly severalServices: boolean | null;
  readonly whose: 'mine' | 'child' | 'work' | 'shared' | 'somebody_else' | null;
  readonly channel: Channel | null;
  readonly count: number | null;
  readonly withinHours: number | null;
  readonly sameCode: boolean | null;
  readonly askedMyself: 'yes' | 'no' | 'unsure' | null;
  readonly minutesAfter: number | null;
  readonly haveAccount: 'yes' | 'no' | 'unsure' | null;
  readonly addressSince: 'weeks' | 'months' | 'years' | null;
  readonly saysFor: 'sign_in' | 'recovery' | 'sign_up' | 'change' | 'confirm' | 'link' | 'action' | 'unclear' | null;
  readonly greets: 'me' | 'somebody_else' | 'nobody' | null;
  readonly contactedBySomebody: boolean | null;
  readonly onThePhoneNow: boolean | null;
  readonly followedLink: boolean | null;
  readonly enteredCodeSomewhere: boolean | null;
  readonly toldSomebody: boolean | null;
  readonly sharedScreen: boolean | null;
  readonly signalLost: boolean | null;
  readonly moneyInvolved: boolean | null;
  readonly unknownDevices: boolean | null;
  readonly changesNotMine: boolean | null;
  readonly newApp: boolean | null;
  readonly passwordReused: boolean | null;
  readonly breachKnown: boolean | null;
  readonly knownPerson: boolean | null;
  readonly appActive: boolean | null;
  readonly appOutdated: boolean | null;
  readonly afterUpdate: boolean | null;
  readonly regular: boolean | null;
  readonly othersToo: boolean | null;
  readonly serviceAdmits: boolean | null;
  readonly tried: readonly AdviceCode[] | null;
  readonly messages: readonly PastedMessage[] | null;
}

export type ToldReport = { readonly [Field in keyof Report]?: Report[Field] };

const NOTHING: ToldReport = Object.freeze({});

export function reportOf(facts: Facts): ToldReport {
  return (facts.told.report ?? NOTHING) as ToldReport;
}
