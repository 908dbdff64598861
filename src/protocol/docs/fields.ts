/** A shape as a table of its fields: name, what it is, whether it is needed, and what it means. */
import type { PlainSchema } from '../shapes/fields.ts';
import { type Html, html, NOTHING, table } from './html.ts';

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
  array: 'list',
};

const shapeName = ({ $ref }: PlainSchema): string | undefined => ($ref as string | undefined)?.split('/').at(-1);

export const shapeLink = (name: string): Html => html`<a href="#shape-${name}">${name}</a>`;

const between = (parts: readonly Html[], separator: string): Html[] =>
  parts.map((part, index) => (index === 0 ? part : html`${separator}${part}`));

function textType({ format, maxLength }: PlainSchema): string {
  if (format === 'date-time') return 'time (ISO 8601, UTC)';
  if (format === 'ip') return 'IP address';
  return maxLength === undefined ? 'text' : `text, at most ${maxLength} characters`;
}

/** What a value is, in a few words and links. */
export function typeOf(schema: PlainSchema): Html {
  const name = shapeName(schema);
  if (name !== undefined) return shapeLink(name);
  const variants = schema.oneOf ?? schema.anyOf;
  if (schema.enum) return html`${between(wordsOf(schema.enum), ', ')}`;
  if (schema.const !== undefined) return html`<code>${String(schema.const)}</code>`;
  if (variants && !schema.properties) return html`${between(variants.map(typeOf), ' or ')}`;
  if (schema.items) return html`list of ${typeOf(schema.items)}`;
  const types = [schema.type ?? []].flat().filter((type) => type !== 'null');
  return html`${types.map((type) => (type === 'string' ? textType(schema) : (TYPE_WORDS[type] ?? type))).join(' or ')}`;
}

const wordsOf = (values: readonly unknown[]) =>
  values.filter((value) => value !== null).map((value) => html`<code>${String(value)}</code>`);

const allowsNull = ({ type }: PlainSchema) => [type ?? []].flat().includes('null');

function rowsOf(schema: PlainSchema, prefix: string): [Html, ...Html[]][] {
  const { properties = {}, required = [] } = schema;
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = prefix + name;
    const isNeeded = required.includes(name);
    const orNull = isNeeded && allowsNull(field) ? ' or null' : '';
    const row: [Html, ...Html[]] = [
      html`<code>${path}</code>`,
      html`${typeOf(field)}${orNull}`,
      html`${isNeeded ? 'yes' : 'no'}`,
      html`${field.description ?? ''}`,
    ];
    const inner = field.items?.properties ? rowsOf(field.items, `${path}[].`) : rowsOf(field, `${path}.`);
    return [row, ...inner];
  });
}

const HEADINGS = {
  sent: ['Field', 'What it is', 'Needed', 'Meaning'],
  answered: ['Field', 'What it is', 'Always there', 'Meaning'],
};

/** Shapes named inside are linked; inner objects without a name are written out below their field. */
export function fieldsTable(caption: string, schema: PlainSchema, way: keyof typeof HEADINGS): Html {
  const rows = rowsOf(schema, '');
  return rows.length === 0 ? NOTHING : table(caption, HEADINGS[way], rows);
}

export function examplesOf({ examples = [] }: PlainSchema): Html {
  return html`${examples.map(
    (example) => html`<pre><code>${JSON.stringify(example, null, 2)}</code></pre>
`,
  )}`;
}
