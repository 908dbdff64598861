/**
 * What a holder can do after reading why. A reference permits what can be undone on the address; what touches an account is told to
 * the operator's own systems and done there, on the account's own proof.
 */
import { CountersignError } from '../errors.ts';
import type { Action, Instant, Locale, Service } from '../model.ts';
import type { HolderAction, StoredExplanation, World } from '../ports.ts';
import type { AddressBody } from '../subjects/bodies.ts';
import { foldDisowned } from '../subjects/fold.ts';
import { missing } from '../subjects/missing.ts';
import { updateSubjects } from '../subjects/update.ts';
import { doneFor } from './answer/answer-for.ts';
import type { Effect } from './answer/words.ts';

export interface Acted {
  readonly done: readonly string[];
  readonly says: string;
  readonly undoUntil: Instant | null;
}

const HOUR = 3_600_000;
/** "Not me" keeps strangers quiet for a day; "stop" for as long as the policy says. */
const NOT_ME_HOURS = 24;

interface Doing {
  readonly world: World;
  readonly explanation: StoredExplanation;
  readonly accountKey: string | null;
  readonly now: Instant;
}

async function foldAddress(
  { world, explanation: e, now }: Doing,
  fold: (body: AddressBody) => AddressBody,
): Promise<void> {
  const ref = { service: e.service, kind: 'address', key: e.addressKey } as const;
  await updateSubjects(world.store, [{ ref, fold: (body) => ({ ...fold(body as AddressBody) }) }], now);
}

const quieten = (doing: Doing, hours: number) =>
  foldAddress(doing, (body) => ({ ...body, quietUntil: Math.max(body.quietUntil ?? 0, doing.now + hours * HOUR) }));

const unquieten = (doing: Doing) => foldAddress(doing, ({ quietUntil: _, ...body }) => body);

/** What an action sets quiet to, as `quieten` does. */
const quietAfter = (action: string, at: Instant, before: Instant | null, quietDays: number): Instant =>
  Math.max(before ?? 0, at + (action === 'stop_codes' ? quietDays * 24 : NOT_ME_HOURS) * HOUR);

/** Undoing one action leaves what an earlier or a later one stopped. */
const requieten = (doing: Doing, { action, at, quietBefore }: HolderAction) =>
  foldAddress(doing, ({ quietUntil, ...body }) => {
    if (quietUntil !== quietAfter(action, at, quietBefore ?? null, doing.world.policy.quietDays))
      return quietUntil ? { ...body, quietUntil } : body;
    return quietBefore ? { ...body, quietUntil: quietBefore } : body;
  });

async function quietNow({ world, explanation: e }: Doing): Promise<Instant | null> {
  const [subject] = await world.store.readSubjects([{ service: e.service, kind: 'address', key: e.addressKey }]);
  return (subject?.body as AddressBody | undefined)?.quietUntil ?? null;
}

const disown = (doing: Doing) => foldAddress(doing, (body) => foldDisowned(body, doing.accountKey, doing.now));

const own = (doing: Doing) =>
  foldAddress(doing, (body) => ({ ...body, disowned: (body.disowned ?? []).filter((d) => d.a !== doing.accountKey) }));

async function endCode({ world, explanation: e, now }: Doing, action: Action): Promise<Effect[]> {
  if (!e.verification) return [];
  const event = {
    service: e.service,
    verification: e.verification,
    at: now,
    type: 'verification.canceled',
    body: { by: 'holder', action },
  } as const;
  return (await world.store.cancel(e.service, e.verification, now, event)) ? ['code_ended'] : [];
}

type Doer = (doing: Doing) => Promise<readonly Effect[]>;

const DO: Readonly<Record<Exclude<Action, 'undo'>, Doer>> = {
  it_was_me: async () => ['noted'],
  report_phishing: async () => ['message_reported'],
  not_me: async (doing) => {
    const ended = await endCode(doing, 'not_me');
    await quieten(doing, NOT_ME_HOURS);
    return [...ended, 'codes_stopped'];
  },
  i_shared_it: async (doing) => {
    const ended = await endCode(doing, 'i_shared_it');
    await quieten(doing, NOT_ME_HOURS);
    return [...ended, 'codes_stopped'];
  },
  stop_codes: async (doing) => {
    await quieten(doing, doing.world.policy.quietDays * 24);
    return ['codes_stopped'];
  },
  resume_codes: async (doing) => {
    await unquieten(doing);
    return ['codes_resumed'];
  },
  not_my_account: async (doing) => {
    const ended = await endCode(doing, 'not_my_account');
    await disown(doing);
    return [...ended, 'address_disowned'];
  },
};

const UNDO: Partial<Readonly<Record<Action, (doing: Doing, done: HolderAction) => Promise<void>>>> = {
  not_me: requieten,
  i_shared_it: requieten,
  stop_codes: requieten,
  not_my_account: own,
};

const lastUndoable = (e: StoredExplanation, now: Instant) =>
  e.actions.filter((a) => !a.undone && a.undoUntil !== null && a.undoUntil > now).at(-1);

async function undo(doing: Doing): Promise<readonly Effect[]> {
  const last = lastUndoable(doing.explanation, doing.now);
  if (!last || !(await doing.world.store.markUndone(doing.explanation.service, doing.explanation.id, doing.now))) {
    throw new CountersignError('wrong_state', [
      { path: 'action', message: 'There is nothing left that can be undone.' },
    ]);
  }
  await UNDO[last.action as Action]?.(doing, last);
  return ['undone'];
}

/** Without proof nothing can be done but to report a fake. */
function assertProof(e: StoredExplanation, action: Action): void {
  if (e.proof === 'none' && action !== 'report_phishing') {
    throw new CountersignError('forbidden', [
      { path: 'action', message: 'Show the reference in the message first, or prove holding the address.' },
    ]);
  }
}

/** An explanation outlives what it explains. Whose account it was is gone then, and so what is said of the account. */
function assertSayable(e: StoredExplanation, action: Action, now: Instant): void {
  const meant = action === 'undo' ? lastUndoable(e, now)?.action : action;
  if (meant === 'not_my_account') throw new CountersignError('too_long_ago');
}

export async function act(world: World, service: Service, id: string, action: Action, now: Instant): Promise<Acted> {
  const explanation = await world.store.findExplanation(service.id, id);
  if (!explanation) throw missing(world, id, now);
  assertProof(explanation, action);
  const verification = explanation.verification
    ? await world.store.findVerification(service.id, explanation.verification)
    : undefined;
  if (verification?.personKey === null) throw new CountersignError('not_found');
  if (explanation.verification && !verification) assertSayable(explanation, action, now);
  const doing: Doing = { world, explanation, accountKey: verification?.accountKey ?? null, now };
  const quietBefore = await quietNow(doing);
  const effects = action === 'undo' ? await undo(doing) : await DO[action](doing);
  const wanted = UNDO[action] ? now + world.policy.undoHours * HOUR : null;
  const row = { action, at: now, undoUntil: wanted, undone: false, quietBefore };
  // What is not written down any more cannot be undone from here.
  const isKept = action !== 'undo' && (await world.store.addHolderAction(service.id, id, row));
  const undoUntil = isKept ? wanted : null;
  const body = { action, explanation: id, effects };
  if (explanation.verification)
    await world.store.addEvents([
      { service: service.id, verification: explanation.verification, at: now, type: 'holder.acted', body },
    ]);
  return {
    done: effects,
    says: doneFor(effects, { locale: explanation.locale as Locale, brand: service.brand }),
    undoUntil,
  };
}
