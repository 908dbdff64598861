/** Weights as the text of their file: a vector a line, so that a change of weights can be read as a change. */
import type { CauseVector, Weights } from '../../engine/causes/weights.ts';

const vector = (numbers: CauseVector | null) => (numbers === null ? 'null' : `[${numbers.join(', ')}]`);

export function weightsText({ version, threshold, margin, prior, evidence }: Weights): string {
  const rows = Object.entries(evidence).map(
    ([id, row]) => `    ${JSON.stringify(id)}: {
      "for": ${vector(row.for)},
      "against": ${vector(row.against)}
    }`,
  );
  return `{
  "version": ${JSON.stringify(version)},
  "threshold": ${threshold},
  "margin": ${margin},
  "prior": ${vector(prior)},
  "evidence": {
${rows.join(',\n')}
  }
}
`;
}
