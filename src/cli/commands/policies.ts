/** `countersign policies`: which policies were in use, and what stood in them. */
import { findPolicy, listPolicies } from '../../store/index.ts';
import { type Io, say, sayUsage } from '../io.ts';
import { openDatabase } from '../open-database.ts';
import { policyOf, shadowPolicyOf } from '../policy-of-settings.ts';
import { readSettings } from '../read-settings.ts';

const USAGE = `Usage: countersign policies                  the policies that were in use, oldest first
       countersign policies show VERSION     one of them, as a policy file
       countersign policies check            reads the policy files that the settings name, and says their versions
`;

export async function runPolicies(args: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<number> {
  const [what = 'list', version, ...more] = args;
  const isAsked = what === 'show' ? version !== undefined : ['list', 'check'].includes(what) && version === undefined;
  if (!isAsked || more.length > 0) return sayUsage(io, USAGE);
  const settings = readSettings(env);
  const policy = await policyOf(settings, () => {});
  const shadow = await shadowPolicyOf(settings);
  if (what === 'check') {
    const tried = shadow === null ? '' : `${shadow.version}  tried beside it\n`;
    return say(io.stdout, `${policy.version}  would hold\n${tried}`, 0);
  }
  const database = await openDatabase(settings, () => {});
  try {
    if (version !== undefined) {
      const found = await findPolicy(database.pool, version);
      if (found !== undefined) return say(io.stdout, `${JSON.stringify(found, null, 2)}\n`, 0);
      return say(
        io.stderr,
        'No policy of that version was in use here: countersign policies lists those that were.\n',
        1,
      );
    }
    const used = await listPolicies(database.pool);
    for (const one of used) {
      const now = one.version === policy.version ? '  holds' : one.version === shadow?.version ? '  is tried' : '';
      io.stdout(`${one.version}  since ${new Date(one.firstUsed).toISOString()}${now}\n`);
    }
    if (used.length === 0) io.stderr('None yet: a node writes down its policy when it starts.\n');
    return 0;
  } finally {
    await database.close();
  }
}
