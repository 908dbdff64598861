/** Turns shapes into the document's schemas: every schema with a title becomes a component, and a reference wherever it stands. */
import type { TSchema } from 'typebox';
import { type PlainSchema, plainOf } from '../shapes/fields.ts';
import { refTo } from './document.ts';

/** Ours alone: not for the document. */
const INSIDE = new Set(['x-problem']);
/** Keywords whose value is a schema, a list of schemas, or schemas by name. */
const ONE = new Set(['items', 'additionalProperties', 'propertyNames', 'not']);
const MANY = new Set(['anyOf', 'oneOf']);
const NAMED = new Set(['properties']);

export interface Components {
  /** The schema as it stands in the document. Throws if two different shapes have one title. */
  publish(schema: TSchema): PlainSchema;
  readonly schemas: Readonly<Record<string, PlainSchema>>;
}

const isSchema = (value: unknown): value is PlainSchema => typeof value === 'object' && value !== null;

export function collectComponents(): Components {
  const schemas: Record<string, PlainSchema> = {};

  const publish = (schema: PlainSchema): PlainSchema => {
    const { title } = schema;
    if (title === undefined) return publishInside(schema);
    const published = publishInside(schema);
    const known = schemas[title];
    if (known && JSON.stringify(known) !== JSON.stringify(published)) throw new Error(`two shapes are called ${title}`);
    schemas[title] = published;
    return { ...refTo('schemas', title) };
  };

  const publishInside = (schema: PlainSchema): PlainSchema => {
    const rows = Object.entries(schema).filter(([keyword]) => !INSIDE.has(keyword));
    const published = Object.fromEntries(rows.map(([keyword, value]) => [keyword, publishKeyword(keyword, value)]));
    return schema.discriminator === undefined
      ? published
      : { ...published, discriminator: withMapping(schema, publish) };
  };

  const publishKeyword = (keyword: string, value: unknown): unknown => {
    if (ONE.has(keyword) && isSchema(value)) return publish(value);
    if (MANY.has(keyword)) return (value as PlainSchema[]).map(publish);
    if (!NAMED.has(keyword)) return value;
    const fields = Object.entries(value as Record<string, PlainSchema>);
    return Object.fromEntries(fields.map(([name, field]) => [name, publishField(field)]));
  };

  /** A field keeps its sentence beside the reference. */
  const publishField = (field: PlainSchema): PlainSchema => {
    const { title, description } = field;
    return title === undefined || description === undefined ? publish(field) : { ...publish(field), description };
  };

  return { publish: (schema) => publish(plainOf(schema)), schemas };
}

/** A discriminator's values, each with the component it means: the names of ours differ from the values. */
function withMapping(schema: PlainSchema, publish: (inner: PlainSchema) => PlainSchema) {
  const { propertyName } = schema.discriminator as { propertyName: string };
  const mapping = (schema.oneOf ?? []).map((branch) => [
    branch.properties?.[propertyName]?.const,
    publish(branch).$ref,
  ]);
  return { propertyName, mapping: Object.fromEntries(mapping) };
}
