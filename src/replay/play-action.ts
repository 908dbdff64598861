/** `holder.acted`: the holder shows the reference of a message, reads why it came, and presses something. */
import { CountersignError } from '../engine/errors.ts';
import type { ToldFacts } from '../engine/facts.ts';
import type { Action, Address } from '../engine/model.ts';
import { parseKnownAddress } from '../engine/request/parse-observation.ts';
import type { TraceEventOf } from '../protocol/shapes/trace.ts';
import type { Stage } from './stage.ts';

type Acted = TraceEventOf<'holder.acted'>;

const SAYS: Partial<Record<Action, ToldFacts['says']>> = {
  it_was_me: 'it_was_me',
  not_me: 'not_me',
  i_shared_it: 'i_shared_it',
  not_my_account: 'not_my_account',
};

async function explain({ engine, service, ledger }: Stage, to: Address, reference: string): Promise<string> {
  const text = { text: null, textLures: null };
  const { id } = await engine.explain({
    service,
    to,
    reference,
    verification: null,
    complaint: null,
    text,
    locale: 'en',
  });
  ledger.keepExplanation(to, id);
  return id;
}

/** An undo takes back what was done after the explanation before. */
async function explanationFor(stage: Stage, event: Acted, to: Address): Promise<string | undefined> {
  if (event.action === 'undo') return stage.ledger.explanationOf(to);
  const request = event.request === null ? undefined : stage.ledger.find(event.request);
  const reference =
    event.request === null ? stage.ledger.latestReference(to) : request && stage.ledger.referenceOf(request);
  return reference === undefined ? undefined : await explain(stage, to, reference);
}

/** Passed over where no message left: without its reference nothing can be done. */
export async function playAction(stage: Stage, event: Acted): Promise<void> {
  const explanation = await explanationFor(stage, event, parseKnownAddress(event.to));
  if (!explanation) return;
  try {
    await stage.engine.act(stage.service, explanation, event.action);
  } catch (error) {
    if (error instanceof CountersignError && error.code === 'wrong_state') return;
    throw error;
  }
  const request = event.request === null ? undefined : stage.ledger.find(event.request);
  const says = SAYS[event.action];
  if (request && says) stage.ledger.tell(request, { says });
}
