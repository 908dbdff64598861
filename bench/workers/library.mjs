// The engine as a library, with its callers in the same process.
import { directOf, frontOf } from '../engine/front.mjs';
import { openEngine } from '../engine/open-engine.mjs';
import { drive } from '../load/drive.mjs';
import { engineTarget } from '../load/engine-target.mjs';
import { STEPS } from '../load/steps.mjs';
import { recordStatements, timeStatements } from '../pgbench/record.mjs';
import { serveCalls } from './worker.mjs';

let opened;
let people = 1;
const targets = {};

serveCalls({
  async open(config, masterKey) {
    opened = await openEngine(config, masterKey);
    targets.front = await engineTarget(await frontOf(opened.engine), opened.code);
    targets.direct = await engineTarget(directOf(opened.engine), opened.code);
  },
  load: ({ step, front = 'front', ...rest }) =>
    drive({ ...rest, step: STEPS[step](targets[front]), next: () => people++ }),
  /** So many units of work, by so many callers. */
  async repeat(step, times, callers = 1) {
    const run = STEPS[step](targets.front);
    let left = times;
    const caller = async () => {
      while (left-- > 0) await run(people++, (_, call) => call());
    };
    await Promise.all(Array.from({ length: callers }, caller));
  },
  record: (kind) => recordStatements(opened, targets.direct, kind, () => people++),
  timeStatements: (cycles) =>
    timeStatements(async () => {
      const run = STEPS.cycle(targets.front);
      for (let i = 0; i < cycles; i++) await run(people++, (_, call) => call());
    }),
});
