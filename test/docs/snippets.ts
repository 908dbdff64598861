/** The code in our papers, block by block, with what its first line says it is. */
import type { Paper } from './paths.ts';

export interface Snippet {
  readonly paper: string;
  readonly line: number;
  /** `sh`, `ts`, `json`, `json settings`, `json policy`, `text`, … */
  readonly kind: string;
  readonly code: string;
}

const FENCE = /^( *)```(.*)$/;

export function snippetsOf({ name, text }: Paper): readonly Snippet[] {
  const snippets: Snippet[] = [];
  let open: { kind: string; line: number; code: string[] } | undefined;
  for (const [at, line] of text.split('\n').entries()) {
    const fence = FENCE.exec(line);
    if (!fence) open?.code.push(line);
    else if (!open) open = { kind: fence[2]!.trim(), line: at + 1, code: [] };
    else {
      snippets.push({ paper: name, line: open.line, kind: open.kind, code: open.code.join('\n') });
      open = undefined;
    }
  }
  if (open) throw new Error(`${name}:${open.line} is not closed`);
  return snippets;
}
