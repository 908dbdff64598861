// The raw results: a sample for every run of everything, and what was found once (stages, space, memory). Written after each, so that
// nothing measured is lost when the bench is stopped.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const EMPTY = { format: 1, runs: [], samples: [], found: {} };

const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : structuredClone(EMPTY));

/**
 * What was measured of a part is replaced when the part is measured again; the rest of the file stays, each with the run it is of.
 * With `resume` the last run goes on, if it was of the same mode.
 */
export function openResults(path, { run, parts, resume }) {
  const data = read(path);
  const last = data.runs.at(-1);
  const goesOn = resume && last?.mode === run.mode;
  const current = goesOn ? last : { ...run, id: `${run.mode} ${run.startedAt}`, missing: {}, finishedAt: null };
  for (const { missing } of data.runs) for (const part of parts) delete missing[part];
  if (goesOn) {
    const commits = current.commit.includes(run.commit) ? current.commit : `${current.commit}, then ${run.commit}`;
    Object.assign(current, { commit: commits, finishedAt: null });
  } else {
    data.runs.push(current);
    data.samples = data.samples.filter(({ part }) => !parts.includes(part));
    for (const part of parts) delete data.found[part];
  }

  const save = () => {
    const used = new Set([...data.samples, ...Object.values(data.found)].map((one) => one.run));
    data.runs = data.runs.filter((one) => one === current || used.has(one.id));
    writeFileSync(`${path}.new`, `${JSON.stringify(data, null, 1)}\n`);
    renameSync(`${path}.new`, path);
  };
  const isSame = (a, b) => a.run === b.run && a.id === b.id && a.callers === b.callers && a.round === b.round;
  return {
    data,
    current,
    save,
    has: (sample) => data.samples.some((one) => isSame(one, { ...sample, run: current.id })),
    add(sample) {
      data.samples.push({ run: current.id, at: new Date().toISOString(), ...sample });
      save();
    },
    hasFound: (part) => data.found[part]?.run === current.id && data.found[part].whole === true,
    /** `whole`: nothing is missing of it. */
    found(part, what, whole = true) {
      data.found[part] = { run: current.id, at: new Date().toISOString(), whole, ...what };
      save();
    },
    missing(part, why) {
      current.missing[part] = why;
      save();
    },
    finish() {
      current.finishedAt = new Date().toISOString();
      save();
    },
  };
}

export const readResults = read;
