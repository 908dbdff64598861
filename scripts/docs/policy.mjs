// The policy: every rule with its default, what it may be and why, as a page and as a JSON Schema for editors.
import { isEach, isField } from '../../dist/src/engine/policy/fields.js';
import { DEFAULT_LIMITS, LIMIT_STAGES } from '../../dist/src/engine/policy/limits.js';
import { DEFAULT_POLICY, POLICY_ROWS } from '../../dist/src/engine/policy.js';
import { code, page, span, table } from './markdown.mjs';

const UNITS = {
  seconds: span,
  days: (n) => span(n * 86_400),
  hours: (n) => (n === 1 ? '1 hour' : `${n} hours`),
  'e-9': (n) => `${n} (× 10⁻⁹)`,
};
const say = ({ unit }, value) =>
  [value]
    .flat()
    .map(UNITS[unit] ?? String)
    .join(', ');

/** Every field with its path; of rows that each of some names has, once. */
function* fieldsIn(row, path) {
  if (isField(row)) yield { name: path, field: row };
  else
    for (const [name, inner] of Object.entries(isEach(row) ? row.rows : row))
      yield* fieldsIn(inner, path === '' ? name : `${path}.${isEach(row) ? '*.' : ''}${name}`);
}

const mayBe = (field) => {
  if (field.kind === 'flag') return 'true, false';
  if (field.kind === 'one_of') return field.words.map(code).join(', ');
  return `${say(field, field.range[0])} to ${say(field, field.range[1])}`;
};

const groups = Object.entries(POLICY_ROWS).filter(([, row]) => isEach(row));
const valuesTable = ([group, { each, rows }]) =>
  table(
    ['', ...Object.keys(rows)],
    each.map((name) => [
      code(name),
      ...Object.entries(rows).map(([field, row]) => say(row, DEFAULT_POLICY[group][name][field])),
    ]),
  );

export const policyPage = () =>
  page(
    'The policy',
    `the rows in ${code('src/engine/policy.ts')}`,
    `What deciding follows. A policy file is a JSON object of the form below ([policy.schema.json](policy.schema.json) for editors): what it names replaces the default, the rest stays. What it misspells is an error that names the field. How a policy is written, tried and put to use: [policies](../operations/policies.md).`,
    table(
      ['Rule', 'Default', 'May be', 'Why'],
      [...fieldsIn(POLICY_ROWS, '')].map(({ name, field }) => [
        code(name),
        say(field, field.default),
        mayBe(field),
        field.why,
      ]),
    ),
    ...groups.flatMap((group) => [
      `## Defaults of ${code(group[0])}`,
      `A ${code('*')} above is one of these: ${code(`{ "${group[0]}": { "${group[1].each[2] ?? group[1].each[0]}": { … } } }`)}.`,
      valuesTable(group),
    ]),
    '## Limits',
    `${code('limits')} as an object changes those of the default policy by their names: ${code('{ "limits": { "issue.any.per_address": { "max": 3 }, "issue.any.per_country": null, "issue.sms.per_destination_day": { "max": 500 } } }')} changes one, takes one away and adds one. As a list it stands in the place of all of them; of a row whose name is a default limit’s, what is not said is as there. What there is, and what the columns mean, is in [limits.md](limits.md).`,
    '## Versions',
    `${code('version')} is a name of letters, digits, dots and dashes, and is followed by a digest of all the rest, as in ${code('summer-2+1f0c5de2')}: two contents never share a version. Every decision records the version that it followed, and what was in use is kept: ${code('countersign policies')} lists it, ${code('countersign policies show VERSION')} prints it as a policy file.`,
  );

function schemaOf(row) {
  if (!isField(row)) {
    const rows = isEach(row) ? Object.fromEntries(row.each.map((name) => [name, row.rows])) : row;
    const properties = Object.fromEntries(Object.entries(rows).map(([name, inner]) => [name, schemaOf(inner)]));
    return { type: 'object', properties, additionalProperties: false };
  }
  const { kind, range, words, why: description } = row;
  const [minimum, maximum] = range ?? [];
  const bounds = { minimum, maximum };
  const rest = { default: row.default, description };
  if (kind === 'flag') return { type: 'boolean', ...rest };
  if (kind === 'one_of') return { enum: words, ...rest };
  if (kind === 'waits') return { type: 'array', items: { type: 'integer', ...bounds }, minItems: 1, ...rest };
  return { type: kind === 'whole' ? 'integer' : 'number', ...bounds, ...rest };
}

function limitSchema() {
  const types = { string: { type: 'string' }, number: { type: 'integer', minimum: 0 } };
  const columns = Object.fromEntries(
    Object.entries(DEFAULT_LIMITS[0]).map(([name, value]) => [name, types[typeof value] ?? {}]),
  );
  return {
    type: 'object',
    properties: {
      ...columns,
      stage: { enum: LIMIT_STAGES },
      maxWithFamiliar: { type: ['integer', 'null'], minimum: 0 },
    },
    additionalProperties: false,
  };
}

/** For editors: what a policy file may hold. */
export function policySchema() {
  const limit = limitSchema();
  const limits = {
    anyOf: [
      { type: 'object', additionalProperties: { anyOf: [limit, { type: 'null' }] } },
      { type: 'array', items: { ...limit, required: ['name'] } },
    ],
  };
  const own = { $schema: { type: 'string' }, version: { type: 'string', maxLength: 49 } };
  const { properties } = schemaOf(POLICY_ROWS);
  return `${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'A policy of Countersign', type: 'object', properties: { ...own, ...properties, limits }, additionalProperties: false }, null, 2)}\n`;
}
