/** What is wrong with a trace, and on which line: for whoever wrote the file. It repeats no value that stands in it. */
export class TraceError extends Error {
  readonly line: number;

  constructor(line: number, what: string) {
    super(`line ${line}: ${what}`);
    this.name = 'TraceError';
    this.line = line;
  }
}
