/** Is this message ours? The reference given with it is looked up; everything else is judged from the text alone, with digits masked. */
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

/** Null: none was given. False: no message of this service carries it. One that only stands in the text is not looked up: a text must not be a way to guess. */
async function isReferenceKnown(world: World, service: Service, { reference }: PastedMessage): Promise<boolean | null> {
  if (reference === null) return null;
  const letters = readReference(reference);
  if (letters === undefined) return false;
  return (
    (await world.store.findByReference(service.id, world.vault.mark(service.id, 'reference', letters))) !== undefined
  );
}

export async function judgeText(
  world: World,
  service: Service,
  message: PastedMessage,
  templates: readonly string[],
): Promise<CheckedMessage> {
  const referenceKnown = await isReferenceKnown(world, service, message);
  const senderNames = world.senders.flatMap((s) => (s.shownAs === undefined ? [] : [s.shownAs]));
  const { text, from, headers } = message;
  return checkMessage({ text, from, headers, referenceKnown }, { ...service, senderNames }, templates);
}
