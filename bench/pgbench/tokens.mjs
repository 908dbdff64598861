// Which parts of the recorded values belong to one request, which to a group of requests, and which are always the same: found by
// laying recordings side by side, so that nothing here knows what the statements are about. What belongs to a request becomes an SQL
// expression over `i`, which is another number in every transaction; what belongs to a group, over `k`.

const TOKEN = new RegExp(
  [
    '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
    '[0-9a-f]{16,}',
    '\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z',
    // Not from the x of PostgreSQL's own \\x….
    '(?<!\\\\)[A-Za-z0-9-]{20,}',
    '\\d+(?:\\.\\d+)?',
  ].join('|'),
  'g',
);
const HEX = /^[0-9a-f]{16,}$/;
const WHOLE = /^\d{1,6}$/;
const TIME = /^\d{4}-\d\d-\d\dT|^\d+(?:\.\d+)?$/;
/** Longer ones are sealed: nothing looks into them, so they stay as they were recorded. */
const HEX_MOST = 64;
/** An id that begins with its time keeps it: a second in hexadecimal is eight signs. */
const TIME_SIGNS = 8;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A counter that everybody takes is spread over rows: the last twelve signs of their ids say which. */
const SHARED_SIGNS = 24;

const bare = (token) => token.replaceAll('-', '');

/** Quoted so that neither PostgreSQL nor pgbench, which takes `:name` for a variable even in a text, reads anything into it. */
export const quote = (text) =>
  `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll('\n', '\\n').replaceAll(':', '\\x3a')}'`;

const isSame = (tokens) => tokens.every((token) => token === tokens[0]);

function commonStart(tokens) {
  let n = 0;
  while (n < tokens[0].length && tokens.every((token) => token[n] === tokens[0][n])) n++;
  return n;
}

/**
 * The variables that the first recording's tokens became: the same token is the same variable, in whatever statement it stands.
 * `groups`: of each recording; all but the last are of one group.
 */
export function createNames(groups) {
  const made = new Map();

  function define([first, ...others]) {
    const ofGroup = [first, ...others.slice(0, -1)];
    const kept = !isSame(ofGroup) && commonStart(ofGroup) >= TIME_SIGNS / 2 ? TIME_SIGNS : 0;
    const by = isSame(ofGroup) ? 'k' : 'i';
    const name = `v${made.size}`;
    const md5 = (part) => `md5('${name}${part}' || ${by})`;
    const whole = first.length > 32 ? `${md5('a')} || ${md5('b')}` : md5('');
    const start = kept ? `'${first.slice(0, kept)}' || ` : '';
    return { name, sql: `${start}left(${whole}, ${first.length - kept})`, others: others.join(' ') };
  }

  function markOf(tokens) {
    const [first, ...others] = tokens.map(bare);
    const known = made.get(first) ?? define([first, ...others]);
    if (known.others !== others.join(' ')) throw new Error('the recordings do not agree with each other');
    made.set(first, known);
    return tokens[0].includes('-') ? `${known.name}::uuid::text` : known.name;
  }

  /** A whole number that is another in each recording: its group's, or, such as the shard of a counter, any up to the largest seen. */
  function numberOf(tokens) {
    if (tokens.every((token, i) => Number(token) === groups[i])) return `lpad(k, ${tokens[0].length}, '0')`;
    return `(i::bigint % ${Math.max(...tokens.map(Number)) + 1})::text`;
  }

  /** One row of a counter that its group, or everybody, takes: any of those that were seen, in turn. */
  function sharedRowOf(tokens) {
    const heads = tokens.map((token) => token.slice(0, SHARED_SIGNS));
    if (!tokens.every((token) => UUID.test(token)) || !isSame(heads.slice(0, -1))) return undefined;
    const tails = [...new Set(tokens.map((token) => quote(token.slice(SHARED_SIGNS))))];
    const mark = isSame(heads) ? quote(heads[0]) : `left(md5('${bare(heads[0])}' || k), ${bare(heads[0]).length})`;
    return `${mark} || (array[${tails.join(', ')}])[1 + (i::bigint % ${tails.length})::int]`;
  }

  function expressionOf(tokens) {
    const [first] = tokens;
    if (isSame(tokens)) return quote(first);
    if (tokens.every((token) => WHOLE.test(token))) return numberOf(tokens);
    // Times stand still: all of a transaction's were recorded together, and no statement looks at a clock.
    if (!HEX.test(first) && TIME.test(first)) return quote(first);
    if (tokens.every((token) => HEX.test(token) && token.length > HEX_MOST)) return quote(first);
    if (tokens.some((token) => token.length !== first.length)) throw new Error('the recordings differ in shape');
    return sharedRowOf(tokens) ?? markOf(tokens);
  }

  /** @param {string[]} texts what the recordings say in one place */
  function textOf(texts) {
    const tokens = texts.map((text) => text.match(TOKEN) ?? []);
    const between = texts.map((text) => text.split(TOKEN));
    if (new Set(between.map((parts) => parts.join('\0'))).size > 1) throw new Error('the recordings differ in shape');
    const parts = [];
    let plain = '';
    for (const [i, literal] of between[0].entries()) {
      plain += literal;
      if (i === tokens[0].length) continue;
      const sql = expressionOf(tokens.map((list) => list[i]));
      if (sql === quote(tokens[0][i])) plain += tokens[0][i];
      else {
        parts.push(quote(plain), sql);
        plain = '';
      }
    }
    return [...parts, quote(plain)].join(' || ');
  }

  return { textOf, definitions: () => [...made.values()].map(({ name, sql }) => `${sql} as ${name}`) };
}
