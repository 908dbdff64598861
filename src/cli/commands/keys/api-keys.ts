/** API keys of services: each is shown once, when it is made. */
import { addApiKey, listApiKeys, newKeyToken, revokeApiKey, SCOPES } from '../../../store/index.ts';
import { SettingsWrong } from '../../read-settings.ts';
import { type Do, type Doing, listOf, serviceOf } from './doing.ts';

export const list: Do = async ({ pool, io }) => {
  for (const key of await listApiKeys(pool)) io.stdout(`${JSON.stringify(key)}\n`);
  return 0;
};

/** As a browser sends it (RFC 6454 §6.2): no path, no name, nothing in capitals. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function scopesOf({ values }: Doing): readonly string[] {
  if (values.origins !== undefined)
    throw new SettingsWrong('--origins: only a publishable key is bound to origins; a secret one is not.');
  if (values.scopes === undefined) throw new SettingsWrong(`--scopes: what the key may do, of ${SCOPES.join(', ')}.`);
  return listOf(values.scopes, SCOPES, 'scopes');
}

function originsOf({ values }: Doing): readonly string[] {
  if (values.scopes !== undefined) throw new SettingsWrong('--scopes: a publishable key has none.');
  const origins = listOf(values.origins, null, 'origins');
  if (origins.length === 0 || !origins.every(isOrigin))
    throw new SettingsWrong('--origins: a publishable key is bound to whole origins, such as https://app.example.');
  return origins;
}

export const add: Do = async (doing) => {
  const kind = doing.values.publishable ? 'publishable' : 'secret';
  const scopes = kind === 'secret' ? scopesOf(doing) : [];
  const origins = kind === 'secret' ? [] : originsOf(doing);
  const token = newKeyToken(kind);
  const id = await addApiKey(doing.pool, token, { service: serviceOf(doing), kind, scopes, origins });
  doing.io.stdout(`${id}  ${token}\nIt is shown this once.\n`);
  return 0;
};

export const revoke: Do = async ({ pool, io, rest }) => {
  const done = rest[0] !== undefined && (await revokeApiKey(pool, rest[0]));
  io.stdout(
    done
      ? 'Revoked: every node refuses calls with it within a second; those under way are finished.\n'
      : 'There is no such key, or it was revoked before.\n',
  );
  return done ? 0 : 1;
};
