/** Calls to a running server: one key, a bound on how many at a time and how many a second, and patience where it says that it is busy. */
export interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface CallServer {
  get(path: string): Promise<Answered>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answered>;
}

export interface CallOptions {
  /** Without a slash at the end. */
  readonly url: string;
  readonly key: string;
  readonly atOnce: number;
  readonly perSecond: number;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
}

/** The server cannot be reached, or does not answer as one of ours. */
export class ServerWrong extends Error {}

const BUSY_TRIES = 4;
const BUSY_WAIT_MS = 1000;
const TIMEOUT_MS = 20_000;

export function createCallServer(options: CallOptions): CallServer {
  const { url, key, atOnce, perSecond, signal, now, wait } = options;
  const waiting: (() => void)[] = [];
  let [running, nextAt] = [0, 0];

  async function takeTurn(): Promise<void> {
    if (running >= atOnce) await new Promise<void>((resume) => waiting.push(resume));
    else running++;
    const at = Math.max(now(), nextAt);
    nextAt = at + 1000 / perSecond;
    if (at > now()) await wait(at - now());
  }
  function giveTurn(): void {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }

  async function once(path: string, init: RequestInit): Promise<Answered & { readonly after: number }> {
    await takeTurn();
    try {
      const response = await fetch(`${url}${path}`, {
        ...init,
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      const text = await response.text();
      const after = Number(response.headers.get('retry-after') ?? 0) * 1000;
      return { status: response.status, body: text === '' ? {} : JSON.parse(text), after };
    } catch (error) {
      if (signal.aborted) throw error;
      throw new ServerWrong(`${url} does not answer as expected: ${(error as Error).message}`);
    } finally {
      giveTurn();
    }
  }

  async function call(path: string, init: RequestInit): Promise<Answered> {
    for (let left = BUSY_TRIES; ; left--) {
      const { status, body, after } = await once(path, init);
      if (status !== 503 || left === 0) return { status, body };
      await wait(Math.min(5000, Math.max(BUSY_WAIT_MS, after)));
    }
  }

  const authorization = `Bearer ${key}`;
  return {
    get: (path) => call(path, { headers: { authorization } }),
    post: (path, body, headers = {}) =>
      call(path, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
  };
}
