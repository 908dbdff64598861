/** Guarded writes, with the marks of the database: whoever they are about is taken over first, so that they find them. */
import { failedAlone } from '../../engine/errors.ts';
import type {
  ChallengeMet,
  Erasure,
  IssueOp,
  Mark,
  Store,
  SubjectWrite,
  SubmitAnswer,
  SubmitOp,
} from '../../engine/ports.ts';
import { either, type Followed } from './following.ts';
import { marksIn } from './translation.ts';

type Part = Pick<
  Store,
  | 'issue'
  | 'submit'
  | 'cancel'
  | 'meetChallenge'
  | 'erase'
  | 'writeSubjects'
  | 'beginEvents'
  | 'rememberEvents'
  | 'forgetEvents'
  | 'addExplanation'
>;

export function followWrites({ store, index, follow: { stored }, touch, writing }: Followed): Part {
  async function issue(ops: readonly IssueOp[], now: number) {
    await touch(
      ops.map((op) => ({
        service: op.decision.service,
        subjects: op.subjects,
        budgets: op.budget ? [op.budget.key] : [],
        verifications: op.joined ? [op.joined.id] : [],
      })),
    );
    const led = ops.map((op) => marksIn.issue(op, stored));
    return await store.issue(led, now);
  }

  async function submitLed(ops: readonly SubmitOp[], now: number) {
    await touch(
      ops.map(({ service, subjects, budgetKey, id }) => ({
        service,
        subjects,
        budgets: [budgetKey],
        verifications: [id],
      })),
    );
    const led = ops.map((op) => marksIn.submit(op, stored));
    return await store.submit(led, now);
  }

  /** While a move may begin, one at a time: a batch is several statements, and one that is refused must not have the others said twice. */
  async function submitEach(ops: readonly SubmitOp[], now: number): Promise<readonly SubmitAnswer[]> {
    const submitted: SubmitAnswer[] = [];
    for (const op of ops) {
      const one = writing(
        () => store.submit([op], now),
        () => submitLed([op], now),
        ([answer]) => answer !== null && 'counted' in answer! && !answer.counted,
      );
      // What was written before it stays so, and is told.
      submitted.push(...(submitted.length === 0 ? await one : await one.catch((error) => [failedAlone(error)])));
    }
    return submitted;
  }

  async function cancel(...[service, id, now, event]: Parameters<Store['cancel']>) {
    await touch([{ service, verifications: [id] }]);
    return await store.cancel(service, id, now, event);
  }

  async function meetChallenge(ask: ChallengeMet, now: number) {
    const { service, id, draws } = ask;
    await touch([{ service, verifications: [id], budgets: [draws.key] }]);
    const message = marksIn.message(ask.message, stored);
    return await store.meetChallenge({ ...ask, message, draws: { ...draws, key: stored(service, draws.key) } }, now);
  }

  async function erase(erasures: readonly Erasure[], now: number) {
    await touch(erasures.map(({ service, kind, key }) => ({ service, subjects: [{ kind, key }] })));
    const led = erasures.map((e) => marksIn.erasure(e, stored));
    return await store.erase(led, now);
  }

  async function writeSubjects(writes: readonly SubjectWrite[], now: number) {
    await touch(writes.map((w) => ({ service: w.service, subjects: [w] })));
    const led = writes.map((w) => marksIn.subject(w, stored));
    return await store.writeSubjects(led, now);
  }

  async function ledEvents(service: string, ids: readonly Mark[]) {
    await touch([{ service, seen: ids }]);
    return ids.map((id) => stored(service, id));
  }

  return {
    issue: either(writing, store.issue, issue),
    submit: (...asked) =>
      writing(
        () => (index.isAnyComing() ? submitEach : store.submit)(...asked),
        () => (index.isAnyComing() ? submitEach : submitLed)(...asked),
      ),
    cancel: either(writing, store.cancel, cancel),
    meetChallenge: either(writing, store.meetChallenge, meetChallenge),
    erase: either(writing, store.erase, erase),
    writeSubjects: either(writing, store.writeSubjects, writeSubjects),
    beginEvents: (service, ids, now) =>
      writing(
        () => store.beginEvents(service, ids, now),
        async () => await store.beginEvents(service, await ledEvents(service, ids), now),
      ),
    rememberEvents: (service, ids, now) =>
      writing(
        () => store.rememberEvents(service, ids, now),
        async () => await store.rememberEvents(service, await ledEvents(service, ids), now),
      ),
    forgetEvents: (service, ids) =>
      writing(
        () => store.forgetEvents(service, ids),
        async () => await store.forgetEvents(service, await ledEvents(service, ids)),
        () => true,
      ),
    addExplanation: (e) =>
      writing(
        () => store.addExplanation(e),
        () => store.addExplanation({ ...e, addressKey: stored(e.service, e.addressKey) }),
      ),
  };
}
