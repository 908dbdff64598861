// Every setting: as a page, and as a JSON Schema for editors.
import { DEMO, Settings } from '../../dist/src/cli/settings.js';
import { assertSameNames, code, page, table } from './markdown.mjs';
import { UNSET, WHY_SETTINGS } from './why.mjs';

const plain = JSON.parse(JSON.stringify(Settings));
const SHORT = /\((HOST|PORT|DATA_DIR|DATABASE_URL)\)/;
const snake = (name) => name.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase();
const variable = (...path) => `COUNTERSIGN_${path.map(snake).join('_')}`;

function typeOf(schema) {
  const branches = schema.anyOf;
  if (branches?.every((b) => b.const !== undefined)) return branches.map((b) => code(b.const)).join(', ');
  if (branches) return branches.map(typeOf).join(' or ');
  if (schema.enum) return schema.enum.map(code).join(', ');
  if (schema.const !== undefined) return code(schema.const);
  if (schema.type === 'integer') return `whole number, ${schema.minimum} to ${schema.maximum}`;
  if (schema.type === 'array') return schema.items.type === 'string' ? 'list of text' : 'list';
  return { string: 'text', boolean: 'true or false', null: 'null' }[schema.type];
}

const defaultOf = (name, schema) =>
  name === 'services' ? 'the demo' : code(JSON.stringify(schema.default ?? DEMO[name] ?? null));
const top = Object.entries(plain.properties);
assertSameNames('settings', Object.keys(plain.properties), WHY_SETTINGS);

const topRow = ([name, schema]) => {
  const short = SHORT.exec(schema.description)?.[1];
  const isList = schema.items?.properties !== undefined || schema.items?.anyOf !== undefined;
  const names = isList ? [] : [...(short ? [short] : []), variable(name)];
  return [
    code(name),
    names.map(code).join(', ') || 'see below',
    typeOf(schema),
    defaultOf(name, schema),
    schema.description,
    WHY_SETTINGS[name],
  ];
};

const service = plain.properties.services.items;
const limit = plain.properties.limits.items;
const senders = plain.properties.senders.items.anyOf.map((schema) => ({ kind: schema.properties.kind.const, schema }));
const optionalIn = (prefix, { properties, required }) =>
  Object.keys(properties)
    .filter((name) => !required.includes(name))
    .map((name) => `${prefix}.${name}`);
assertSameNames(
  'settings that may be left out',
  [
    ...optionalIn('services[]', service),
    ...optionalIn('limits[]', limit),
    ...senders.flatMap(({ kind, schema }) => optionalIn(`senders[${kind}]`, schema)),
  ],
  UNSET,
);

const fieldsTable = (list, prefix, { properties, required }) =>
  table(
    ['Field', 'Variable', 'What it is', 'Meaning', 'Left out'],
    Object.entries(properties).map(([name, schema]) => [
      code(name),
      code(variable(list, '0', name)),
      typeOf(schema),
      schema.description ?? '',
      required.includes(name) ? 'needed' : UNSET[`${prefix}.${name}`],
    ]),
  );

const OUTSIDE = [
  [
    'COUNTERSIGN_KEY',
    'Master keys: 32 bytes in base64, several separated by commas, newest first. They wrap the keys in the database and nothing else. Unset: made once and kept in `dataDir`; with `NODE_ENV=production` it must be set.',
  ],
  [
    'COUNTERSIGN_CONFIG',
    'Path of the settings file. Unset: `countersign.config.json` in the working folder, if it is there.',
  ],
  ['NODE_ENV', '`production`: no ready key, no inbox, a master key and a sender are needed.'],
];

export const settingsPage = () =>
  page(
    'Settings',
    `${code('src/cli/settings.ts')} and ${code('scripts/docs/why.mjs')}`,
    'Read once at start: the file, then the environment over it. Unknown keys, unknown `COUNTERSIGN_` variables and values that do not fit are errors that name themselves. Lists of text are separated by commas in a variable. `"$schema": "…/settings.schema.json"` in the file gives an editor the same knowledge: [settings.schema.json](settings.schema.json).',
    table(['Setting', 'Variable', 'What it is', 'Default', 'Meaning', 'Why'], top.map(topRow)),
    '## Not in the file',
    table(
      ['Variable', 'Meaning'],
      OUTSIDE.map(([name, says]) => [code(name), says]),
    ),
    '## A service',
    'The first is `COUNTERSIGN_SERVICES_0_…`, the second `COUNTERSIGN_SERVICES_1_…`.',
    fieldsTable('services', 'services[]', service),
    '## A limit',
    `What is said of a default limit replaces that; everything else of it stays. A name that no default has makes a limit of your own: ${code('{ "name": "issue.sms.per_destination_day", "max": 500 }')}. What there is, and what the columns mean, is in [limits.md](limits.md).`,
    fieldsTable('limits', 'limits[]', limit),
    ...senders.flatMap(({ kind, schema }) => [
      `## A sender of kind ${code(kind)}`,
      fieldsTable('senders', `senders[${kind}]`, schema),
    ]),
  );

/** For editors: what a file may hold. Nothing is needed in it, as every setting has a default. */
export function settingsSchema() {
  const { required: _, properties, ...schema } = plain;
  const $schema = { type: 'string', description: 'Where this schema is; ignored.' };
  return `${JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'Settings of Countersign', ...schema, properties: { $schema, ...properties } }, null, 2)}\n`;
}
