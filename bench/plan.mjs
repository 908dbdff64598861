// How long, how often and with how many callers each thing is measured.

/** Measured in turns, round by round, so that whatever the machine does meanwhile falls on all of them. */
export const IN_TURNS = ['http', 'pgbench', 'library', 'peers', 'embedded'];
/** Takes so long, and so much disk, that it is asked for by name only. */
const NAMED_ONLY = ['full'];
export const PARTS = [...IN_TURNS, 'slow-disk', 'stages', 'space', 'backtest', 'memory', ...NAMED_ONLY];
/** As the parts are called in the report. */
export const LETTERS = { a: 'pgbench', b: 'library', c: 'http', d: 'peers', e: 'embedded' };

const ALL = [1, 8, 64, 256, 512];

const FULL = {
  mode: 'full',
  rounds: 5,
  warmSeconds: 1,
  seconds: 3,
  prepareCycles: 400,
  callers: {
    'pgbench.issue': [8, 64],
    'pgbench.cycle': [1, 8, 64, 256],
    'pgbench.hot': [1, 8, 64, 256],
    'pgbench.apart': [8, 64],
    'pgbench.hot_apart': [8, 64],
    'library.direct': [1],
    'library.issue': ALL,
    'library.cycle': ALL,
    'library.hot': ALL,
    'library.mixed': [8, 64, 256],
    'http.issue': ALL,
    'http.cycle': ALL,
    'http.hot': ALL,
    'http.mixed': [8, 64, 256],
    'http.delivered': [8, 64, 256],
    'peers.email': [1, 8, 64, 256],
    'peers.phone': [1, 8, 64, 256],
    'embedded.cycle': ALL,
  },
  slowDisk: {
    delaysMs: [1, 5],
    callers: { 'pgbench.cycle': [64], 'pgbench.hot': [64], 'http.cycle': [64, 256], 'http.hot': [64, 256] },
  },
  stages: { callers: 64, seconds: 8 },
  space: { cycles: 20_000, callers: 8 },
  backtest: { cycles: 20_000, callers: 64, times: 5, rounds: 5 },
  memory: { seconds: 600, everySeconds: 5, callers: 256 },
  full: {
    codes: 10_000_000,
    people: 1200,
    returning: 60_000,
    few: 12_000,
    rounds: 5,
    works: ['request', 'cycle'],
    askers: ['new', 'returning'],
    warmSeconds: 2,
    seconds: 5,
  },
};

const QUICK = {
  ...FULL,
  mode: 'quick',
  rounds: 3,
  warmSeconds: 0.3,
  seconds: 0.7,
  prepareCycles: 50,
  callers: {
    'pgbench.issue': [8],
    'pgbench.cycle': [1, 8],
    'pgbench.hot': [8],
    'pgbench.apart': [8],
    'pgbench.hot_apart': [8],
    'library.direct': [1],
    'library.issue': [64],
    'library.cycle': [1, 64],
    'library.hot': [64],
    'library.mixed': [64],
    'http.issue': [64],
    'http.cycle': [1, 64, 256],
    'http.hot': [256],
    'http.mixed': [64],
    'http.delivered': [64],
    'peers.email': [64],
    'peers.phone': [64],
    'embedded.cycle': [64],
  },
  slowDisk: { delaysMs: [5], callers: { 'pgbench.cycle': [8], 'http.cycle': [64] } },
  stages: { callers: 64, seconds: 2 },
  space: { cycles: 500, callers: 8 },
  backtest: { cycles: 1000, callers: 64, times: 20, rounds: 2 },
  memory: { seconds: 8, everySeconds: 1, callers: 256 },
  full: {
    ...FULL.full,
    codes: 30_000,
    people: 60,
    returning: 2400,
    few: 1200,
    rounds: 2,
    warmSeconds: 0.2,
    seconds: 0.5,
  },
};

const USAGE = `Usage: npm run bench -- [quick] [--resume] [PART ...]

Parts: ${PARTS.join(', ')}; or a to e for ${Object.values(LETTERS).join(', ')}. None given: all of them but ${NAMED_ONLY.join(', ')}.
quick     short runs, about two minutes, into files of their own
--resume  goes on where the last run was stopped
report    measures nothing, and writes the report again
`;

/** @returns {{ plan: object, parts: string[], resume: boolean, reportOnly: boolean } | { usage: string }} */
export function readArguments(args) {
  const words = args.map((word) => LETTERS[word] ?? word);
  const known = new Set([...PARTS, 'quick', 'report', '--resume']);
  if (words.some((word) => !known.has(word))) return { usage: USAGE };
  const named = PARTS.filter((part) => words.includes(part));
  return {
    plan: words.includes('quick') ? QUICK : FULL,
    parts: named.length > 0 ? named : PARTS.filter((part) => !NAMED_ONLY.includes(part)),
    resume: words.includes('--resume'),
    reportOnly: words.includes('report'),
  };
}
