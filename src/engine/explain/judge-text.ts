/** Is this message ours? The reference in it is looked up; everything else is judged from the text alone, with digits masked. */
import { readReference } from '../codes/read.ts';
import type { Service } from '../model.ts';
import type { World } from '../ports.ts';
import { type CheckedMessage, checkMessage } from './message/check-message.ts';

export interface PastedMessage {
  readonly text: string;
  readonly from: string | null;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly reference: string | null;
}

const REFERENCE = /\bRef[\s:]+([A-Z]{10})\b/;

/** Null: none was given. False: no message of this service carries it. */
async function isReferenceKnown(world: World, service: Service, { text, reference }: PastedMessage): Promise<boolean | null> {
  const given = reference ?? REFERENCE.exec(text)?.[1] ?? null;
  if (given === null) return null;
  const letters = readReference(given);
  if (letters === undefined) return false;
  return (await world.store.findByReference(service.id, world.vault.mark(service.id, 'reference', letters))) !== undefined;
}

export async function judgeText(world: World, service: Service, message: PastedMessage, templates: readonly string[]): Promise<CheckedMessage> {
  const referenceKnown = await isReferenceKnown(world, service, message);
  const senderNames = world.senders.flatMap((s) => (s.shownAs === undefined ? [] : [s.shownAs]));
  const { text, from, headers } = message;
  return checkMessage({ text, from, headers, referenceKnown }, { ...service, senderNames }, templates);
}
