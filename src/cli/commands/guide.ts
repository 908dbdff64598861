/** `countersign guide --json < report.json`: the guide's reasoning in a terminal or a script. Nothing is stored or sent. */
import { text } from 'node:stream/consumers';
import { answerReports } from '../../guide/json-lines.ts';
import { type Io, sayUsage } from '../io.ts';

const USAGE = `Usage: countersign guide --json < report.json

Reads one report, or one a line, and writes one answer a line. The page /guide asks the same questions in a browser.
`;

export async function runGuide(args: readonly string[], io: Io): Promise<number> {
  if (args.length !== 1 || args[0] !== '--json') return sayUsage(io, USAGE);
  const { output, failed } = answerReports(await text(process.stdin));
  io.stdout(output);
  return failed ? 1 : 0;
}
