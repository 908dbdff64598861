/** Turns what the shape's judge (Ajv) found into problems that a person can act on. No message repeats a value that was sent. */
import type { ErrorObject } from 'ajv/dist/2020.js';
import type { FieldProblem } from '../engine/errors.ts';
import { joinPath, keysOf, pathOf } from './field-path.ts';
import type { PlainSchema } from './shapes/fields.ts';

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
};

const typesOf = ({ type }: PlainSchema): readonly string[] => (typeof type === 'string' ? [type] : (type ?? []));

/** What a value has to be, from its schema alone. */
function expected(schema: PlainSchema): string {
  const words = typesOf(schema)
    .filter((type) => type !== 'null')
    .map((type) => TYPE_WORDS[type] ?? type);
  const size = schema.maxLength === undefined ? '' : ` of at most ${schema.maxLength} characters`;
  return `must be ${words.join(' or ')}${size}`;
}

const oneOf = (values: readonly unknown[]) => `must be one of ${values.filter((value) => value !== null).join(', ')}`;

function range({ minimum, maximum }: PlainSchema): string {
  if (minimum === undefined) return `must be at most ${maximum}`;
  return maximum === undefined ? `must be at least ${minimum}` : `must be from ${minimum} to ${maximum}`;
}

type Say = (schema: PlainSchema) => string;

/** One sentence for each keyword that the shapes use. */
const SAYINGS: Readonly<Record<string, Say>> = {
  type: expected,
  maxLength: expected,
  minLength: ({ minLength }) =>
    minLength === 1 ? 'must not be empty' : `must be text of at least ${minLength} characters`,
  minimum: range,
  maximum: range,
  enum: ({ enum: values = [] }) => oneOf(values),
  const: ({ const: value }) => `must be ${value}`,
  maxItems: ({ maxItems }) => `must be a list of at most ${maxItems}`,
  maxProperties: ({ maxProperties }) => `must have at most ${maxProperties} fields`,
  required: () => 'is missing',
};

const tagsOf = (schema: PlainSchema, name: string) =>
  (schema.oneOf ?? []).map((branch) => branch.properties?.[name]?.const);

/** Keywords that speak for all that was found inside them. */
const SUMMARIES = new Set(['anyOf', 'oneOf', 'not', 'propertyNames']);

const problemIn = (error: ErrorObject) => (error.parentSchema as PlainSchema)['x-problem'];

/** A demand on several fields together, put down to one of them: heard only where that field has no problem of its own. */
const isOfSeveral = (error: ErrorObject) => SUMMARIES.has(error.keyword) && problemIn(error)?.field !== undefined;

/** The field an error is about, below the value it was found at. */
function innerName(error: ErrorObject): string {
  const { keyword, params } = error;
  if (keyword === 'required') return pathOf([params.missingProperty]);
  if (keyword === 'additionalProperties') return pathOf([params.additionalProperty]);
  if (keyword === 'propertyNames') return pathOf([params.propertyName]);
  if (keyword === 'discriminator') return pathOf([params.tag]);
  return isOfSeveral(error) ? (problemIn(error)?.field ?? '') : '';
}

function messageOf(error: ErrorObject, thing: string): string {
  const { keyword, params } = error;
  const schema = error.parentSchema as PlainSchema;
  if (keyword === 'additionalProperties') return `is not a field of this ${thing}`;
  if (keyword === 'discriminator')
    return params.tagValue === undefined ? 'is missing' : oneOf(tagsOf(schema, params.tag));
  const own = (keyword === 'propertyNames' ? (error.schema as PlainSchema) : schema)['x-problem'];
  const said = own?.always ? undefined : SAYINGS[keyword]?.(schema);
  return said ?? own?.message ?? 'cannot be used like this';
}

/** At most `most` problems, in the order found, one for each field. `thing` is what was sent, in a word. */
export function sayProblems(
  errors: readonly ErrorObject[],
  value: unknown,
  thing: string,
  most: number,
): FieldProblem[] {
  const summaries = errors.filter(({ keyword }) => SUMMARIES.has(keyword)).map(({ schemaPath }) => `${schemaPath}/`);
  const covered = [...new Set(summaries)];
  const heard = errors.filter(({ schemaPath }) => !covered.some((inside) => schemaPath.startsWith(inside)));
  const said = new Map<string, FieldProblem>();
  for (const error of [...heard.filter((one) => !isOfSeveral(one)), ...heard.filter(isOfSeveral)]) {
    if (said.size >= most) break;
    const outer = pathOf(keysOf(error.instancePath, value));
    const path = joinPath(outer, innerName(error));
    if (said.has(path) || said.has(outer)) continue;
    said.set(path, { path, message: messageOf(error, thing) });
  }
  return [...said.values()];
}
