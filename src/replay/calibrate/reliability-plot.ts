/**
 * How often what we were so sure of was right, drawn: a point for each tenth, as large as there are many answers in it. On the line
 * probabilities are what they say; above it we were too modest, below it too sure.
 */
import type { FitReport } from './fit.ts';
import type { Measures } from './measures.ts';

const SIZE = 440;
const MARGIN = 64;
const SIDE = SIZE - 2 * MARGIN;

const x = (share: number) => (MARGIN + share * SIDE).toFixed(1);
const y = (share: number) => (SIZE - MARGIN - share * SIDE).toFixed(1);
const percent = (share: number) => `${Math.round(100 * share)} %`;

function grid(): string {
  return [0, 0.2, 0.4, 0.6, 0.8, 1]
    .map(
      (at) => `<path d="M${x(at)} ${y(0)}V${y(1)}M${x(0)} ${y(at)}H${x(1)}" stroke="#ddd"/>
<text x="${x(at)}" y="${SIZE - MARGIN + 18}" text-anchor="middle">${percent(at)}</text>
<text x="${MARGIN - 8}" y="${y(at)}" dy="4" text-anchor="end">${percent(at)}</text>`,
    )
    .join('\n');
}

/** Told apart by shape as well as by colour. */
function points({ reliability, count }: Measures, shape: 'circle' | 'square', colour: string): string {
  return reliability
    .map((bin) => {
      const radius = 3 + 12 * Math.sqrt(bin.count / Math.max(1, count));
      const [cx, cy] = [x(bin.confidence), y(bin.right)];
      const side = (2 * radius * 0.9).toFixed(1);
      const [left, top] = [(Number(cx) - radius * 0.9).toFixed(1), (Number(cy) - radius * 0.9).toFixed(1)];
      const drawn =
        shape === 'circle'
          ? `<circle cx="${cx}" cy="${cy}" r="${radius.toFixed(1)}"`
          : `<rect x="${left}" y="${top}" width="${side}" height="${side}"`;
      const says = `said ${percent(bin.confidence)}, right ${percent(bin.right)}, ${bin.count} answers`;
      return `${drawn} fill="${colour}" fill-opacity="0.55" stroke="${colour}"><title>${says}</title></${shape === 'circle' ? 'circle' : 'rect'}>`;
    })
    .join('\n');
}

export function reliabilityPlot({ heldOutCampaigns, heldOutScenarios }: FitReport): string {
  const [known, unseen] = [heldOutCampaigns.asks, heldOutScenarios.asks];
  const gap = (measures: Measures) => `${(100 * measures.calibrationError).toFixed(1)} points`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="12">
<title id="title">How sure the answers were, and how often they were right</title>
<desc id="desc">A point for each tenth of confidence, near the diagonal where both agree. On campaigns that were held out confidence is off by ${gap(known)} on average, on scenarios that were held out by ${gap(unseen)}.</desc>
<rect width="${SIZE}" height="${SIZE}" fill="#fff"/>
<g fill="#333">
${grid()}
<text x="${SIZE / 2}" y="${SIZE - 14}" text-anchor="middle">how sure</text>
<text transform="translate(16 ${SIZE / 2}) rotate(-90)" text-anchor="middle">how often right</text>
</g>
<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="#333" stroke-dasharray="4 4"/>
${points(known, 'circle', '#0a5a9c')}
${points(unseen, 'square', '#b04a00')}
<g fill="#333">
<circle cx="${MARGIN + 14}" cy="22" r="6" fill="#0a5a9c"/><text x="${MARGIN + 26}" y="26">campaigns held out</text>
<rect x="${MARGIN + 168}" y="16" width="12" height="12" fill="#b04a00"/><text x="${MARGIN + 186}" y="26">scenarios held out</text>
</g>
</svg>
`;
}
