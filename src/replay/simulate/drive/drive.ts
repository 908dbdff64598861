/**
 * A world against a running server: what its people, apps, systems and attackers do becomes HTTP, at a pace. The server is the carrier
 * and its inbox the phone, so delivery reports of the trace are passed over; a right code is the one that really came.
 */
import type { Instant } from '../../../engine/model.ts';
import type { SentTraceEvent } from '../../../protocol/shapes/trace-events.ts';
import type { Answered, CallServer } from './call-server.ts';
import type { Holder, ReadMessage } from './holder.ts';
import { createTelling } from './telling.ts';

export interface DriveOptions {
  readonly server: CallServer;
  readonly holder: Holder;
  /** When the world begins. */
  readonly start: Instant;
  /** Virtual seconds in a second. */
  readonly speed: number;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
  /** A line for every request that was made. */
  readonly write: (text: string) => Promise<unknown>;
}

export interface Drive {
  /** Lines of a trace, in order; answers when there is room for more. */
  play(lines: string): Promise<void>;
  /** When everything is through: how many calls there were of each kind and outcome. */
  end(): Promise<ReadonlyMap<string, number>>;
}

type Of<K extends SentTraceEvent['type']> = Extract<SentTraceEvent, { type: K }>;

interface Made {
  readonly to: string;
  /** Of the server; undefined: it was refused. */
  readonly id: string | undefined;
  /** What came of it, as soon as it is there. */
  readonly message: Promise<ReadMessage | undefined>;
}

const OPEN_MOST = 5000;
const WAITING_MOST = 64;
const OWN_TELLING: ReadonlySet<string> = new Set(['message.reported', 'proof.given']);

export function createDrive({ server, holder, start, speed, now, wait, write }: DriveOptions): Drive {
  const counts = new Map<string, number>();
  /** Requests by the name they have in the trace, the newest some thousands. */
  const made = new Map<string, Promise<Made>>();
  const atAddress = new Map<string, Promise<unknown>>();
  /** Ids of the answers to questions, by the request they were about. */
  const answers = new Map<string, Promise<string | undefined>>();
  const last = new Map<string, string>();
  /** Tokens that the server gave to devices of the world. */
  const tokens = new Map<string, string>();
  const open = new Set<Promise<unknown>>();
  const begun = now();

  const telling = createTelling(server, (status) => count(`event ${status}`));
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  const outcomeOf = ({ status, body }: Answered) =>
    `${status} ${String(body.outcome ?? body.status ?? body.code ?? '')}`.trim();

  let failed: unknown;
  /** What goes wrong is thrown at the next event. */
  async function underWay(doing: Promise<unknown>): Promise<void> {
    const kept: Promise<unknown> = doing
      .catch((error: unknown) => {
        failed ??= error;
      })
      .finally(() => open.delete(kept));
    open.add(kept);
    if (open.size >= WAITING_MOST) await Promise.race(open);
  }

  const keyOf = (account: string | null | undefined, device: string) => `${account ?? ''} ${device}`;
  /** As the server knows them: a device by the token it was given, and no key of another's. */
  function requesterOf(event: { account?: string | null; requester?: Of<'code.requested'>['requester'] }) {
    const { apiKey: _, ...requester } = event.requester ?? {};
    const device = requester.device ?? null;
    return { ...requester, device: device === null ? null : (tokens.get(keyOf(event.account, device)) ?? device) };
  }

  /** One request to an address at a time: the message that comes next is its own. */
  async function askInTurn(event: Of<'code.requested'>): Promise<Made> {
    await telling.all();
    const before = atAddress.get(event.to);
    const asking = (before ?? Promise.resolve()).then(() => ask(event));
    keep(
      atAddress,
      event.to,
      asking.then(
        ({ message }) => message,
        () => undefined,
      ),
    );
    return await asking;
  }

  async function ask(event: Of<'code.requested'>): Promise<Made> {
    const { to, typed, purpose, account, password } = event;
    const seen = await holder.lying(to);
    const body = {
      to,
      typed,
      purpose,
      account,
      firstFactor: password === 'right' ? 'password' : 'none',
      requester: requesterOf(event),
    };
    const key = event.idempotencyKey;
    const answered = await server.post(
      '/v1/verifications',
      body,
      key ? { 'idempotency-key': `${event.request}-${key}` } : {},
    );
    count(`request ${outcomeOf(answered)}`);
    const id = answered.status === 201 ? String(answered.body.id) : undefined;
    await write(
      `${JSON.stringify({ request: event.request, verification: id ?? null, answered: outcomeOf(answered) })}\n`,
    );
    const message =
      id === undefined ? Promise.resolve(undefined) : holder.read(to, seen, Number(answered.body.codeLength));
    message.catch(() => undefined);
    return { to, id, message };
  }

  /** As long as the right one, and another. */
  const wrong = (right: string) => `${right.slice(0, -1)}${(Number(right.at(-1)) + 1) % 10}`;

  async function check(event: Of<'code.checked'>, asked: Of<'code.requested'> | undefined): Promise<void> {
    const one = await made.get(event.request);
    if (!one?.id) return void count('check without a verification');
    const message = await one.message;
    const right = message?.code ?? '000000';
    if (!message && event.guess === 'right') return void count('check without a message');
    const older = last.get(one.to);
    const code =
      event.guess === 'right' ? right : event.guess === 'stale' && older && older !== right ? older : wrong(right);
    if (message) last.set(one.to, message.code);
    const requester = requesterOf({ ...event, ...(asked?.account && { account: asked.account }) });
    const answered = await server.post(`/v1/verifications/${one.id}/check`, { code, requester });
    count(`check ${event.guess} ${outcomeOf(answered)}`);
    const device = event.requester?.device;
    if (typeof answered.body.device === 'string' && device)
      tokens.set(keyOf(asked?.account, device), answered.body.device);
  }

  async function wonder({ request, to, text, says }: Of<'recipient.asked'>): Promise<string | undefined> {
    const one = request ? await made.get(request) : undefined;
    const reference = one ? ((await one.message)?.reference ?? null) : null;
    if (one && reference === null) {
      count('question without a message');
      return undefined;
    }
    const { status, body } = await server.post('/v1/explanations', { to, reference, text, complaint: says });
    count(`question ${status}`);
    return typeof body.id === 'string' ? body.id : undefined;
  }

  /** What is pressed stands under the answer to a question of before. */
  async function press({ request, action }: Of<'holder.acted'>): Promise<void> {
    const id = request ? await answers.get(request) : undefined;
    if (!id) return void count('press without an answer');
    const { status } = await server.post(`/v1/explanations/${id}/actions`, { action });
    count(`press ${action} ${status}`);
  }

  const asked = new Map<string, Of<'code.requested'>>();
  function keep<K, V>(map: Map<K, V>, key: K, value: V): void {
    map.set(key, value);
    if (map.size > OPEN_MOST) map.delete(map.keys().next().value as K);
  }

  async function playEvent(event: SentTraceEvent): Promise<void> {
    if (OWN_TELLING.has(event.type)) return void count(`passed over ${event.type}`);
    if (event.type === 'code.requested') {
      const making = askInTurn(event);
      keep(made, event.request, making);
      keep(asked, event.request, event);
      return await underWay(making);
    }
    if (event.type === 'code.checked') return await underWay(check(event, asked.get(event.request)));
    if (event.type === 'holder.acted') return await underWay(press(event));
    if (event.type === 'recipient.asked') {
      const answering = wonder(event);
      if (event.request) keep(answers, event.request, answering);
      return await underWay(answering);
    }
    const at = Date.parse(event.at);
    await telling.add({ ...event, at: new Date(at < start ? begun - (start - at) : now()).toISOString() });
  }

  return {
    async play(lines) {
      for (const line of lines.split('\n')) {
        if (line === '') continue;
        const event: SentTraceEvent = JSON.parse(line);
        const due = begun + (Date.parse(event.at) - start) / speed;
        if (due > now()) await wait(due - now());
        if (failed !== undefined) throw failed;
        await playEvent(event);
      }
    },
    async end() {
      await Promise.all(open);
      await telling.all();
      if (failed !== undefined) throw failed;
      return counts;
    },
  };
}
