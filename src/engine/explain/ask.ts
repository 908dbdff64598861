/**
 * Asking why. Whoever shows the reference of a message, or has proved holding the address, learns what is in the record; whoever
 * shows neither gets the same general words whoever the address belongs to.
 */
import { readReference } from '../codes/read.ts';
import type { ToldFacts } from '../facts.ts';
import type { Address, Complaint, Instant, Locale, Service } from '../model.ts';
import type { StoredExplanation, World } from '../ports.ts';
import { addressMark } from '../subjects/identity.ts';
import { newId } from '../subjects/ids.ts';
import type { Around } from '../surroundings/surroundings.ts';
import { answerFor, generalAnswerFor } from './answer/answer-for.ts';
import { recall } from './recall.ts';

export interface Ask {
  readonly service: Service;
  readonly to: Address;
  readonly reference: string | null;
  /** An approved verification of purpose `prove_holding` for this address. */
  readonly verification: string | null;
  readonly complaint: Complaint | null;
  /** What a pasted text was judged to be. */
  readonly text: Pick<ToldFacts, 'text' | 'textLures'>;
  readonly locale: Locale;
}

export interface Explanation {
  readonly id: string;
  readonly proof: 'reference' | 'verification' | 'none';
  readonly answer: StoredExplanation['answer'];
  readonly actions: StoredExplanation['actions'];
}

/** How far back a message is looked for when its reference is not at hand. */
const LOOK_BACK = 30 * 86_400_000;

type Found = { readonly proof: Explanation['proof']; readonly verification: string | null };
const NOTHING: Found = { proof: 'none', verification: null };

async function findByReference(world: World, ask: Ask, addressKey: string): Promise<Found | undefined> {
  const reference = ask.reference === null ? undefined : readReference(ask.reference);
  if (reference === undefined) return undefined;
  const found = await world.store.findByReference(
    ask.service.id,
    world.vault.mark(ask.service.id, 'reference', reference),
  );
  const verification = found && (await world.store.findVerification(ask.service.id, found.verification));
  // Of somebody who was erased nothing is known, whoever shows the reference of a message from before.
  const isKnown = verification?.addressKey === addressKey && verification.personKey !== null;
  return isKnown ? { proof: 'reference', verification: verification.id } : undefined;
}

async function findByHolding(world: World, ask: Ask, addressKey: string, now: Instant): Promise<Found | undefined> {
  if (ask.verification === null) return undefined;
  const shown = await world.store.findVerification(ask.service.id, ask.verification);
  const proves =
    shown?.state === 'approved' &&
    shown.purpose === 'prove_holding' &&
    shown.addressKey === addressKey &&
    now - (shown.endedAt ?? 0) < 3_600_000;
  if (!proves) return undefined;
  return {
    proof: 'verification',
    verification: (await world.store.findLatestSent(ask.service.id, addressKey, now - LOOK_BACK)) ?? null,
  };
}

export async function explain(world: Around, ask: Ask, now: Instant): Promise<Explanation> {
  const service = ask.service.id;
  const addressKey = addressMark(world.vault, service, ask.to.value);
  const found =
    (await findByReference(world, ask, addressKey)) ?? (await findByHolding(world, ask, addressKey, now)) ?? NOTHING;
  const told: ToldFacts = { complaint: ask.complaint, ...ask.text, says: null, report: null };
  const recalled = found.verification ? await recall(world, service, found.verification, told, now) : undefined;
  const wording = { locale: ask.locale, brand: ask.service.brand };
  const answer = recalled ? answerFor(recalled.diagnosis, wording) : generalAnswerFor(wording);
  const id = newId('exp', now, addressKey, world.random);
  const { proof, verification } = found;
  await world.store.addExplanation({
    id,
    service,
    createdAt: now,
    verification,
    addressKey,
    proof,
    locale: ask.locale,
    answer: { ...answer },
    actions: [],
  });
  if (verification)
    await world.store.addEvents([
      {
        service,
        verification,
        at: now,
        type: 'explanation.asked',
        body: { explanation: id, proof, complaint: ask.complaint },
      },
    ]);
  return { id, proof, answer: { ...answer }, actions: [] };
}

async function isErased({ store }: World, { service, verification: id }: StoredExplanation): Promise<boolean> {
  return id !== null && (await store.findVerification(service, id))?.personKey === null;
}

export async function readExplanation(
  world: World,
  service: string,
  id: string,
): Promise<StoredExplanation | undefined> {
  const found = await world.store.findExplanation(service, id);
  if (!found || (await isErased(world, found))) return undefined;
  return { ...found, actions: found.actions.map(({ quietBefore: _, ...action }) => action) };
}
