/**
 * The bricks that every shape on the wire is made of. Each brick is bounded and carries its sentence, so that nothing can be asked
 * for without a size and nothing can be documented twice. A field that may be left out may also be null: both mean the same.
 *
 * A `title` names a schema among the components of the OpenAPI document. `x-problem` holds what a caller is told where the
 * keyword alone would say too little; it stays inside and is not published.
 */
import Type, { type Static, type TProperties, type TSchema } from 'typebox';

export const ADDRESS_MAX = 320;
export const TEXT_MAX = 100_000;
export const ID_MAX = 128;
export const CODE_MAX = 64;
/** A signed device token or receipt: a compact JWS with a few claims. */
export const TOKEN_MAX = 4096;

interface Problem {
  readonly message: string;
  /** The field to name, where the keyword speaks of the whole object. */
  readonly field?: string;
  /** The message says all there is to say, whichever keyword failed. */
  readonly always?: boolean;
}

/** What a schema looks like once it is only data. */
export interface PlainSchema {
  readonly [keyword: string]: unknown;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, PlainSchema>>;
  readonly required?: readonly string[];
  readonly items?: PlainSchema;
  readonly anyOf?: readonly PlainSchema[];
  readonly oneOf?: readonly PlainSchema[];
  readonly examples?: readonly unknown[];
  readonly maxLength?: number;
  readonly 'x-problem'?: Problem;
}

export const plainOf = (schema: TSchema): PlainSchema => schema as PlainSchema;

interface TextOptions {
  readonly minLength?: number;
  readonly examples?: readonly string[];
}

/** Text of any characters, line breaks too. */
export const text = (maxLength: number, description: string, options: TextOptions = {}) =>
  Type.String({ maxLength, description, ...options });

const ONE_LINE = {
  pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$',
  'x-problem': { message: 'must be one line without control characters' },
};

/** Text of one line, at least one character of it, without control characters. */
export const line = (maxLength: number, description: string, options: TextOptions = {}) =>
  Type.String({ minLength: 1, maxLength, description, ...ONE_LINE, ...options });

/** Text that a pattern describes; `message` says in words what the pattern does. */
export const patterned = (pattern: string, maxLength: number, message: string, description: string) =>
  Type.String({ pattern, maxLength, description, 'x-problem': { message, always: true } });

export const country = (description: string) =>
  patterned('^[A-Z]{2}$', 2, 'must be a country code of two capital letters, such as DE', description);

export const locale = (description: string) =>
  patterned('^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$', 35, 'must be a language tag, such as en or es-MX', description);

/** A time: ISO 8601 in UTC, with or without milliseconds. */
export const time = (description: string) =>
  Type.String({
    format: 'date-time',
    maxLength: 24,
    description,
    'x-problem': { message: 'must be a time in UTC such as 2026-11-02T08:00:01.200Z', always: true },
  });

export const whole = (minimum: number, maximum: number, description: string) =>
  Type.Integer({ minimum, maximum, description });

/** A share, odds or probability. */
export const share = (description: string) => Type.Number({ minimum: 0, maximum: 1, description });

export const yesOrNo = (description: string) => Type.Boolean({ description });

/** One word of a closed list. */
export const choice = <const V extends readonly string[]>(values: V, description: string) =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values], description });

export const list = <S extends TSchema>(items: S, maxItems: number, description: string) =>
  Type.Array(items, { maxItems, description });

/** The same schema, null allowed too. */
export function nullable<S extends TSchema>(schema: S) {
  const { enum: values, anyOf, ...rest } = plainOf(schema);
  return Type.Unsafe<Static<S> | null>({
    ...rest,
    ...(rest.type === undefined ? {} : { type: [rest.type, 'null'] }),
    ...(values === undefined ? {} : { enum: [...values, null] }),
    ...(anyOf === undefined ? {} : { anyOf: [...anyOf, { type: 'null' }] }),
  });
}

/** A field that may be left out, or null, which means the same. */
export const optional = <S extends TSchema>(schema: S) => Type.Optional(nullable(schema));

/** An object that a caller sends: nothing but these fields. */
export const asked = <P extends TProperties>(description: string, fields: P, options: Record<string, unknown> = {}) =>
  Type.Object(fields, { description, additionalProperties: false, ...options });

/** An object that the service answers: it may grow, so callers pass over what they do not know. */
export const answered = <P extends TProperties>(
  description: string,
  fields: P,
  options: Record<string, unknown> = {},
) => Type.Object(fields, { description, ...options });
