/**
 * Reads settings at the edge: the file, then the environment over it, validated as a whole. The only place that reads the
 * environment, with `main.ts`. Unknown keys are errors that name themselves; values are never repeated.
 */
import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { LimitsWrong } from '../engine/policy/assert-limits.ts';
import { DEFAULT_LIMITS } from '../engine/policy/limits.ts';
import { limitsOf } from './limits-of-settings.ts';
import { DEMO, Settings } from './settings.ts';

export class SettingsWrong extends Error {}

type Schema = { type?: string; properties?: Record<string, Schema>; items?: Schema; anyOf?: Schema[] };

const snake = (key: string) => key.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase();

/** Well-known names, beside `COUNTERSIGN_` followed by the path: `COUNTERSIGN_SERVICES_0_SUPPORT_URL`. */
const SHORT: Readonly<Record<string, string>> = {
  PORT: 'port',
  HOST: 'host',
  DATA_DIR: 'dataDir',
  DATABASE_URL: 'databaseUrl',
};
const OTHERS = new Set(['COUNTERSIGN_KEY', 'COUNTERSIGN_CONFIG', 'COUNTERSIGN_TEST_SERVER']);

/** The path in the settings that a variable names, and the schema there. */
function findPath(rest: string, schema: Schema): { path: (string | number)[]; schema: Schema } | undefined {
  if (rest === '') return { path: [], schema };
  const index = /^(\d{1,3})(?:_|$)/.exec(rest);
  if (schema.items && index) {
    const found = findPath(rest.slice(index[0].length), schema.items);
    return found && { path: [Number(index[1]), ...found.path], schema: found.schema };
  }
  for (const branch of schema.anyOf ?? [schema]) {
    for (const [key, inner] of Object.entries(branch.properties ?? {})) {
      const name = snake(key);
      const found =
        rest === name
          ? findPath('', inner)
          : rest.startsWith(`${name}_`)
            ? findPath(rest.slice(name.length + 1), inner)
            : undefined;
      if (found) return { path: [key, ...found.path], schema: found.schema };
    }
  }
  return undefined;
}

function typed(text: string, { type, items, anyOf }: Schema): unknown {
  if (type === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  if (items) return text === '' ? [] : text.split(',').map((part) => part.trim());
  if (anyOf?.some((s) => s.type === 'null') && text === '') return null;
  return text;
}

function put(target: Record<string | number, unknown>, path: readonly (string | number)[], value: unknown): void {
  const [key, ...rest] = path as [string | number, ...(string | number)[]];
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  target[key] ??= typeof rest[0] === 'number' ? [] : {};
  put(target[key] as Record<string | number, unknown>, rest, value);
}

function readFile(env: NodeJS.ProcessEnv): Record<string, unknown> {
  const path = env.COUNTERSIGN_CONFIG ?? 'countersign.config.json';
  if (!existsSync(path)) {
    if (env.COUNTERSIGN_CONFIG) throw new SettingsWrong(`COUNTERSIGN_CONFIG: there is no file at ${path}.`);
    return {};
  }
  try {
    const { $schema: _, ...settings } = JSON.parse(readFileSync(path, 'utf8'));
    return settings;
  } catch {
    throw new SettingsWrong(`${path}: not JSON.`);
  }
}

function overlay(settings: Record<string, unknown>, env: NodeJS.ProcessEnv): void {
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || OTHERS.has(name)) continue;
    const short = SHORT[name];
    if (short) put(settings, [short], typed(value, (Settings as unknown as Schema).properties![short]!));
    if (!name.startsWith('COUNTERSIGN_')) continue;
    const found = findPath(name.slice('COUNTERSIGN_'.length), Settings as unknown as Schema);
    if (!found) throw new SettingsWrong(`${name}: there is no such setting.`);
    put(settings, found.path, typed(value, found.schema));
  }
}

/** A limit that contradicts its name is found out here, not when the first code is asked for. Of a policy file, when that is read. */
function assertLimitsCanHold({ limits, policyFile }: Settings): void {
  try {
    if (policyFile === null) limitsOf(limits, DEFAULT_LIMITS);
  } catch (error) {
    throw error instanceof LimitsWrong ? new SettingsWrong(`Settings cannot be used:\n  ${error.message}`) : error;
  }
}

const validate = new Ajv2020({ allErrors: true, useDefaults: true, strict: false }).compile(Settings);

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const whole: Record<string, unknown> = { ...structuredClone(DEMO), ...readFile(env) };
  overlay(whole, env);
  if (!validate(whole)) {
    const problems = (validate.errors ?? []).filter((e) => e.keyword !== 'anyOf').slice(0, 10);
    const lines = problems.map((e) => {
      const path = e.instancePath.slice(1).replaceAll('/', '.') || 'settings';
      return e.keyword === 'additionalProperties'
        ? `${path}: unknown key ${e.params.additionalProperty}`
        : `${path}: ${e.message}`;
    });
    throw new SettingsWrong(`Settings cannot be used:\n  ${[...new Set(lines)].join('\n  ')}`);
  }
  const settings = Object.freeze(whole as unknown as Settings);
  assertLimitsCanHold(settings);
  return settings;
}
