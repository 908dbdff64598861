#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
/** The command line: one door to everything. Reads the environment here and nowhere else. */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EmbeddedDatabaseError } from '../store/embedded/embedded-error.ts';
import { DatabaseTooNew } from '../store/migrate.ts';
import { MasterKeyWrong } from '../store/vault/keyring.ts';
import { type Io, say } from './io.ts';
import { SettingsWrong } from './read-settings.ts';
import { VERSION } from './version.ts';

type Command = (args: readonly string[], env: NodeJS.ProcessEnv) => Promise<number>;

const io: Io = {
  stdout: (text: string) => void process.stdout.write(text),
  stderr: (text: string) => void process.stderr.write(text),
};

/** Each is loaded only when it is run. */
const COMMANDS: Readonly<Record<string, { run: Command; says: string }>> = {
  serve: {
    run: async (_, env) => (await import('./commands/serve.ts')).serve(env),
    says: 'run everything in one process',
  },
  migrate: {
    run: async (_, env) => (await import('./commands/migrate.ts')).runMigrate(env, io),
    says: 'bring the database up to date and stop',
  },
  keys: {
    run: async (args, env) => (await import('./commands/keys/run-keys.ts')).runKeys(args, env, io),
    says: 'list, add and revoke API keys; rotate the keys that seal and derive',
  },
  erase: {
    run: async (args, env) => (await import('./commands/erase.ts')).runErase(args, env, io),
    says: 'forget a person: by address, account or both',
  },
  restored: {
    run: async (args, env) => (await import('./commands/restored.ts')).runRestored(args, env, io),
    says: 'after a restore: end every code, and erase again whom the backup brought back',
  },
  retention: {
    run: async (args, env) => (await import('./commands/retention.ts')).runRetention(args, env, io),
    says: 'drop what is past its time, or tell of it (--dry-run)',
  },
  policies: {
    run: async (args, env) => (await import('./commands/policies.ts')).runPolicies(args, env, io),
    says: 'which policies were in use, and what stood in them',
  },
  replay: {
    run: async (args) => (await import('./commands/replay.ts')).runReplay([...args], io),
    says: 'play a trace through the engine and write what it did and said',
  },
  calibrate: {
    run: async (args, env) => (await import('./commands/calibrate/run-calibrate.ts')).runCalibrate(args, env, io),
    says: 'fit the weights of the evidence from a trace and what is true of it',
  },
  backtest: {
    run: async (args, env) => (await import('./commands/backtest.ts')).runBacktest(args, env, io),
    says: 'what another policy would have made of a trace, or of the history',
  },
  simulate: {
    run: async (args, env) =>
      (await import('./commands/simulate.ts')).runSimulate(args, io, env.COUNTERSIGN_SIMULATE_KEY),
    says: 'a scripted world: a trace and the truth behind it, or calls to a running server',
  },
  export: {
    run: async (args, env) => (await import('./commands/export.ts')).runExport(args, env, io),
    says: 'the history as a trace, with other names in place of names',
  },
  confirm: {
    run: async (args, env) => (await import('./commands/confirm.ts')).runConfirm(args, env, io),
    says: 'note why a message really came, as support staff found out',
  },
  explain: {
    run: async (args, env) => (await import('./commands/explain.ts')).runExplain(args, env, io),
    says: 'why one message came: what happened, what was known, what was done',
  },
  guide: {
    run: async (args) => (await import('./commands/guide.ts')).runGuide(args, io),
    says: 'answer reports of people who got codes they did not ask for',
  },
};

const HELP = `countersign ${VERSION}: verification codes that explain themselves

Usage: countersign COMMAND

${Object.entries(COMMANDS)
  .map(([name, { says }]) => `  ${name.padEnd(9)} ${says}`)
  .join('\n')}

Settings: countersign.config.json, or COUNTERSIGN_CONFIG=path; every one also from the environment.
`;

/** What a person can mend is said in one line; anything else is a bug and shows where. */
const FORESEEN = [SettingsWrong, DatabaseTooNew, MasterKeyWrong, EmbeddedDatabaseError];

export async function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [name = 'help', ...args] = argv;
  if (name === 'help' || name === '--help' || name === '-h') return say(io.stdout, HELP, 0);
  if (name === '--version') return say(io.stdout, `${VERSION}\n`, 0);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) return say(io.stderr, `There is no command "${name.slice(0, 40)}".\n\n${HELP}`, 2);
  try {
    return await command.run(args, env);
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    if (code === 'EADDRINUSE')
      return say(
        io.stderr,
        'The port is in use. Stop what listens there, or set PORT to another (0 picks a free one).\n',
        1,
      );
    if (FORESEEN.some((kind) => error instanceof kind)) return say(io.stderr, `${message}\n`, 1);
    throw error;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2), process.env);
}
