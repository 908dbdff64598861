/** Where a command writes: standard output for what it answers, standard error for what it says beside it. */
export interface Io {
  stdout(text: string): void;
  stderr(text: string): void;
}

/** Says how a command is used, and answers the exit code for having been used otherwise. */
export function sayUsage(io: Io, usage: string): number {
  io.stderr(usage);
  return 2;
}

/** Answers with a code after saying something. */
export function say(write: (text: string) => void, text: string, code: number): number {
  write(text);
  return code;
}
