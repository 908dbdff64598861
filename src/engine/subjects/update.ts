/** Changing subjects: read, fold, write where nobody else wrote since; what was overtaken is folded again on what is there now. */
import { CountersignError } from '../errors.ts';
import type { Instant } from '../model.ts';
import type { Store, Subject, SubjectRef } from '../ports.ts';

export interface Change {
  readonly ref: SubjectRef;
  /** Pure: the new body out of the present one. Undefined: nothing to change. */
  readonly fold: (body: Subject['body']) => Readonly<Record<string, unknown>> | undefined;
}

const ROUNDS = 50;
const nameOf = (ref: SubjectRef) => `${ref.service} ${ref.kind} ${ref.key}`;

/** Changes of one subject are folded in order and written together. */
function grouped(changes: readonly Change[]): readonly Change[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const name = nameOf(change.ref);
    const group = groups.get(name);
    if (group) group.push(change);
    else groups.set(name, [change]);
  }
  return [...groups.values()].map((group) => ({
    ref: group[0]!.ref,
    fold: (body) =>
      group.reduce<Readonly<Record<string, unknown>> | undefined>((now, c) => c.fold(now ?? body) ?? now, undefined),
  }));
}

export async function updateSubjects(store: Store, changes: readonly Change[], now: Instant): Promise<void> {
  let left = grouped(changes);
  for (let round = 0; left.length > 0; round++) {
    if (round === ROUNDS) throw new CountersignError('not_ready', [], 1);
    const subjects = await store.readSubjects(left.map((change) => change.ref));
    const folded = left.flatMap((change, i) => {
      const body = change.fold(subjects[i]!.body);
      return body ? [{ change, write: { ...subjects[i]!, body } }] : [];
    });
    const written = await store.writeSubjects(
      folded.map((f) => f.write),
      now,
    );
    left = folded.filter((_, i) => !written[i]).map((f) => f.change);
  }
}
