// Numbers and tables as people read them.

export const whole = (n) => Math.round(n).toLocaleString('en-US');
export const short = (n) => (n >= 100 ? whole(n) : n >= 10 ? n.toFixed(1) : n.toFixed(2));
export const spread = ({ median, min, max }) => `${whole(median)} (${whole(min)}–${whole(max)})`;
export const times = (ratio) => `${ratio.toFixed(ratio < 10 ? 2 : 1)} ×`;

export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, i) => (i === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
