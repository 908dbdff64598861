// The few forms that reference pages are made of.

/** What would end a table's cell or be taken for markup. */
export const cell = (value) => String(value).replaceAll('|', '\\|').replaceAll('\n', ' ');

/** @param {readonly string[]} heads @param {readonly (readonly unknown[])[]} rows */
export function table(heads, rows) {
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

export const code = (text) => `\`${text}\``;
export const anchor = (name) => `<a id="${name}"></a>${code(name)}`;

/** A generated page: says where it comes from, so that nobody mends it here. */
export const page = (title, source, ...parts) =>
  [`# ${title}`, `Written by \`npm run docs\` from ${source}; change it there.`, ...parts].join('\n\n').trimEnd() +
  '\n';

/** Seconds as people say them. */
export function span(seconds) {
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
    ['second', 1],
  ];
  const [name, size] = units.find(([, of]) => seconds >= of && seconds % of === 0) ?? ['second', 1];
  const count = seconds / size;
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

/** Throws unless the reasons name exactly what there is: a default without a reason is not finished. */
export function assertSameNames(what, names, reasons) {
  const missing = names.filter((name) => !Object.hasOwn(reasons, name));
  const extra = Object.keys(reasons).filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`${what} without a reason: ${missing.join(', ')} (scripts/docs/why.mjs)`);
  if (extra.length > 0)
    throw new Error(`reasons for ${what} that there are not: ${extra.join(', ')} (scripts/docs/why.mjs)`);
}
