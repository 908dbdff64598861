/**
 * A store that follows the index key. The engine goes on with the marks it began with; what is in the database may be ahead of them,
 * or on its way, and nobody but this file knows. Where nothing is different it is the store underneath, and costs nothing.
 */
import type {
  CompanyMember,
  IssueOp,
  LimitTake,
  Mark,
  ReserveAsk,
  Reserved,
  Store,
  SubmitOp,
} from '../../engine/ports.ts';
import type { Pool } from '../pool.ts';
import type { OpenVault } from '../vault/vault.ts';
import { awareOf } from './aware.ts';
import { countTwice, goesByBefore } from './count-twice.ts';
import { followMarks, orNull } from './follow.ts';
import { createMover, type Touched } from './mover.ts';
import { marksIn } from './translation.ts';

type Facts = Omit<Reserved, 'taken'>;

export function withFollowedMarks(store: Store, vault: OpenVault, pool: Pool): Store {
  const follow = followMarks(vault);
  const { stored, shown } = follow;
  const touch = createMover(pool, vault, follow);
  const counting = countTwice(vault, follow);
  const following = awareOf(vault, pool);

  /** Company lives for two spans, like counters: kept under both, counted as before until nothing is missing. */
  const membersOf = (members: readonly CompanyMember[]): readonly CompanyMember[] =>
    members.flatMap((m) => {
      const kept = marksIn.member(m, stored);
      return goesByBefore(vault, m.service, m.spanSeconds, m.at) ? [marksIn.member(m, follow.before), kept] : [kept];
    });

  function askOf(ask: ReserveAsk, takes: readonly LimitTake[], now: number): ReserveAsk {
    const { service } = ask.worldSince;
    const to = (mark: Mark) => stored(service, mark);
    return {
      ...ask,
      takes,
      addressKey: to(ask.addressKey),
      subjects: ask.subjects.map((s) => marksIn.ref(s, stored)),
      members: membersOf(ask.members),
      companies: ask.companies.map((c) => ({
        ...c,
        key: (goesByBefore(vault, service, c.spanSeconds, now) ? follow.before : stored)(service, c.key),
      })),
      join: ask.join && {
        ...ask.join,
        accountKey: orNull(to, ask.join.accountKey),
        requesterKey: to(ask.join.requesterKey),
      },
      budget: ask.budget && { ...ask.budget, key: to(ask.budget.key) },
    };
  }

  const touchedBy = (ask: ReserveAsk): Touched => ({
    service: ask.worldSince.service,
    subjects: [...ask.subjects, { kind: 'address', key: ask.addressKey }],
    budgets: ask.budget ? [ask.budget.key] : [],
  });

  const factsOf = <T extends Facts>(found: T): T => ({
    ...found,
    subjects: found.subjects.map((s) => marksIn.subject(s, shown)),
    neighbours: found.neighbours.map((s) => marksIn.subject(s, shown)),
  });

  async function reserve(asks: readonly ReserveAsk[], now: number): Promise<readonly Reserved[]> {
    await touch(asks.map(touchedBy));
    const twice = asks.map((ask) => counting.twice(ask.takes, now));
    const found = await store.reserve(
      asks.map((ask, n) => askOf(ask, twice[n]!.takes, now)),
      now,
    );
    return found.map((one, n) => ({
      ...factsOf(one),
      taken: counting.told(asks[n]!.takes, one.taken, twice[n]!.begins),
    }));
  }

  async function gather(asks: readonly ReserveAsk[], now: number): Promise<readonly Facts[]> {
    await touch(asks.map(touchedBy));
    const found = await store.gather(
      asks.map((ask) => askOf(ask, [], now)),
      now,
    );
    return found.map(factsOf);
  }

  async function issue(ops: readonly IssueOp[], now: number) {
    await touch(
      ops.map((op) => ({
        service: op.decision.service,
        subjects: op.subjects,
        budgets: op.budget ? [op.budget.key] : [],
        verifications: op.joined ? [op.joined.id] : [],
      })),
    );
    return await store.issue(
      ops.map((op) => marksIn.issue(op, stored)),
      now,
    );
  }

  /** One at a time: a batch is several statements, and one that is refused must not have the others said twice. */
  async function submitOne(op: SubmitOp, now: number) {
    await touch([{ service: op.service, subjects: op.subjects, budgets: [op.budgetKey], verifications: [op.id] }]);
    const [submitted = null] = await store.submit([marksIn.submit(op, stored)], now);
    return submitted;
  }

  async function submit(ops: readonly SubmitOp[], now: number) {
    const submitted = [];
    for (const op of ops)
      submitted.push(
        await following(
          async () => (await store.submit([op], now))[0]!,
          () => submitOne(op, now),
        ),
      );
    return submitted;
  }

  async function findVerifications(refs: readonly { readonly service: string; readonly id: string }[]) {
    await touch(refs.map(({ service, id }) => ({ service, verifications: [id] })));
    const found = await store.findVerifications(refs);
    return found.map((v) => v && marksIn.verification(v, shown));
  }

  /** Whose messages are due is known only when they are leased: then whoever they are to is taken over, and read once more. */
  async function leaseMessages(...asked: Parameters<Store['leaseMessages']>) {
    const leased = await store.leaseMessages(...asked);
    const found = await findVerifications(leased.map(({ service, verification: { id } }) => ({ service, id })));
    return leased.map((message, n) => ({ ...message, verification: found[n] ?? message.verification }));
  }

  // Every method is named, so that a new one is not forgotten. Those that bring no mark and look for none are the store's own.
  return Object.freeze<Store>({
    redeemReceipt: store.redeemReceipt,
    beginSending: store.beginSending,
    recordSent: store.recordSent,
    recoverMessages: store.recoverMessages,
    addWorldFacts: store.addWorldFacts,
    readDecision: store.readDecision,
    addEvents: store.addEvents,
    addHolderAction: store.addHolderAction,
    markUndone: store.markUndone,
    reserve: (asks, now) =>
      following(
        () => store.reserve(asks, now),
        () => reserve(asks, now),
      ),
    gather: (asks, now) =>
      following(
        () => store.gather(asks, now),
        () => gather(asks, now),
      ),
    release: (taken) => store.release(counting.returned(taken)),
    issue: (ops, now) =>
      following(
        () => store.issue(ops, now),
        () => issue(ops, now),
      ),
    takeLimits: (takes, now) =>
      following(
        () => store.takeLimits(takes, now),
        async () => {
          const twice = takes.map((group) => counting.twice(group, now));
          const taken = await store.takeLimits(
            twice.map((group) => group.takes),
            now,
          );
          return takes.map((group, n) => counting.told(group, taken[n]!, twice[n]!.begins));
        },
      ),
    submit: (ops, now) =>
      following(
        () => store.submit(ops, now),
        () => submit(ops, now),
      ),
    cancel: (service, id, now, event) =>
      following(
        () => store.cancel(service, id, now, event),
        async () => {
          await touch([{ service, verifications: [id] }]);
          return await store.cancel(service, id, now, event);
        },
      ),
    meetChallenge: (ask, now) =>
      following(
        () => store.meetChallenge(ask, now),
        async () => {
          const { service, id, draws } = ask;
          await touch([{ service, verifications: [id], budgets: [draws.key] }]);
          const message = marksIn.message(ask.message, stored);
          return await store.meetChallenge(
            { ...ask, message, draws: { ...draws, key: stored(service, draws.key) } },
            now,
          );
        },
      ),
    erase: (erasures, now) =>
      following(
        () => store.erase(erasures, now),
        async () => {
          await touch(erasures.map((e) => ({ service: e.service, subjects: [{ kind: e.kind, key: e.key }] })));
          return await store.erase(
            erasures.map((e) => marksIn.erasure(e, stored)),
            now,
          );
        },
      ),
    leaseMessages: (now, leaseSeconds, most) =>
      following(
        () => store.leaseMessages(now, leaseSeconds, most),
        () => leaseMessages(now, leaseSeconds, most),
      ),
    addReports: (reports) =>
      following(
        () => store.addReports(reports),
        async () =>
          (await store.addReports(reports)).map((r) => r && { ...r, addressKey: shown(r.service, r.addressKey) }),
      ),
    readSubjects: (refs) =>
      following(
        () => store.readSubjects(refs),
        async () => {
          await touch(refs.map((ref) => ({ service: ref.service, subjects: [ref] })));
          const found = await store.readSubjects(refs.map((ref) => marksIn.ref(ref, stored)));
          return found.map((s) => marksIn.subject(s, shown));
        },
      ),
    writeSubjects: (writes, now) =>
      following(
        () => store.writeSubjects(writes, now),
        async () => {
          await touch(writes.map((w) => ({ service: w.service, subjects: [w] })));
          return await store.writeSubjects(
            writes.map((w) => marksIn.subject(w, stored)),
            now,
          );
        },
      ),
    addMembers: (members) =>
      following(
        () => store.addMembers(members),
        () => store.addMembers(membersOf(members)),
      ),
    rememberEvents: (service, ids, now) =>
      following(
        () => store.rememberEvents(service, ids, now),
        async () => {
          await touch([{ service, seen: ids }]);
          return await store.rememberEvents(
            service,
            ids.map((id) => stored(service, id)),
            now,
          );
        },
      ),
    findVerification: (service, id) =>
      following(
        () => store.findVerification(service, id),
        async () => (await findVerifications([{ service, id }]))[0],
      ),
    findVerifications: (refs) =>
      following(
        () => store.findVerifications(refs),
        () => findVerifications(refs),
      ),
    findByReference: (service, mark) =>
      following(
        () => store.findByReference(service, mark),
        async () =>
          // In the order in which it moves, or it could be missed while it does.
          (await store.findByReference(service, follow.before(service, mark))) ??
          (await store.findByReference(service, stored(service, mark))),
      ),
    findMessages: (service, addressKey, most) =>
      following(
        () => store.findMessages(service, addressKey, most),
        async () => {
          await touch([{ service, subjects: [{ kind: 'address', key: addressKey }] }]);
          return await store.findMessages(service, stored(service, addressKey), most);
        },
      ),
    findLatestSent: (service, addressKey, since) =>
      following(
        () => store.findLatestSent(service, addressKey, since),
        async () => {
          await touch([{ service, subjects: [{ kind: 'address', key: addressKey }] }]);
          return await store.findLatestSent(service, stored(service, addressKey), since);
        },
      ),
    readRecord: (service, id) =>
      following(
        () => store.readRecord(service, id),
        async () => {
          await touch([{ service, verifications: [id] }]);
          const record = await store.readRecord(service, id);
          return record && { ...record, verification: marksIn.verification(record.verification, shown) };
        },
      ),
    addExplanation: (e) =>
      following(
        () => store.addExplanation(e),
        () => store.addExplanation({ ...e, addressKey: stored(e.service, e.addressKey) }),
      ),
    findExplanation: (service, id) =>
      following(
        () => store.findExplanation(service, id),
        async () => {
          const found = await store.findExplanation(service, id);
          return found && { ...found, addressKey: shown(service, found.addressKey) };
        },
      ),
  });
}
