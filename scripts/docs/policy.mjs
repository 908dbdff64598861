// The default policy, every number with its reason.
import { DEFAULT_POLICY } from '../../dist/src/engine/policy.js';
import { assertSameNames, code, page, span, table } from './markdown.mjs';
import { WHY_POLICY } from './why.mjs';

const { codes, limits, budget, version, ...rest } = DEFAULT_POLICY;
const units = (n) => `${n} (${n} × 10⁻⁹)`;

/** How values of each name are said. */
const SAID = {
  lifetimeSeconds: span,
  resendAfterSeconds: (waits) => waits.map(span).join(', '),
  windowDays: (n) => `${n} days`,
  quietDays: (n) => `${n} days`,
  undoHours: (n) => `${n} hours`,
  recordsDays: (n) => `${n} days`,
  strangers: units,
  familiar: units,
};
const say = (name, value) => (SAID[name] ?? String)(value);

const first = Object.values(codes)[0];
const codeFields = Object.keys(first);
const budgetFields = Object.keys(budget);
const names = [...codeFields.map((f) => `codes.${f}`), ...Object.keys(rest), ...budgetFields.map((f) => `budget.${f}`)];
assertSameNames('parts of the policy', names, WHY_POLICY);

const defaultOf = (name) => {
  const [group, field] = name.split('.');
  if (group === 'budget') return say(field, budget[field]);
  return group === 'codes'
    ? [...new Set(Object.values(codes).map((c) => say(field, c[field])))].join(' or ')
    : say(name, rest[name]);
};

export const policyPage = () =>
  page(
    'The default policy',
    `${code('src/engine/policy.ts')} and ${code('scripts/docs/why.mjs')}`,
    `Its version is ${code(version)}; every decision records the version that it followed. Limits have a page of their own: [limits.md](limits.md).`,
    table(
      ['Part', 'Default', 'Why'],
      names.map((name) => [code(name), defaultOf(name), WHY_POLICY[name]]),
    ),
    '## Codes of each purpose',
    table(
      ['Purpose', 'Length', 'At most', 'Signs', 'Lives', 'Submissions'],
      Object.entries(codes).map(([purpose, c]) => [
        code(purpose),
        c.length,
        c.lengthMax,
        c.alphabet,
        span(c.lifetimeSeconds),
        c.tries,
      ]),
    ),
    '## Another policy',
    'A library hands `createCountersign` its own `policy`. `countersign replay --policy FILE` tries one over a trace: a JSON object whose parts replace the default ones; lists are replaced as a whole. A running service follows the default policy; of it, the [limits](settings.md#a-limit) and `budgetStrangers` can be set.',
  );
