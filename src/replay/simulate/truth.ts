/** What is behind the events of a trace, as whoever made them knows it. Only a scorer reads it; nothing of it is in the trace. */
import type { Cause } from '../../engine/model.ts';

/** Of one request for a code. */
export interface Verdict {
  readonly cause: Cause;
  /** Causes that an expert would accept too, with what there was to see. */
  readonly also: readonly Cause[];
  /** Whoever holds the address did not ask for it. */
  readonly unsolicited: boolean;
  /** And somebody is there to be bothered. */
  readonly victim: boolean;
  /** A rightful person waits for the code. */
  readonly legit: boolean;
  readonly scenario: string;
  /** What one party, incident or slip did. */
  readonly campaign: string | null;
  /** Asked for to earn on its delivery. */
  readonly toll?: true;
}

export interface RequestTruth extends Verdict {
  readonly request: string;
}

/** Of a question. `request`: the one whose message it was about; null: the message was never ours. */
export interface AskTruth {
  readonly ask: string;
  readonly request: string | null;
  readonly cause: Cause;
  readonly also: readonly Cause[];
  readonly scenario: string;
}

/** Of a request that a rightful person made. */
export const rightful = (kind: string): Verdict => ({
  cause: 'requested',
  also: [],
  unsolicited: false,
  victim: false,
  legit: true,
  scenario: `requested/${kind}`,
  campaign: null,
});
