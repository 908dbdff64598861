/** The log: JSON lines on stderr. It is handed events and ids; addresses, codes and bodies never come here. */
const LEVELS = ['debug', 'info', 'warn', 'silent'] as const;
export type Level = (typeof LEVELS)[number];
export type Log = (level: Exclude<Level, 'silent'>, what: string, detail: Readonly<Record<string, unknown>>) => void;

export function createLog(least: Level, write: (line: string) => void, now: () => number): Log {
  return (level, what, detail) => {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(least)) return;
    write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, what, ...detail })}\n`);
  };
}

/** What may be said of an error: its kind and code, never its message, which may quote a value. */
export function describeError(error: unknown): Readonly<Record<string, unknown>> {
  const { name, code, stack, cause } = (error ?? {}) as Partial<Record<'name' | 'code' | 'stack', string>> & {
    cause?: unknown;
  };
  const where = stack
    ?.split('\n')
    .slice(1, 6)
    .map((line) => line.trim().replace(/^at /, ''));
  return {
    error: name ?? typeof error,
    ...(code && { code }),
    ...(where && { where }),
    ...(cause instanceof Error && { cause: describeError(cause) }),
  };
}
