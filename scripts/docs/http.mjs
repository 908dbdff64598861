// The HTTP API as one page, from the same document that tools read.

import { VERSION } from '../../dist/src/cli/version.js';
import { openApiDocument } from '../../dist/src/protocol/open-api.js';
import { code, page, table } from './markdown.mjs';

const document = openApiDocument(VERSION);
const { schemas } = document.components;
const nameOf = ({ $ref }) => $ref?.split('/').at(-1);
const link = (name) => `[${name}](#${name.toLowerCase()})`;
const words = (values) =>
  values
    .filter((v) => v !== null)
    .map(code)
    .join(', ');
const TYPES = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
  array: 'list',
};

function textType({ format, maxLength }) {
  if (format === 'date-time') return 'time';
  if (format === 'ip') return 'IP address';
  return maxLength === undefined ? 'text' : `text, at most ${maxLength}`;
}

/** What a value is, in a few words. */
function typeOf(schema) {
  const name = nameOf(schema);
  if (name) return link(name);
  const variants = schema.oneOf ?? schema.anyOf;
  if (schema.enum) return words(schema.enum);
  if (schema.const !== undefined) return code(schema.const);
  if (variants && !schema.properties) return variants.map(typeOf).join(' or ');
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  const types = [schema.type ?? []].flat().filter((type) => type !== 'null');
  return types.map((type) => (type === 'string' ? textType(schema) : TYPES[type])).join(' or ') || 'anything';
}

/** Fields of a shape, those of nameless shapes inside it written out below. */
function rowsOf({ properties = {}, required = [] }, prefix = '') {
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const inner = field.items?.properties ? rowsOf(field.items, `${path}[].`) : rowsOf(field, `${path}.`);
    return [[code(path), typeOf(field), required.includes(name) ? 'yes' : 'no', field.description ?? ''], ...inner];
  });
}

function fields(schema, needed) {
  const rows = rowsOf(schema);
  return rows.length === 0 ? [] : [table(['Field', 'What it is', needed, 'Meaning'], rows)];
}

const example = ({ examples = [] }) =>
  examples.length === 0 ? [] : [`\`\`\`json\n${JSON.stringify(examples[0], null, 2)}\n\`\`\``];

function keyOf({ security }) {
  if (security.length === 0) return 'none';
  const said = security.map((one) => {
    const [[name, scopes]] = Object.entries(one);
    if (name === 'senderSignature') return 'the signature of the sender';
    if (name === 'developmentKey') return 'the development key, from this machine alone';
    return name === 'publishableKey' ? 'a publishable key' : `a secret key with scope ${words(scopes)}`;
  });
  return said.join(', or ');
}

/** What many calls can answer is said once. */
const COMMON = {
  'with a key': ['unauthorized', 'forbidden', 'not_ready'],
  'with a body': ['invalid_request', 'invalid_json', 'body_missing', 'body_too_large', 'unsupported_media_type'],
  'with an `Idempotency-Key`': ['idempotency_mismatch', 'in_progress'],
  'with an id in the path': ['not_found'],
  all: ['internal'],
};
const common = new Set(Object.values(COMMON).flat());
const errorLinks = (names) => names.map((name) => `[${code(name)}](errors.md#${name})`).join(', ');

const errorsOf = ({ responses }) =>
  Object.values(responses)
    .flatMap((response) => Object.values(response.content ?? {}))
    .flatMap(({ examples = {} }) => Object.keys(examples))
    .filter((name) => !common.has(name));

function answerOf([status, { description, content }]) {
  const [[type, { schema }]] = Object.entries(content);
  const what = type === 'application/json' ? typeOf(schema) : code(type);
  return `Answers ${status}: ${what}. ${description}`;
}

function operation(method, path, one) {
  const body = one.requestBody?.content['application/json'].schema;
  const good = Object.entries(one.responses).filter(([status]) => /^2/.test(status));
  const own = errorsOf(one);
  const query = one.parameters.filter((parameter) => parameter.in === 'query');
  return [
    `### ${one.summary}`,
    `${code(`${method.toUpperCase()} ${path}`)}: ${one.description}`,
    [
      `Key: ${keyOf(one)}.`,
      ...query.map((q) => `Query ${code(q.name)}: ${q.description}`),
      ...(body ? [`Body: ${typeOf(body)}${one.requestBody.required ? '' : ', may be left out'}.`] : []),
      ...good.map(answerOf),
      ...(own.length > 0 ? [`Errors of its own: ${errorLinks(own)}.`] : []),
    ].join('  \n'),
  ];
}

const calls = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, one]) => ({ method, path, one })),
);
const group = ({ name, description }) => [
  `## ${name}`,
  description,
  ...calls
    .filter(({ one }) => one.tags.includes(name))
    .flatMap(({ method, path, one }) => operation(method, path, one)),
];
const shape = ([name, schema]) => [
  `### ${name}`,
  schema.description ?? '',
  ...(schema.properties ? fields(schema, 'Needed') : [typeOf(schema)]),
  ...example(schema),
];

export const httpPage = () =>
  page(
    'The HTTP API',
    `${code('src/protocol/routes')}`,
    document.info.description,
    'For machines: [openapi.json](openapi.json). `Authorization: Bearer KEY` on every call that needs a key. Every POST takes an `Idempotency-Key`: the same key with the same body gives the same answer for 24 hours.',
    'Errors that many calls can answer are named here once, those of its own at each call.',
    table(
      ['Calls', 'Can answer'],
      Object.entries(COMMON).map(([which, names]) => [which, errorLinks(names)]),
    ),
    ...document.tags.flatMap(group),
    '## Shapes',
    'Where a shape is sent, a field that is not needed may also be null; where it is answered, it may be absent.',
    ...Object.entries(schemas).flatMap(shape),
  );

export const openApiText = () => `${JSON.stringify(document, null, 2)}\n`;
