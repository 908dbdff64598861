/**
 * Rows on their way into a statement: one array a column, unnested in SQL. The list of columns is the only place that names them, so
 * a statement and what is handed to it cannot drift apart.
 */

export interface Column<T> {
  readonly name: string;
  /** PostgreSQL's type of one value. `json`: text made by `JSON.stringify`, which comes as text. */
  readonly type:
    | 'text'
    | 'json'
    | 'uuid'
    | 'bytea'
    | 'smallint'
    | 'int'
    | 'bigint'
    | 'boolean'
    | 'timestamptz'
    | 'real'
    | 'date';
  readonly of: (row: T) => unknown;
}

export const column = <T>(name: string, type: Column<T>['type'], of: Column<T>['of']): Column<T> => ({
  name,
  type,
  of,
});

/** Between JSON texts, which hold no control character: nothing in them has to be escaped. An empty one stands for null. */
const BETWEEN = '\x1f';

const arrayOf = <T>({ type }: Column<T>, n: number): string =>
  type === 'json' ? `string_to_array($${n}, E'\\x1f', '')` : `$${n}::${type}[]`;

/** `unnest($1::text[], …)` for the parameters from `first` on. */
export const unnest = <T>(columns: readonly Column<T>[], first = 1): string =>
  `unnest(${columns.map((c, i) => arrayOf(c, first + i)).join(', ')})`;

export const namesOf = <T>(columns: readonly Column<T>[]): string => columns.map((c) => c.name).join(', ');

/** `with ordinality as name(columns, ord)`: the rows with their number, from 1. */
export const rowsAs = <T>(name: string, columns: readonly Column<T>[], first = 1): string =>
  `${unnest(columns, first)} with ordinality as ${name}(${namesOf(columns)}, ord)`;

/** One element of an array literal. Only text can hold what has to be escaped; `bytea` comes as bytes, or as `\\x` and hex digits. */
function element(type: Column<never>['type'], value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (type === 'text')
    return `"${/["\\]/.test(value as string) ? (value as string).replace(/["\\]/g, '\\$&') : value}"`;
  if (type !== 'bytea') return String(value);
  if (typeof value === 'string') return `"\\${value}"`;
  const { buffer, byteOffset, length } = value as Uint8Array;
  return `"\\\\x${Buffer.from(buffer, byteOffset, length).toString('hex')}"`;
}

/** The columns as parameters, in their order: array literals (PostgreSQL, "Array Input and Output Syntax"), or texts in a row. */
export const valuesOf = <T>(columns: readonly Column<T>[], rows: readonly T[]): string[] =>
  columns.map((c) =>
    c.type === 'json'
      ? rows.map((row) => c.of(row) ?? '').join(BETWEEN)
      : `{${rows.map((row) => element(c.type, c.of(row))).join(',')}}`,
  );

/** A mark as the input of `bytea`: hex that needs no buffer. */
export const markIn = (mark: string | null | undefined): string | null =>
  mark === null || mark === undefined ? null : `\\x${mark}`;

/** Marks as one value of `bytea[]`, which travels as text. */
export const markArray = (marks: readonly string[]): string => `{${marks.map((mark) => `"\\\\x${mark}"`).join(',')}}`;

/**
 * Joined to a statement whose loss in a crash harms nobody: its commit waits for no disk, and the next one that does covers it
 * (PostgreSQL, "Asynchronous Commit").
 */
export const UNFLUSHED = "(select set_config('synchronous_commit', 'off', true) offset 0) unflushed";

/**
 * Of rows that were chosen, true for each, and known to the planner as true for hardly any: so it goes from them to the rows they are
 * about, by key, however small or new the table is in which those lie.
 */
export const few = (number: string): string => `${number} + 0 = ${number}`;
